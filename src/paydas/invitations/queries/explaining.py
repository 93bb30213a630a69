"""Why a body was invited, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from paydas.consultations.vocabulary import ConsultationState
from paydas.invitations.models import Invitation, InvitationRound
from paydas.invitations.queries.candidates import Wanted, failed_filters
from paydas.invitations.vocabulary import RoundState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from paydas.core.vocabulary import Key
    from paydas.gatherings.models import Gathering
    from paydas.stakeholders.models import Organisation


@dataclass(frozen=True, slots=True)
class Why:
    """One sent round, seen from one body.

    `failed` names the published filters that the body does not pass: keys of
    candidates.Wanted, or "state". Empty for a round without a rule, and for the invited.
    """

    round: InvitationRound
    gathering: Gathering
    is_invited: bool
    invited_at: datetime | None
    failed: Sequence[str] = ()


def explain(organisation: Organisation, consultation_id: Key) -> list[Why]:
    """Return every round that was sent, by which route, for which reason, and where a body stood.

    Only rounds of consultations that are public; drafts and what waits are nobody's business yet.
    The number of queries is the same for any number of rounds.
    """
    prefetch_related_objects([organisation], "working_areas", "groups")
    rounds = (
        InvitationRound.objects.filter(consultation_id=consultation_id, state=RoundState.SENT)
        .exclude(consultation__state=ConsultationState.DRAFT)
        .select_related("gathering__theme", "gathering__province", "rule")
        .prefetch_related("gathering__theme__working_areas", "gathering__catchment")
        .order_by("gathering__year", "gathering__month", "gathering__day", "sent_at", "pk")
    )
    invited = {
        one.gathering_id: one
        for one in Invitation.objects.filter(
            round__consultation_id=consultation_id,
            participant__organisation=organisation,
            sent_at__isnull=False,
        )
    }
    return [_why(one, invited.get(one.gathering_id), organisation) for one in rounds]


def _why(found: InvitationRound, invitation: Invitation | None, body: Organisation) -> Why:
    by_this = invitation is not None and invitation.round_id == found.pk
    failed: Sequence[str] = ()
    if invitation is None and found.rule is not None and found.rule.published_at:
        failed = failed_filters(found.gathering, Wanted.of(found.rule.eligibility), body)
    return Why(
        found,
        found.gathering,
        by_this,
        invitation.sent_at if invitation and by_this else None,
        failed,
    )
