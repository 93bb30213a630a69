"""Filled-in surveys: invited, sent, typed in from paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.utils import timezone

from paydas.consultations.models import Participant
from paydas.consultations.vocabulary import Channel, Disclosure
from paydas.core.access import require
from paydas.core.actors import SYSTEM
from paydas.core.operations.audit import operation, record
from paydas.core.operations.links import Grant, give_link
from paydas.core.operations.records import lock
from paydas.listening.access import can_type_in
from paydas.listening.models import Answer, Question, Submission, Survey
from paydas.listening.operations.answers import Raw, read_answers
from paydas.listening.operations.notes import take_notes
from paydas.listening.operations.words import Place, Said
from paydas.listening.vocabulary import (
    ListeningChannel,
    ListeningError,
    SubmissionState,
    SurveyState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.models import AccessLink
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Filled:
    """One filled-in survey as it arrived; `participant` is None for an unnamed answer."""

    answers: Mapping[UUID, Raw]
    participant: Participant | None = None
    id: UUID = field(default_factory=uuid4)
    channel: str = Channel.LINK
    language: str = "tr"
    at: datetime | None = None
    is_sample: bool = False


class AnswersError(ListeningError):
    """Some answers cannot be taken; `by_question` says which and why."""

    def __init__(self, by_question: Mapping[UUID, ListeningError]) -> None:
        """Speak with the first error's sentence."""
        first = next(iter(by_question.values()))
        super().__init__(first.code, **first.params)
        self.by_question = by_question


@operation
def start_submission(*, by: Actor, survey_id: Key, participant: Participant) -> Submission:
    """Make the place where one participant will answer; the same participant twice is one."""
    survey = Survey.objects.get(pk=survey_id)
    require(by.link is not None or can_type_in(by, survey.consultation_id))
    found = Submission.objects.filter(survey=survey, participant=participant).first()
    if found is not None:
        return found
    submission = Submission.objects.create(
        survey=survey,
        participant=participant,
        language=participant.language,
        is_sample=participant.is_sample,
    )
    record(submission, scope=survey.consultation_id, survey=survey.pk)
    return submission


@operation
def give_survey_link(*, by: Actor, survey_id: Key, participant: Participant) -> AccessLink:
    """Return the private link by which a participant answers a survey."""
    submission = start_submission(by=by, survey_id=survey_id, participant=participant)
    scope = participant.consultation_id
    return give_link(by=by, grant=Grant("survey", submission, scope))


@operation
def submit(*, by: Actor, survey_id: Key, filled: Filled, at: datetime | None = None) -> Submission:
    """Send one filled-in survey; an open answer to a question of voice becomes a contribution.

    Posting the same id twice is once. Raises AnswersError with what is wrong by question, and
    ListeningError: survey_not_open, survey_closed, submitted_already.
    """
    return submit_many(by=by, survey_id=survey_id, filled=[filled], at=at)[0]


@operation
def submit_many(
    *, by: Actor, survey_id: Key, filled: Sequence[Filled], at: datetime | None = None
) -> list[Submission]:
    """Send many filled-in surveys at once, as when a stack of paper was typed in."""
    survey = Survey.objects.get(pk=survey_id)
    wanted = {one.id: one for one in filled}
    known = Submission.objects.select_for_update(no_key=True).in_bulk(list(wanted))
    done = {key: one for key, one in known.items() if one.state == SubmissionState.SUBMITTED}
    fresh = [one for key, one in wanted.items() if key not in done]
    for one in fresh:
        _require_may_submit(by, survey, one)
    _refuse_second(survey, fresh)
    made = [_submission(survey, one, known.get(one.id), at) for one in fresh]
    answers = _read_all(survey, list(zip(fresh, made, strict=True)))
    _write(made, known)
    Answer.objects.bulk_create(answers)
    _voice(survey, answers)
    for submission in made:
        record(submission, scope=survey.consultation_id, survey=survey.pk)
    sent = done | {one.pk: one for one in made}
    return [sent[one.id] for one in filled]


def _require_may_submit(by: Actor, survey: Survey, one: Filled) -> None:
    if can_type_in(by, survey.consultation_id):
        return
    own = by.holds("survey", one.id)
    require(own or (survey.is_open_to_all and one.participant is None))
    today = timezone.localdate()
    is_early = survey.opens_on is not None and today < survey.opens_on
    is_late = survey.closes_on is not None and today > survey.closes_on
    if survey.state == SurveyState.DRAFT or is_early:
        raise ListeningError("survey_not_open")
    if survey.state == SurveyState.CLOSED or is_late:
        raise ListeningError("survey_closed")


def _refuse_second(survey: Survey, fresh: Sequence[Filled]) -> None:
    """One living submission a participant, whichever id it carries."""
    people = {one.participant.pk: one.id for one in fresh if one.participant is not None}
    taken = Submission.objects.filter(survey=survey, participant_id__in=people)
    for participant_id, submission_id in taken.values_list("participant_id", "pk"):
        if participant_id is not None and people[participant_id] != submission_id:
            raise ListeningError("submitted_already")


def _submission(
    survey: Survey, one: Filled, known: Submission | None, at: datetime | None
) -> Submission:
    # An unnamed answer still gets a participant, so that its author can follow it by a receipt.
    participant = one.participant or (known.participant if known else None)
    submission = known or Submission(id=one.id, survey=survey, is_sample=one.is_sample)
    submission.participant = participant or Participant(
        consultation_id=survey.consultation_id,
        disclosure=Disclosure.ANONYMOUS,
        language=one.language,
        is_sample=one.is_sample,
    )
    submission.state = SubmissionState.SUBMITTED
    submission.submitted_at = one.at or at or timezone.now()
    submission.channel, submission.language = one.channel, one.language
    return submission


def _read_all(survey: Survey, pairs: Sequence[tuple[Filled, Submission]]) -> list[Answer]:
    questions = list(Question.objects.filter(survey=survey))
    answers: list[Answer] = []
    for one, submission in pairs:
        read, wrong = read_answers(questions, one.answers, submission)
        if wrong:
            raise AnswersError(wrong)
        answers.extend(read)
    return answers


def _write(made: Sequence[Submission], known: Mapping[UUID, Submission]) -> None:
    unnamed = [
        one.participant
        for one in made
        if one.participant and one.participant._state.adding  # noqa: SLF001 -- Django's documented attribute
    ]
    Participant.objects.bulk_create(unnamed)
    Submission.objects.bulk_create([one for one in made if one.pk not in known])
    for one in made:
        if one.pk in known:
            lock(Submission, one.pk)
            one.save()


def _voice(survey: Survey, answers: Sequence[Answer]) -> None:
    """Make exactly one contribution of each open answer to a question of voice."""
    place = Place(
        consultation_id=survey.consultation_id,
        channel=ListeningChannel.SURVEY,
        is_sample=survey.is_sample,
    )
    voices = [one for one in answers if one.question.is_voice and one.text]
    said = [
        Said(
            kind=one.question.voice_kind,
            text=one.text,
            question_id=one.question.guiding_question_id,
            heading_id=one.question.heading_id,
            participant_id=one.submission.participant_id,
            answer_id=one.pk,
            asked=one.question.text,
            language=one.submission.language,
            at=one.submission.submitted_at,
        )
        for one in voices
    ]
    if said:
        take_notes(by=SYSTEM, place=place, said=said)
