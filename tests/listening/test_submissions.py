from datetime import date
from uuid import uuid4

import pytest

from paydas.consultations.models import Participant
from paydas.core.actors import SYSTEM, VISITOR, holder
from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import Answer, Contribution, Submission
from paydas.listening.operations.submissions import (
    AnswersError,
    Filled,
    give_survey_link,
    submit,
    submit_many,
)
from paydas.listening.operations.surveys import (
    add_questions,
    change_question,
    change_survey,
    close_survey,
    open_survey,
    remove_question,
)
from paydas.listening.queries.results import results
from paydas.listening.vocabulary import ListeningError
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.listening import make_survey

pytestmark = pytest.mark.django_db


def respondent(found):
    participant = make_participant(found.consultation)
    link = give_survey_link(by=SYSTEM, survey_id=found.survey.pk, participant=participant)
    return holder(link), participant


def send(found, by, participant, **answers):
    key = by.link.subject_id if by.link else uuid4()
    given = {getattr(found, name): value for name, value in answers.items()}
    filled = Filled(given, participant, id=key)
    return submit(by=by, survey_id=found.survey.pk, filled=filled)


def test_an_open_answer_of_voice_makes_exactly_one_contribution():
    found = make_survey()
    by, participant = respondent(found)

    for _ in range(2):
        send(found, by, participant, voice="Süre belli olsun.", more="Yok.", single="good")

    voice = Contribution.objects.get()
    assert (voice.channel, voice.participant, voice.asked) == (
        "survey",
        participant,
        "Ne değişmeli?",
    )
    assert voice.answer.text == "Süre belli olsun."
    assert Answer.objects.count() == 3


@pytest.mark.parametrize(
    ("answers", "name", "code"),
    [
        ({}, "voice", "answer_required"),
        ({"voice": "x", "single": "ugly"}, "single", "answer_choice"),
        ({"voice": "x", "multi": ["a", "b", "c"]}, "multi", "answer_many"),
        ({"voice": "x", "scale": "6"}, "scale", "answer_range"),
        ({"voice": "x", "number": "çok"}, "number", "answer_number"),
        ({"voice": "x", "number": "9" * 20}, "number", "answer_number"),
        ({"voice": "x" * 1_000_000}, "voice", "too_long"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_kept(answers, name, code):
    found = make_survey()
    by, participant = respondent(found)

    with pytest.raises(AnswersError) as caught:
        send(found, by, participant, **answers)

    wrong = caught.value.by_question
    assert {key: error.code for key, error in wrong.items()} == {getattr(found, name): code}
    assert Answer.objects.count() == 0


def test_a_participant_sends_one_survey_once():
    found = make_survey()
    by, participant = respondent(found)
    send(found, by, participant, voice="Bir.")
    analyst = make_staff(found.consultation, "analyst")

    with pytest.raises(ListeningError, match="submitted_already"):
        send(found, analyst, participant, voice="İki.")


def test_a_link_sends_no_other_s_survey():
    found = make_survey()
    by, _ = respondent(found)
    other = respondent(found)[0]

    with pytest.raises(AccessDeniedError):
        submit(by=by, survey_id=found.survey.pk, filled=Filled({}, id=other.link.subject_id))


def test_an_open_survey_takes_unnamed_answers_that_can_still_be_followed():
    found = make_survey(is_open_to_all=True)

    sent = send(found, VISITOR, None, voice="Adım yok.")

    assert (sent.participant.person, sent.participant.organisation) == (None, None)
    assert sent.participant.disclosure == "anonymous"
    assert Contribution.objects.get().participant == sent.participant


def test_a_survey_by_link_takes_no_visitor():
    found = make_survey()

    with pytest.raises(AccessDeniedError):
        send(found, VISITOR, None, voice="Merhaba.")


def test_a_closed_survey_takes_nothing():
    found = make_survey()
    by, participant = respondent(found)
    close_survey(by=SYSTEM, survey_id=found.survey.pk)

    with pytest.raises(ListeningError, match="survey_closed"):
        send(found, by, participant, voice="Geç kaldım.")


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"opens_on": date(2999, 1, 1)}, "survey_not_open"),
        ({"closes_on": date(2001, 1, 1)}, "survey_closed"),
    ],
)
def test_a_survey_is_answered_between_its_days(dates, code):
    found = make_survey()
    by, participant = respondent(found)
    change_survey(by=SYSTEM, survey_id=found.survey.pk, seen=None, **dates)

    with pytest.raises(ListeningError, match=code):
        send(found, by, participant, voice="x")


def test_paper_is_typed_in_after_the_survey_closed():
    found = make_survey()
    participant = make_participant(found.consultation)
    close_survey(by=SYSTEM, survey_id=found.survey.pk)

    sent = send(found, make_staff(found.consultation, "rapporteur"), participant, voice="Kâğıtta.")

    assert sent.state == "submitted"


def test_many_are_typed_in_at_once_in_few_queries(django_assert_max_num_queries):
    found = make_survey()
    people = [make_participant(found.consultation) for _ in range(20)]
    filled = [Filled({found.voice: f"Söz {n}"}, p) for n, p in enumerate(people)]

    with django_assert_max_num_queries(20):
        submit_many(by=SYSTEM, survey_id=found.survey.pk, filled=filled)

    assert Contribution.objects.count() == 20


def test_a_survey_without_questions_does_not_open():
    found = make_survey(is_open=False, questions=())

    with pytest.raises(ListeningError, match="survey_empty"):
        open_survey(by=SYSTEM, survey_id=found.survey.pk)


def test_a_choice_needs_two_answers_to_choose_from():
    found = make_survey()

    with pytest.raises(ListeningError, match="choices_needed"):
        add_questions(
            by=SYSTEM, survey_id=found.survey.pk, questions=[{"kind": "single", "text": "?"}]
        )


def test_answered_questions_are_reworded_but_not_changed_in_meaning():
    found = make_survey()
    by, participant = respondent(found)
    send(found, by, participant, voice="x")

    changed = change_question(by=SYSTEM, question_id=found.voice, seen=1, text="Ne değişsin?")
    with pytest.raises(ListeningError, match="survey_answered"):
        change_question(by=SYSTEM, question_id=found.voice, seen=2, kind="number")
    with pytest.raises(ListeningError, match="survey_answered"):
        remove_question(by=SYSTEM, question_id=found.voice)

    assert changed.text == "Ne değişsin?"


def test_results_never_give_a_share_of_nothing():
    found = make_survey()

    result = results(found.survey, for_public=False)

    assert result.rate is None
    assert [one.shares for one in result.questions] == [()] * 6
    assert {one.mean for one in result.questions} == {None}


def test_results_count_choices_of_those_who_answered():
    found = make_survey()
    for answer in ["good"] * 6 + ["bad"] * 2 + [""] * 2:
        by, participant = respondent(found)
        send(found, by, participant, voice="x", single=answer, scale="4")

    staff = results(found.survey, for_public=False)
    public = results(found.survey, for_public=True)

    assert [(s.key, s.count, s.share) for s in staff.questions[2].shares] == [
        ("good", 6, 0.75),
        ("bad", 2, 0.25),
    ]
    assert [s.count for s in public.questions[2].shares] == [None, None]
    assert (staff.questions[4].mean, staff.sent, staff.rate) == (4.0, 10, 1.0)


def test_an_unknown_survey_of_another_consultation_changes_nothing():
    found = make_survey()
    stranger = make_staff(make_consultation(), "coordinator")

    with pytest.raises(AccessDeniedError):
        send(found, stranger, None, voice="x")

    assert (Submission.objects.count(), Participant.objects.count()) == (0, 0)
