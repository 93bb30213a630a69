"""The thread's hops of this step, and what its stations say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.kernel.threads import Edge, Hop, Node
from paydas.sensemaking.models import FindingEvidence, Recommendation
from paydas.sensemaking.queries import findings as finding_queries
from paydas.sensemaking.queries import recommendations as recommendation_queries
from paydas.sensemaking.vocabulary import FindingState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from paydas.core.actors import Actor

VOICE, FINDING, RECOMMENDATION = "contribution", "finding", "recommendation"


@dataclass(frozen=True, slots=True)
class Label:
    """What a station says of a record: its code, words, day; for a recommendation, to whom."""

    id: UUID
    code: str
    title: str
    text: str
    on: date | None
    addressee: str = ""
    rests_on_numbers_only: bool = False
    is_sample: bool = False


def evidence_edges(
    earlier: Collection[UUID] | None, later: Collection[UUID] | None
) -> Iterable[Edge]:
    """Join contributions and findings; the reason is the stance.

    Of a published finding the thread shows the evidence of the edition in force.
    """
    rows = FindingEvidence.objects.filter(contribution__isnull=False).filter(
        Q(published_on__isnull=False)
        | (Q(is_dropped=False) & ~Q(finding__state=FindingState.PUBLISHED))
    )
    if earlier is not None:
        rows = rows.filter(contribution__in=earlier)
    if later is not None:
        rows = rows.filter(finding__in=later)
    for voice, finding, stance in rows.order_by("created_at").values_list(
        "contribution", "finding", "stance"
    ):
        if voice is not None:
            yield Edge(Node(VOICE, voice), Node(FINDING, finding), str(stance))


def recommendation_edges(
    earlier: Collection[UUID] | None, later: Collection[UUID] | None
) -> Iterable[Edge]:
    """Join findings and the recommendations that are drawn from them."""
    rows = Recommendation.findings.through._default_manager.all()
    if earlier is not None:
        rows = rows.filter(finding__in=earlier)
    if later is not None:
        rows = rows.filter(recommendation__in=later)
    for finding, recommendation in rows.order_by("recommendation__position").values_list(
        "finding", "recommendation"
    ):
        yield Edge(Node(FINDING, finding), Node(RECOMMENDATION, recommendation))


HOPS = (
    Hop(VOICE, FINDING, evidence_edges),
    Hop(FINDING, RECOMMENDATION, recommendation_edges),
)


def finding_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Label]:
    """Return what the reader may see of findings; published ones in the words of their edition."""
    found = finding_queries.visible_to(actor).filter(pk__in=ids)
    return {
        one.pk: Label(
            id=one.pk,
            code=one.code or "",
            title=one.public_title or one.title,
            text=one.public_statement or one.statement,
            on=one.published_on,
            rests_on_numbers_only=one.rests_on_numbers_only,
            is_sample=one.is_sample,
        )
        for one in found
    }


def recommendation_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Label]:
    """Return what the reader may see of recommendations."""
    found = recommendation_queries.visible_to(actor).filter(pk__in=ids)
    return {
        one.pk: Label(
            id=one.pk,
            code=one.code or "",
            title=one.public_text or one.text,
            text=one.public_text or one.text,
            on=one.published_on,
            addressee=str(one.addressee),
            is_sample=one.is_sample,
        )
        for one in found
    }


LABELS = {FINDING: finding_labels, RECOMMENDATION: recommendation_labels}
