"""Walk the thread of one record: from what it rests on, to what came of it.

First upstream, then downstream, never mixed: going down again from a source would pull the whole
consultation in. Every hop is asked at most once in each direction, for all its nodes together.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID


class ThreadError(ValueError):
    """Say by code what is wrong with the hops of a thread."""

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and its parameters."""
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One record of the chain."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Edge:
    """A later record rests on an earlier one; the reason is a stance, a decision or a sentence."""

    earlier: Node
    later: Node
    reason: str = ""


class Lookup(Protocol):
    """Find the edges that touch some nodes, given from one side only (the other is None)."""

    def __call__(
        self, earlier: Collection[UUID] | None, later: Collection[UUID] | None
    ) -> Iterable[Edge]:
        """Return the edges; one query for any number of nodes."""
        ...


@dataclass(frozen=True, slots=True)
class Hop:
    """All links from one kind of record to a later one."""

    earlier_kind: str
    later_kind: str
    edges: Lookup


@dataclass(frozen=True, slots=True)
class Station:
    """The records of one kind on a thread, in the order in which they were found."""

    kind: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread of ``start``: its stations in the order of the chain, and what joins them."""

    start: Node
    stations: tuple[Station, ...]
    edges: tuple[Edge, ...]

    def nodes_of(self, kind: str) -> tuple[Node, ...]:
        """Return the records of one kind, none if the thread has no such station."""
        return next((station.nodes for station in self.stations if station.kind == kind), ())

    def before(self, node: Node) -> tuple[Edge, ...]:
        """Return the edges on which a record rests."""
        return tuple(edge for edge in self.edges if edge.later == node)

    def after(self, node: Node) -> tuple[Edge, ...]:
        """Return the edges to what came of a record."""
        return tuple(edge for edge in self.edges if edge.earlier == node)

    @property
    def ends(self) -> tuple[Node, ...]:
        """Return the records of which nothing came (yet): a measured result, a refusal, a gap."""
        continued = {edge.earlier for edge in self.edges}
        return tuple(
            node for station in self.stations for node in station.nodes if node not in continued
        )


@dataclass(slots=True)
class _Found:
    """The nodes and edges met in one direction, by kind, without repetition."""

    nodes: dict[str, dict[UUID, Node]]
    edges: dict[tuple[Node, Node], Edge] = field(default_factory=dict)

    @classmethod
    def at(cls, start: Node) -> "_Found":
        return cls({start.kind: {start.id: start}})

    def add(self, hop: Hop, edges: Iterable[Edge], *, upstream: bool) -> None:
        for edge in edges:
            if (edge.earlier.kind, edge.later.kind) != (hop.earlier_kind, hop.later_kind):
                raise ThreadError("foreign_edge", earlier=edge.earlier.kind, later=edge.later.kind)
            known, new = (edge.later, edge.earlier) if upstream else (edge.earlier, edge.later)
            if known.id in self.nodes[known.kind]:
                self.nodes.setdefault(new.kind, {}).setdefault(new.id, new)
                self.edges.setdefault((edge.earlier, edge.later), edge)


def walk(start: Node, hops: Sequence[Hop]) -> Thread:
    """Follow the hops from one record up to its voices and down to its results.

    The hops stand in chain order: all hops into a kind before the first hop out of it. That
    excludes cycles and is checked: ThreadError("hops_out_of_order"). A lookup that returns an
    edge of other kinds than its hop's raises ThreadError("foreign_edge").
    """
    ranks = _rank_kinds(hops)
    up, down = _Found.at(start), _Found.at(start)
    for hop in reversed(hops):
        if known := up.nodes.get(hop.later_kind):
            up.add(hop, hop.edges(earlier=None, later=list(known)), upstream=True)
    for hop in hops:
        if known := down.nodes.get(hop.earlier_kind):
            down.add(hop, hop.edges(earlier=list(known), later=None), upstream=False)
    kinds = up.nodes | down.nodes
    return Thread(
        start=start,
        stations=tuple(
            Station(kind, tuple(kinds[kind].values()))
            for kind in sorted(kinds, key=lambda kind: ranks.get(kind, 0))
        ),
        edges=(*reversed(up.edges.values()), *down.edges.values()),
    )


def _rank_kinds(hops: Sequence[Hop]) -> dict[str, int]:
    """Rank the kinds along the chain, the longest way counting, and check the order of the hops."""
    ranks: dict[str, int] = {}
    left: set[str] = set()
    for hop in hops:
        left.add(hop.earlier_kind)
        if hop.later_kind in left:
            raise ThreadError("hops_out_of_order", earlier=hop.earlier_kind, later=hop.later_kind)
        rank = ranks.setdefault(hop.earlier_kind, 0) + 1
        ranks[hop.later_kind] = max(rank, ranks.get(hop.later_kind, 0))
    return ranks
