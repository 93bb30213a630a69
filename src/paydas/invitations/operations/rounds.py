"""Rounds: open, fill, lay before the approver, send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.operations.approvals import ask_approval, require_approved
from paydas.consultations.operations.participants import Joining, take_in
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.gatherings.models import Gathering
from paydas.invitations.access import can_plan
from paydas.invitations.models import Invitation, InvitationRound
from paydas.invitations.queries.rounds import content_of, stage_of
from paydas.invitations.vocabulary import InvitationsError, RoundState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def open_round(
    *, by: Actor, round_id: Key, gathering_id: Key, values: Mapping[str, object]
) -> InvitationRound:
    """Open a round for a gathering: by which route people are invited, and why.

    Raises InvitationsError: reason_needed.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_plan(by, gathering.consultation_id))
    if not str(values.get("reason", "")).strip():
        raise InvitationsError("reason_needed")
    found, is_new = InvitationRound.objects.get_or_create(
        pk=round_id,
        defaults={
            "gathering": gathering,
            "consultation_id": gathering.consultation_id,
            "is_sample": gathering.is_sample,
            **values,
        },
    )
    if is_new:
        record(found, scope=found.consultation_id, gathering=gathering.pk)
    return found


@operation
def change_round(
    *, by: Actor, round_id: Key, seen: int | None, values: Mapping[str, object]
) -> InvitationRound:
    """Change a round; what the approver has seen must be laid before the approver again.

    Raises InvitationsError: round_state, reason_needed; StaleRecordError.
    """
    found = _open(by, round_id, seen)
    if not str(values.get("reason", found.reason)).strip():
        raise InvitationsError("reason_needed")
    changed = save_changes(found, **values)
    if changed:
        save_changes(found, state=RoundState.DRAFT)
    record(found, scope=found.consultation_id, fields=changed)
    return found


@operation
def invite(*, by: Actor, round_id: Key, joining: Iterable[Joining], reason: str = "") -> int:
    """Put people and bodies on the list of a round, many at once; return how many are new.

    Who is invited to this gathering already, in whatever round, is left as it is.
    Raises InvitationsError: round_state.
    """
    found = _open(by, round_id)
    participants = take_in(by=by, consultation_id=found.consultation_id, joining=joining)
    known = set(
        Invitation.objects.filter(
            gathering_id=found.gathering_id, participant__in=participants
        ).values_list("participant_id", flat=True)
    )
    fresh = {one.pk: one for one in participants if one.pk not in known}
    Invitation.objects.bulk_create(
        Invitation(
            round=found,
            gathering_id=found.gathering_id,
            participant=one,
            reason=reason,
            is_sample=one.is_sample,
        )
        for one in fresh.values()
    )
    if fresh:
        save_changes(found, state=RoundState.DRAFT)
    record(found, scope=found.consultation_id, invited=len(fresh))
    return len(fresh)


@operation
def take_off(*, by: Actor, round_id: Key, invitation_ids: Iterable[Key]) -> int:
    """Take people off the list of a round that has not been sent; return how many."""
    found = _open(by, round_id)
    gone, _ = found.invitations.filter(pk__in=list(invitation_ids)).delete()
    if gone:
        save_changes(found, state=RoundState.DRAFT)
    record(found, scope=found.consultation_id, taken_off=gone)
    return gone


@operation
def submit_round(*, by: Actor, round_id: Key, at: datetime | None = None) -> InvitationRound:
    """Lay a round before the approver, exactly as it would be sent.

    Raises InvitationsError: round_state, round_empty, no_reply_day, letter_needed.
    """
    found = _open(by, round_id)
    if not found.invitations.exists():
        raise InvitationsError("round_empty")
    if found.reply_by is None:
        raise InvitationsError("no_reply_day")
    if not found.letter.strip():
        raise InvitationsError("letter_needed")
    save_changes(found, state=RoundState.SUBMITTED)
    ask_approval(
        by=by,
        consultation_id=found.consultation_id,
        subject=found,
        title=f"{found.title}, {found.gathering}",
        content=content_of(found),
        at=at,
    )
    record(found, scope=found.consultation_id, state=str(found.state))
    return found


@operation
def release_round(*, by: Actor, round_id: Key, at: datetime | None = None) -> InvitationRound:
    """Fix a round as sent, if it is exactly what was approved; the job then sends it in batches.

    Raises ConsultationsError: approval_missing, approval_changed; InvitationsError: round_state.
    """
    found = lock(InvitationRound, round_id)
    require(can_plan(by, found.consultation_id))
    if found.state == RoundState.SENT:
        raise InvitationsError("round_state")
    require_approved(found, content_of(found))
    save_changes(found, state=RoundState.SENT, sent_at=at or timezone.now())
    record(found, scope=found.consultation_id, state=str(found.state))
    return found


def _open(by: Actor, round_id: Key, seen: int | None = None) -> InvitationRound:
    found = lock(InvitationRound, round_id, seen)
    require(can_plan(by, found.consultation_id))
    if stage_of(found) in (RoundState.SENT, RoundState.SUBMITTED):
        raise InvitationsError("round_state")
    return found
