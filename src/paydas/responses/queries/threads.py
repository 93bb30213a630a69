"""The hop from a recommendation to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.kernel.threads import Edge, Hop, Node
from paydas.responses.models import Response
from paydas.responses.queries.responses import visible_to
from paydas.responses.vocabulary import Decision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from paydas.core.actors import Actor


def _answered(earlier: Collection[UUID] | None, later: Collection[UUID] | None) -> Iterable[Edge]:
    found = Response.objects.filter(is_current=True)
    found = (
        found.filter(recommendation_id__in=earlier)
        if earlier is not None
        else found.filter(pk__in=later or ())
    )
    for pk, asked, decision in found.values_list("pk", "recommendation_id", "decision"):
        yield Edge(Node("recommendation", asked), Node("response", pk), decision)


HOPS = (Hop("recommendation", "response", _answered),)


def labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return decision and body of each response that the reader may see; one query."""
    return {
        row.pk: f"{Decision.label_of(row.decision)}: {row.body.name}"
        for row in visible_to(actor).filter(pk__in=ids)
    }
