from uuid import uuid4

import pytest

from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.kernel.text.codes import parse_code
from paydas.listening.models import Interview, Question, Survey
from paydas.sensemaking.models import Finding, FindingCheck
from paydas.sensemaking.operations.evidence import (
    Opinion,
    Piece,
    add_evidence,
    change_evidence,
    record_check,
    remove_evidence,
)
from paydas.sensemaking.operations.findings import (
    NewFinding,
    add_finding,
    add_findings,
    change_finding,
    mark_finding,
    remove_finding,
)
from paydas.sensemaking.queries.findings import (
    contradicted,
    findings_of,
    search,
    weight_of,
    with_weights,
)
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import (
    make_desk,
    make_finding,
    make_recommendation,
    make_voice,
)

pytestmark = pytest.mark.django_db


def refusal(call, **arguments):
    with pytest.raises(SensemakingError) as problem:
        call(**arguments)
    return problem.value.code


def make_question(consultation):
    survey = Survey.objects.create(consultation=consultation, title="Anket")
    return Question.objects.create(survey=survey, position=1, kind="single", text="Var mı?")


def test_a_finding_has_a_code_from_the_beginning():
    consultation, by = make_desk()

    finding = make_finding(by, consultation, is_ready=False)

    assert parse_code(finding.code) == finding.code
    assert finding.code[0] == "B"


def test_a_finding_posted_twice_is_one():
    consultation, by = make_desk()
    values = {"finding_id": uuid4(), "consultation_id": consultation.pk}

    for _ in range(2):
        add_finding(by=by, title="Bulgu", statement="…", **values)

    assert Finding.objects.count() == 1


def test_a_finding_without_evidence_is_not_ready():
    consultation, by = make_desk()
    finding = make_finding(by, consultation, [], is_ready=False)

    assert refusal(mark_finding, by=by, finding_id=finding.pk, is_ready=True) == "no_evidence"


def test_a_finding_that_rests_on_numbers_alone_must_say_so():
    consultation, by = make_desk()
    finding = make_finding(by, consultation, [], is_ready=False)
    piece = Piece("supports", question=make_question(consultation), choice="yes")
    add_evidence(by=by, finding_id=finding.pk, pieces=[piece])

    refused = refusal(mark_finding, by=by, finding_id=finding.pk, is_ready=True)
    change_finding(by=by, finding_id=finding.pk, seen=None, rests_on_numbers_only=True)
    marked = mark_finding(by=by, finding_id=finding.pk, is_ready=True)

    assert refused == "numbers_only"
    assert marked.state == "ready"


def test_a_finding_with_voices_cannot_claim_to_rest_on_numbers_alone():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)

    refused = refusal(
        change_finding, by=by, finding_id=finding.pk, seen=None, rests_on_numbers_only=True
    )

    assert refused == "not_numbers_only"
    finding.refresh_from_db()
    assert finding.rests_on_numbers_only is False


def test_the_last_evidence_of_a_ready_finding_cannot_be_taken_off():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    piece = finding.evidence.get()

    assert refusal(remove_evidence, by=by, evidence_id=piece.pk) == "no_evidence"
    assert finding.evidence.count() == 1


def test_a_voice_stands_once_under_a_finding_and_takes_the_new_stance():
    consultation, by = make_desk()
    voice = make_voice(consultation)
    finding = make_finding(by, consultation, [voice])

    add_evidence(by=by, finding_id=finding.pk, pieces=[Piece("contradicts", voice.pk)])

    assert list(finding.evidence.values_list("stance", flat=True)) == ["contradicts"]


def test_a_draft_voice_is_no_evidence():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    pieces = [Piece("supports", make_voice(consultation, state="draft").pk)]

    assert refusal(add_evidence, by=by, finding_id=finding.pk, pieces=pieces) == "draft_voice"


def test_a_voice_of_another_consultation_is_no_evidence():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    pieces = [Piece("supports", make_voice(make_desk()[0]).pk)]

    code = refusal(add_evidence, by=by, finding_id=finding.pk, pieces=pieces)

    assert code == "not_of_consultation"


def test_evidence_is_one_thing():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    both = Piece("supports", make_voice(consultation).pk, make_question(consultation))

    for piece in (both, Piece("supports")):
        code = refusal(add_evidence, by=by, finding_id=finding.pk, pieces=[piece])
        assert code == "evidence_is_one"


def test_weights_tell_voices_from_other_evidence_by_stance():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    pieces = [
        Piece("contradicts", make_voice(consultation).pk),
        Piece("supports", question=make_question(consultation)),
    ]
    add_evidence(by=by, finding_id=finding.pk, pieces=pieces)

    weight = weight_of(finding)
    row = with_weights(findings_of(consultation.pk)).get()

    assert (weight.voices_of("supports"), weight.of("supports"), weight.total) == (1, 2, 3)
    assert (row.n_supports, row.n_contradicts, row.n_nuances) == (2, 1, 0)


def test_contradicted_findings_are_found():
    consultation, by = make_desk()
    quiet, loud = make_finding(by, consultation), make_finding(by, consultation)
    piece = loud.evidence.get()
    change_evidence(by=by, evidence_id=piece.pk, seen=None, stance="contradicts", reading="karşı")

    assert list(contradicted(findings_of(consultation.pk))) == [loud]
    assert quiet.evidence.get().stance == "supports"


def test_an_interview_checks_a_finding_once_and_may_change_its_word():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    interview = Interview.objects.create(consultation=consultation, title="Mülakat")

    record_check(by=by, finding_id=finding.pk, opinion=Opinion(interview, "confirms"))
    record_check(by=by, finding_id=finding.pk, opinion=Opinion(interview, "nuances", "ilçede yok"))

    assert list(FindingCheck.objects.values_list("verdict", "note")) == [("nuances", "ilçede yok")]


def test_many_findings_are_written_with_their_evidence():
    consultation, by = make_desk()
    voices = [make_voice(consultation) for _ in range(2)]
    findings = [
        NewFinding("Bir", "…", pieces=(Piece("supports", voices[0].pk),)),
        NewFinding("İki", "…", pieces=(Piece("contradicts", voices[1].pk),)),
    ]

    made = add_findings(by=by, consultation_id=consultation.pk, findings=findings)

    assert [(one.title, one.state, one.evidence.count()) for one in made] == [
        ("Bir", "ready", 1),
        ("İki", "ready", 1),
    ]


def test_many_findings_are_written_all_or_none():
    consultation, by = make_desk()
    good = NewFinding("Bir", "…", pieces=(Piece("supports", make_voice(consultation).pk),))

    code = refusal(
        add_findings, by=by, consultation_id=consultation.pk, findings=[good, NewFinding("İki", "")]
    )

    assert code == "no_evidence"
    assert Finding.objects.count() == 0


def test_a_stale_finding_keeps_what_was_typed_out():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)

    with pytest.raises(StaleRecordError):
        change_finding(by=by, finding_id=finding.pk, seen=99, title="başka")


def test_a_finding_with_a_recommendation_is_not_removed():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    make_recommendation(by, consultation, [finding])

    assert refusal(remove_finding, by=by, finding_id=finding.pk) == "in_use"


def test_findings_are_searched_in_turkish():
    consultation, by = make_desk()
    finding = make_finding(by, consultation, title="YARDIM TOPLAMA İZNİ")
    make_finding(by, consultation)

    assert list(search(findings_of(consultation.pk), "yardım izni")) == [finding]


@pytest.mark.parametrize("role", ["approver", "viewer", "moderator"])
def test_only_analysts_write_findings(role):
    consultation, _ = make_desk()

    with pytest.raises(AccessDeniedError):
        make_finding(make_staff(consultation, role), consultation)
