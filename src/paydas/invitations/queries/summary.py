"""The invitations of a consultation in a few figures, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.gatherings.vocabulary import GatheringState
from paydas.invitations.models import Invitation, InvitationRound
from paydas.invitations.vocabulary import Answer, RoundState

PLANNED = GatheringState.PLANNED

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """Invitations sent and answered, how many still wait for it, and rounds still to be sent.

    An invitation to a gathering that was held or cancelled waits no more.
    """

    count: int
    waiting: int
    accepted: int
    declined: int
    rounds: int
    unsent: int


def summary(consultation_id: Key) -> Summary:
    """Count rounds and sent invitations by answer; two queries."""
    sent = Invitation.objects.filter(
        round__consultation_id=consultation_id, sent_at__isnull=False
    ).aggregate(
        count=Count("pk"),
        waiting=Count("pk", filter=Q(answer=Answer.NONE, gathering__state=PLANNED)),
        declined=Count("pk", filter=Q(answer=Answer.DECLINED)),
        accepted=Count("pk", filter=Q(answer__in=[Answer.ACCEPTED, Answer.DELEGATED])),
    )
    rounds = InvitationRound.objects.filter(consultation_id=consultation_id).aggregate(
        rounds=Count("pk"), unsent=Count("pk", filter=~Q(state=RoundState.SENT))
    )
    return Summary(**sent, **rounds)
