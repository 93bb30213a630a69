"""Interviews: planned, consented to, held; passages become contributions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.consultations.models import Consent, Participant
from paydas.consultations.operations.consents import Agreement, give_consents
from paydas.consultations.vocabulary import Purpose
from paydas.core.access import require
from paydas.core.actors import SYSTEM
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.listening.access import can_survey
from paydas.listening.models import Interview
from paydas.listening.operations.notes import take_notes
from paydas.listening.operations.words import Place
from paydas.listening.vocabulary import (
    InterviewState,
    ListeningChannel,
    ListeningError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from paydas.consultations.models import GuidingQuestion
    from paydas.core.actors import Actor
    from paydas.core.models import Notice
    from paydas.core.vocabulary import Key
    from paydas.listening.models import Contribution
    from paydas.listening.operations.words import Said


@operation
def plan_interview(
    *,
    by: Actor,
    interview_id: Key,
    participant: Participant,
    questions: Iterable[GuidingQuestion] = (),
    **values: Any,  # noqa: ANN401 -- fields of Interview
) -> Interview:
    """Plan a conversation with one participant along a guide; the same id twice is one."""
    require(can_survey(by, participant.consultation_id))
    if found := Interview.objects.filter(pk=interview_id).first():
        return found
    values.setdefault("interviewer", by.user)
    interview = Interview(
        id=interview_id,
        consultation_id=participant.consultation_id,
        participant=participant,
        is_sample=participant.is_sample,
        **values,
    )
    interview.save(force_insert=True)
    interview.questions.set(questions)
    record(interview, scope=interview.consultation_id, participant=participant.pk)
    return interview


@operation
def change_interview(
    *,
    by: Actor,
    interview_id: Key,
    seen: int | None,
    questions: Iterable[GuidingQuestion] | None = None,
    **values: object,
) -> Interview:
    """Change date, channel, guide or notes of an interview."""
    interview = lock(Interview, interview_id, seen)
    require(can_survey(by, interview.consultation_id))
    changed = save_changes(interview, **values)
    if questions is not None:
        interview.questions.set(questions)
    record(interview, scope=interview.consultation_id, fields=changed)
    return interview


@operation
def record_interview_consent(
    *,
    by: Actor,
    interview_id: Key,
    notice: Notice,
    may_quote: bool,
    at: datetime | None = None,
) -> Interview:
    """Record that the participant agreed, under this notice, before any passage is written down.

    Without `may_quote` the words serve the analysis and are never public.
    """
    interview = lock(Interview, interview_id)
    require(can_survey(by, interview.consultation_id))
    participant = interview.participant
    if participant is None:
        raise ListeningError("consent_needed")
    purposes = (Purpose.RECORDING, *((Purpose.QUOTATION,) if may_quote else ()))
    # The right was checked above; the ledger's own check asks for the coordinator.
    give_consents(
        by=SYSTEM,
        consultation_id=interview.consultation_id,
        agreements=[
            Agreement(participant.pk, purpose, notice, interview.channel) for purpose in purposes
        ],
        at=at,
    )
    living = Consent.objects.get(
        participant=participant, purpose=Purpose.RECORDING, withdrawn_at=None
    )
    save_changes(interview, consent=living)
    record(interview, scope=interview.consultation_id, consent=living.pk, may_quote=may_quote)
    return interview


@operation
def decline_interview(*, by: Actor, interview_id: Key) -> Interview:
    """Record that the conversation was refused."""
    interview = lock(Interview, interview_id)
    require(can_survey(by, interview.consultation_id))
    save_changes(interview, state=InterviewState.DECLINED)
    record(interview, scope=interview.consultation_id, state=str(interview.state))
    return interview


@operation
def add_passages(
    *, by: Actor, interview_id: Key, passages: Sequence[Said], at: datetime | None = None
) -> list[Contribution]:
    """Write passages down as contributions; the interview counts as held from then on.

    Raises ListeningError: consent_needed, empty, too_long.
    """
    interview = lock(Interview, interview_id)
    require(can_survey(by, interview.consultation_id))
    place = Place(
        consultation_id=interview.consultation_id,
        interview=interview,
        channel=ListeningChannel.INTERVIEW,
        is_sample=interview.is_sample,
    )
    made = take_notes(by=by, place=place, said=passages, at=at)
    save_changes(
        interview,
        state=InterviewState.HELD,
        held_on=interview.held_on or timezone.localdate(at),
    )
    return made
