"""Which records stand on the main line of a thread, and which beside it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.thread.vocabulary import PLACE, Station

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from paydas.kernel.threads import Node, Thread

# Downstream the activity is chosen before its objective: it says which of several it is.
DOWN = (
    Station.FINDING,
    Station.RECOMMENDATION,
    Station.RESPONSE,
    Station.ACTIVITY,
    Station.OBJECTIVE,
    Station.INDICATOR,
)
UP = (
    Station.ACTIVITY,
    Station.OBJECTIVE,
    Station.RECOMMENDATION,
    Station.RESPONSE,
    Station.FINDING,
    Station.CONTRIBUTION,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One record of each kind that the thread passes, and the others of the kind."""

    main: Mapping[str, Node]
    others: Mapping[str, tuple[Node, ...]]


def main_line(
    thread: Thread, *, measured: Collection[Node] = (), liked: Mapping[Node, int] | None = None
) -> Line:
    """Choose the way that the page shows in full: the one that leads furthest.

    `measured` are the indicators with a result; `liked` prefers among records that lead equally
    far (for voices: how many said so). What is not chosen stands beside its station.
    """
    reach = reach_of(thread, measured)
    weight = liked or {}
    chosen: dict[str, Node] = {thread.start.kind: thread.start}
    start = PLACE[thread.start.kind]
    for kind in DOWN:
        if PLACE[kind] > start or (kind == Station.OBJECTIVE and Station.ACTIVITY in chosen):
            _choose(thread, kind, chosen, reach, weight)
    for kind in UP:
        if PLACE[kind] < start:
            _choose(thread, kind, chosen, reach, weight)
    others = {
        station.kind: tuple(node for node in station.nodes if node != chosen.get(station.kind))
        for station in thread.stations
    }
    return Line(chosen, others)


def _choose(
    thread: Thread,
    kind: str,
    chosen: dict[str, Node],
    reach: Mapping[Node, float],
    weight: Mapping[Node, int],
) -> None:
    nodes = thread.nodes_of(kind)
    if not nodes or kind in chosen:
        return
    place = PLACE[kind]
    # The nearest station already chosen that touches any record of this kind decides.
    for near in sorted(chosen.values(), key=lambda node: abs(PLACE[node.kind] - place)):
        joined = {edge.later for edge in thread.after(near)}
        joined |= {edge.earlier for edge in thread.before(near)}
        touching = [node for node in nodes if node in joined]
        if touching:
            chosen[kind] = max(touching, key=lambda n: (reach.get(n, 0), weight.get(n, 0)))
            return


def reach_of(thread: Thread, measured: Collection[Node] = ()) -> dict[Node, float]:
    """Return how far each record's thread leads; an indicator without a result counts half."""
    after: dict[Node, list[Node]] = {}
    for edge in thread.edges:
        after.setdefault(edge.earlier, []).append(edge.later)
    reach: dict[Node, float] = {}
    for station in reversed(thread.stations):
        for node in station.nodes:
            own = float(PLACE[node.kind])
            if node.kind == Station.INDICATOR and node not in measured:
                own -= 0.5
            reach[node] = max([own, *(reach.get(one, 0.0) for one in after.get(node, ()))])
    return reach
