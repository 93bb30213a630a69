import pytest
from django.utils import timezone

from paydas.core.vocabulary import AccessDeniedError
from paydas.sensemaking.models import Disposition, Finding, FindingEvidence
from paydas.sensemaking.operations.dispositions import dispose, withdraw_disposition
from paydas.sensemaking.operations.evidence import Piece, add_evidence
from paydas.sensemaking.queries.coverage import Coverage, coverage, without_answer
from paydas.sensemaking.queries.summary import Summary, summary
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_desk, make_finding, make_voice

pytestmark = pytest.mark.django_db


def published(finding):
    today = timezone.localdate()
    Finding.objects.filter(pk=finding.pk).update(state="published", published_on=today)
    FindingEvidence.objects.filter(finding=finding).update(published_on=today)
    return finding


def say(by, consultation, *voices, kind="noted", reason="Başka konu."):
    ids = [voice.pk for voice in voices]
    return dispose(
        by=by, consultation_id=consultation.pk, contribution_ids=ids, kind=kind, reason=reason
    )


def test_every_approved_voice_is_counted_once():
    consultation, by = make_desk()
    published(make_finding(by, consultation))
    make_finding(by, consultation)
    say(by, consultation, make_voice(consultation))
    make_voice(consultation, state="withheld", withheld_reason="Kişi belli oluyor.")
    make_voice(consultation, state="draft")

    found = coverage(consultation.pk)

    assert found == Coverage(voices=4, in_published=1, in_unpublished=1, disposed=1)
    assert (found.without, found.share) == (1, 0.75)


def test_coverage_of_nothing_has_no_share():
    consultation, _ = make_desk()

    assert coverage(consultation.pk).share is None


def test_a_voice_that_only_nuances_has_no_answer_yet():
    consultation, by = make_desk()
    finding, voice = make_finding(by, consultation), make_voice(consultation)
    add_evidence(by=by, finding_id=finding.pk, pieces=[Piece("nuances", voice.pk)])

    assert list(without_answer(consultation.pk, counts_unpublished=True)) == [voice]


def test_the_law_counts_published_findings_only():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    voice = finding.evidence.get().contribution

    before = list(without_answer(consultation.pk))
    published(finding)

    assert (before, list(without_answer(consultation.pk))) == ([voice], [])


def test_a_disposition_needs_a_reason():
    consultation, by = make_desk()

    with pytest.raises(SensemakingError, match="reason_needed"):
        say(by, consultation, make_voice(consultation), reason=" ")


def test_a_second_disposition_replaces_the_first():
    consultation, by = make_desk()
    voice = make_voice(consultation)

    say(by, consultation, voice)
    say(by, consultation, voice, kind="forwarded", reason="İletildi.")

    assert list(Disposition.objects.values_list("kind", "reason")) == [("forwarded", "İletildi.")]


def test_several_voices_are_disposed_at_once_or_none():
    consultation, by = make_desk()
    draft = make_voice(consultation, state="draft")

    with pytest.raises(SensemakingError, match="draft_voice"):
        say(by, consultation, make_voice(consultation), draft)

    assert Disposition.objects.count() == 0


def test_a_disposition_taken_back_lets_the_voice_wait_again():
    consultation, by = make_desk()
    voice = make_voice(consultation)
    (made,) = say(by, consultation, voice)

    withdraw_disposition(by=by, disposition_id=made.pk)

    assert list(without_answer(consultation.pk)) == [voice]


def test_only_analysts_dispose():
    consultation, _ = make_desk()

    with pytest.raises(AccessDeniedError):
        say(make_staff(consultation, "viewer"), consultation, make_voice(consultation))


def test_the_summary_takes_two_queries(django_assert_num_queries):
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    voice = make_voice(consultation)
    add_evidence(by=by, finding_id=finding.pk, pieces=[Piece("contradicts", voice.pk)])
    make_voice(consultation)

    with django_assert_num_queries(2):
        found = summary(consultation.pk)

    assert found == Summary(count=1, published=0, contradicted=1, waiting=1)
