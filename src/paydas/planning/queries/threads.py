"""The hops from recommendation or finding into the plan, and inside it to the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from paydas.kernel.threads import Edge, Hop, Node
from paydas.planning.models import Activity, Indicator, Objective, PlanLink

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.kernel.threads import Lookup


def _links(basis: str, node: str) -> Lookup:
    """Make the lookup of one of the four kinds of link."""

    def edges(earlier: Collection[UUID] | None, later: Collection[UUID] | None) -> Iterable[Edge]:
        asked = {f"{basis}__in": earlier} if earlier is not None else {f"{node}__in": later or ()}
        found = PlanLink.objects.filter(Q(**{f"{basis}__isnull": False, f"{node}__isnull": False}))
        rows = found.filter(**asked).order_by("pk").values_list(basis, node, "reason")
        for one, other, reason in rows:
            yield Edge(Node(basis, one), Node(node, other), reason)

    return edges


def _children(model: Any, parent: str, child: str) -> Lookup:  # noqa: ANN401 -- one of our models
    """Make the lookup from a part of the plan to what hangs on it."""

    def edges(earlier: Collection[UUID] | None, later: Collection[UUID] | None) -> Iterable[Edge]:
        asked = {f"{parent}__in": earlier} if earlier is not None else {"pk__in": later or ()}
        found = model.objects.filter(**asked, **{f"{parent}__isnull": False})
        for one, other in found.order_by("position").values_list(parent, "pk"):
            yield Edge(Node(parent, one), Node(child, other))

    return edges


HOPS = (
    Hop("finding", "objective", _links("finding", "objective")),
    Hop("recommendation", "objective", _links("recommendation", "objective")),
    Hop("finding", "activity", _links("finding", "activity")),
    Hop("recommendation", "activity", _links("recommendation", "activity")),
    Hop("objective", "activity", _children(Activity, "objective", "activity")),
    Hop("objective", "indicator", _children(Indicator, "objective", "indicator")),
    Hop("activity", "indicator", _children(Indicator, "activity", "indicator")),
)


def visible_objectives(actor: Actor) -> QuerySet[Objective]:
    """Return the objectives of published plans; their code is given with the publication."""
    return Objective.objects.filter(plan__published_on__isnull=False, code__isnull=False)


def visible_activities(actor: Actor) -> QuerySet[Activity]:
    """Return the activities of published plans."""
    return Activity.objects.filter(objective__plan__published_on__isnull=False, code__isnull=False)


def visible_indicators(actor: Actor) -> QuerySet[Indicator]:
    """Return the indicators of published plans."""
    public = Q(objective__plan__published_on__isnull=False) | Q(
        activity__objective__plan__published_on__isnull=False
    )
    return Indicator.objects.filter(public, code__isnull=False)


def objective_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return number and title of the objectives that the reader may see; one query."""
    return {row.pk: str(row) for row in visible_objectives(actor).filter(pk__in=ids)}


def activity_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return number and title of the activities that the reader may see; one query."""
    return {row.pk: str(row) for row in visible_activities(actor).filter(pk__in=ids)}


def indicator_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return number and name of the indicators that the reader may see; one query."""
    rows = visible_indicators(actor).filter(pk__in=ids)
    return {row.pk: f"{row.number} {row.name}" for row in rows}


LABELS = {
    "objective": objective_labels,
    "activity": activity_labels,
    "indicator": indicator_labels,
}
