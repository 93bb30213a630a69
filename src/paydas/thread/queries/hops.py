"""All hops of the chain, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.kernel.threads import Edge, Hop, Node
from paydas.responses.queries.threads import HOPS as ANSWERED
from paydas.sensemaking.queries.threads import HOPS as UNDERSTOOD
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from paydas.kernel.threads import Lookup
    from paydas.planning.queries.shapes import (
        ActivityLeaf,
        IndicatorLeaf,
        ObjectiveBranch,
        PlanTree,
    )

OBJECTIVE, ACTIVITY, INDICATOR = (
    str(Station.OBJECTIVE), str(Station.ACTIVITY), str(Station.INDICATOR),
)  # fmt: skip
# In chain order: all hops into a kind before the first one out of it.
PLANNED = (
    ("finding", OBJECTIVE),
    ("recommendation", OBJECTIVE),
    ("finding", ACTIVITY),
    ("recommendation", ACTIVITY),
    (OBJECTIVE, ACTIVITY),
    (OBJECTIVE, INDICATOR),
    (ACTIVITY, INDICATOR),
)


def hops(tree: PlanTree | None) -> tuple[Hop, ...]:
    """Return the hops of one consultation; its plan's are read from the plan as published.

    So they cost no query, and a plan that is being written leaks nothing.
    """
    found: dict[tuple[str, str], list[Edge]] = {pair: [] for pair in PLANNED}
    for edge in _edges(tree) if tree else ():
        found[edge.earlier.kind, edge.later.kind].append(edge)
    planned = (Hop(one, other, _among(edges)) for (one, other), edges in found.items())
    return (*UNDERSTOOD, *ANSWERED, *planned)


def _edges(tree: PlanTree) -> Iterable[Edge]:
    for branch in tree.objectives:
        objective = Node(OBJECTIVE, branch.id)
        yield from _resting(objective, branch)
        yield from _measuring(objective, branch.indicators)
        for leaf in branch.activities:
            activity = Node(ACTIVITY, leaf.id)
            yield Edge(objective, activity)
            yield from _resting(activity, leaf)
            yield from _measuring(activity, leaf.indicators)


def _resting(node: Node, on: ObjectiveBranch | ActivityLeaf) -> Iterable[Edge]:
    for basis in on.bases:
        yield Edge(Node(basis.kind, basis.id), node, basis.reason)


def _measuring(node: Node, indicators: Iterable[IndicatorLeaf]) -> Iterable[Edge]:
    for one in indicators:
        yield Edge(node, Node(INDICATOR, one.id))


def _among(edges: list[Edge]) -> Lookup:
    """Make the lookup that keeps those of some edges that touch what is asked for."""

    def lookup(earlier: Collection[UUID] | None, later: Collection[UUID] | None) -> Iterable[Edge]:
        ones, others = set(earlier or ()), set(later or ())
        return [edge for edge in edges if (edge.earlier.id in ones or edge.later.id in others)]

    return lookup
