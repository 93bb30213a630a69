"""Rounds of invitations: what stage each is at, and exactly what it would send."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.consultations.models import Approval
from paydas.consultations.vocabulary import ApprovalState
from paydas.invitations.models import InvitationRound
from paydas.invitations.vocabulary import Answer, RoundState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key

STAGES = {
    ApprovalState.WAITING: RoundState.SUBMITTED,
    ApprovalState.APPROVED: RoundState.APPROVED,
    ApprovalState.RETURNED: RoundState.RETURNED,
}


def rounds_of(consultation_id: Key) -> QuerySet[InvitationRound]:
    """Return the rounds of a consultation with the number invited, sent and answered."""
    return (
        InvitationRound.objects.filter(consultation_id=consultation_id)
        .select_related("gathering", "gathering__province", "rule")
        .annotate(
            invited=Count("invitations"),
            answered=Count("invitations", filter=~Q(invitations__answer=Answer.NONE)),
            accepted=Count(
                "invitations",
                filter=Q(invitations__answer__in=[Answer.ACCEPTED, Answer.DELEGATED]),
            ),
            declined=Count("invitations", filter=Q(invitations__answer=Answer.DECLINED)),
        )
        .order_by("gathering__year", "gathering__month", "gathering__day", "created_at", "pk")
    )


def stages_of(rounds: Iterable[InvitationRound]) -> dict[UUID, RoundState]:
    """Return the stage of each round: being prepared, waiting, approved, returned or sent.

    What the approver decided stands with the approval; one query for any number of rounds.
    """
    found = list(rounds)
    asked = [one.pk for one in found if one.state == RoundState.SUBMITTED]
    decided: dict[UUID, str] = {}
    if asked:
        approvals = Approval.objects.filter(
            subject_kind=InvitationRound._meta.label_lower, subject_id__in=asked
        )
        decided = dict(approvals.order_by("asked_at").values_list("subject_id", "state"))
    return {
        one.pk: STAGES.get(ApprovalState(decided[one.pk]), RoundState.DRAFT)
        if one.pk in decided
        else RoundState(one.state)
        for one in found
    }


def stage_of(found: InvitationRound) -> RoundState:
    """Return the stage of one round."""
    return stages_of([found])[found.pk]


def content_of(found: InvitationRound) -> str:
    """Return everything that a round would send, canonically, for the approver's fingerprint."""
    invited = found.invitations.order_by("participant_id").values_list("participant_id", "reason")
    fields = (
        "gathering_id",
        "title",
        "route",
        "reason",
        "reply_by",
        "document_number",
        "document_date",
        "signatory",
        "signatory_title",
        "letter",
    )
    told = {name: str(getattr(found, name) or "") for name in fields}
    told["invited"] = [[str(pk), reason] for pk, reason in invited]  # type: ignore[assignment]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
