"""Surveys and their questions: set up, open, close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max

from paydas.consultations.models import Consultation
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.listening.access import can_survey
from paydas.listening.models import Question, Survey
from paydas.listening.vocabulary import (
    ListeningError,
    QuestionKind,
    SubmissionState,
    SurveyState,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTI)
MIN_CHOICES = 2
# What may still be corrected when answers have arrived: the wording, never the meaning.
WORDING = {"text", "hint", "low_label", "high_label"}


@operation
def set_up_survey(
    *,
    by: Actor,
    survey_id: Key,
    consultation_id: Key,
    **values: Any,  # noqa: ANN401 -- fields of Survey
) -> Survey:
    """Set up a survey that nobody can answer yet; the same id twice is one."""
    require(can_survey(by, str(consultation_id)))
    if found := Survey.objects.filter(pk=survey_id, consultation_id=consultation_id).first():
        return found
    consultation = Consultation.objects.get(pk=consultation_id)
    survey = Survey(id=survey_id, consultation=consultation, **values)
    survey.save(force_insert=True)
    record(survey, scope=consultation_id, fields=sorted(values))
    return survey


@operation
def change_survey(*, by: Actor, survey_id: Key, seen: int | None, **values: object) -> Survey:
    """Change title, texts, dates or who may answer."""
    survey = lock(Survey, survey_id, seen)
    require(can_survey(by, survey.consultation_id))
    record(survey, scope=survey.consultation_id, fields=save_changes(survey, **values))
    return survey


@operation
def open_survey(*, by: Actor, survey_id: Key) -> Survey:
    """Let the survey be answered. Raises ListeningError("survey_empty")."""
    survey = lock(Survey, survey_id)
    require(can_survey(by, survey.consultation_id))
    if not survey.questions.exists():
        raise ListeningError("survey_empty")
    return _enter(survey, SurveyState.OPEN)


@operation
def close_survey(*, by: Actor, survey_id: Key) -> Survey:
    """Take no more answers; it can be opened again."""
    survey = lock(Survey, survey_id)
    require(can_survey(by, survey.consultation_id))
    return _enter(survey, SurveyState.CLOSED)


def _enter(survey: Survey, state: SurveyState) -> Survey:
    save_changes(survey, state=state)
    record(survey, scope=survey.consultation_id, state=str(state))
    return survey


@operation
def add_questions(
    *, by: Actor, survey_id: Key, questions: Sequence[dict[str, Any]]
) -> list[Question]:
    """Add questions at the end, in order; each is a dict of fields of Question, perhaps with `id`.

    Raises ListeningError("choices_needed").
    """
    survey = lock(Survey, survey_id)
    require(can_survey(by, survey.consultation_id))
    keys = [values["id"] for values in questions if values.get("id")]
    known = {one.pk: one for one in Question.objects.filter(pk__in=keys, survey=survey)}
    last = survey.questions.aggregate(last=Max("position"))["last"] or 0
    fresh = []
    for values in questions:
        if values.get("id") in known:
            continue
        last += 1
        fresh.append(_checked(Question(survey=survey, position=last, **values)))
    Question.objects.bulk_create(fresh)
    for question in fresh:
        record(question, scope=survey.consultation_id, survey=survey.pk, kind=str(question.kind))
    made = {one.pk: one for one in fresh}
    return [*(known | made).values()]


@operation
def change_question(*, by: Actor, question_id: Key, seen: int | None, **values: object) -> Question:
    """Change a question; once answers have arrived only its wording can be corrected.

    Raises ListeningError: survey_answered, choices_needed.
    """
    question = lock(Question, question_id, seen)
    survey = question.survey
    require(can_survey(by, survey.consultation_id))
    changes = {name for name, value in values.items() if getattr(question, name) != value}
    if changes - WORDING and _is_answered(survey):
        raise ListeningError("survey_answered")
    for name in changes:
        setattr(question, name, values[name])
    _checked(question)
    question.revision += 1
    question.save()
    record(question, scope=survey.consultation_id, fields=sorted(changes))
    return question


@operation
def remove_question(*, by: Actor, question_id: Key) -> None:
    """Remove a question of a survey that nobody has answered. Raises "survey_answered"."""
    question = lock(Question, question_id)
    survey = question.survey
    require(can_survey(by, survey.consultation_id))
    if _is_answered(survey):
        raise ListeningError("survey_answered")
    record(question, scope=survey.consultation_id, survey=survey.pk)
    question.delete()


@operation
def move_question(*, by: Actor, question_id: Key, up: bool) -> None:
    """Change the place of a question with its neighbour's."""
    question = lock(Question, question_id)
    survey = question.survey
    require(can_survey(by, survey.consultation_id))
    order = list(survey.questions.order_by("position"))
    at = order.index(question)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(order):
        return
    order[at], order[other] = order[other], order[at]
    # Places are unique, so they move out of the way before they come back.
    Question.objects.bulk_update(_placed(order, 1000), ["position"])
    Question.objects.bulk_update(_placed(order, 1), ["position"])
    record(question, scope=survey.consultation_id, position=other + 1)


def _placed(order: Sequence[Question], start: int) -> list[Question]:
    for place, question in enumerate(order, start):
        question.position = place
    return list(order)


def _checked(question: Question) -> Question:
    if question.kind in CHOSEN and len(question.choices) < MIN_CHOICES:
        raise ListeningError("choices_needed")
    if question.kind == QuestionKind.SCALE and question.minimum is None:
        question.minimum, question.maximum = 1, 5
    question.is_voice = question.is_voice and question.kind == QuestionKind.OPEN
    return question


def _is_answered(survey: Survey) -> bool:
    return survey.submissions.filter(state=SubmissionState.SUBMITTED).exists()
