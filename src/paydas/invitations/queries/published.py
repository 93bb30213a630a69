"""What the public reads of the invitations: rules, and rounds that were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.invitations.models import InvitationRound, SelectionRule
from paydas.invitations.vocabulary import Answer

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key


def published_rules(consultation_id: Key) -> QuerySet[SelectionRule]:
    """Return the selection rules that were published, oldest first."""
    return SelectionRule.objects.filter(
        consultation_id=consultation_id, published_at__isnull=False
    ).order_by("published_at", "pk")


def sent_rounds(consultation_id: Key) -> QuerySet[InvitationRound]:
    """Return the rounds that were sent, by gathering, with how many were asked and answered."""
    sent = Q(invitations__sent_at__isnull=False)
    came = Q(invitations__answer__in=[Answer.ACCEPTED, Answer.DELEGATED])
    return (
        InvitationRound.objects.filter(consultation_id=consultation_id, sent_at__isnull=False)
        .select_related("gathering")
        .annotate(
            n_sent=Count("invitations", filter=sent),
            n_accepted=Count("invitations", filter=sent & came),
            n_declined=Count("invitations", filter=sent & Q(invitations__answer=Answer.DECLINED)),
        )
        .order_by("gathering__year", "gathering__month", "gathering__day", "title")
    )
