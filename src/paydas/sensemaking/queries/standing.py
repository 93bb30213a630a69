"""Approved contributions with what became of each, ready for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch

from paydas.listening.queries.contributions import for_list
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.models import Disposition
from paydas.sensemaking.queries.coverage import evidence_for
from paydas.sensemaking.queries.findings import living_evidence

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.listening.models import Contribution


def standing(actor: Actor, consultation_id: Key) -> QuerySet[Contribution]:
    """Return the approved contributions with their findings (`pieces`) and disposition.

    One query more for the findings of all rows.
    """
    pieces = living_evidence().select_related("finding").order_by("created_at")
    return (
        for_list(actor, consultation_id)
        .exclude(state=ContributionState.DRAFT)
        .select_related("disposition")
        .prefetch_related(Prefetch("evidence_of", pieces, to_attr="pieces"))
    )


def stands(found: QuerySet[Contribution], where: str) -> QuerySet[Contribution]:
    """Keep those without an answer, those in a finding, or those with a disposition."""
    in_finding = Exists(evidence_for(published=None))
    disposed = Exists(Disposition.objects.filter(contribution=OuterRef("pk")))
    match where:
        case "without":
            return found.filter(~in_finding, ~disposed)
        case "finding":
            return found.filter(in_finding)
        case "disposed":
            return found.filter(disposed)
        case _:
            return found
