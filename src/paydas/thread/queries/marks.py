"""The small thread beside each row of a list: how far its record has come in public."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from paydas.core.actors import VISITOR
from paydas.kernel.threads import Node
from paydas.listening.queries.contributions import visible_to as visible_voices
from paydas.planning.queries.plans import published_tree
from paydas.responses.queries.responses import visible_to as visible_responses
from paydas.sensemaking.queries.findings import visible_to as visible_findings
from paydas.sensemaking.queries.recommendations import visible_to as visible_recommendations
from paydas.sources.queries.editions import editions_in
from paydas.thread.queries.hops import hops
from paydas.thread.vocabulary import PLACE, REFUSALS, Station

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from paydas.core.vocabulary import Key
    from paydas.kernel.threads import Hop

VISIBLE = {
    str(Station.FINDING): visible_findings,
    str(Station.RECOMMENDATION): visible_recommendations,
    str(Station.RESPONSE): visible_responses,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """The furthest station of a record; stopped: its thread ended there in a refusal."""

    kind: str
    is_stopped: bool = False

    @property
    def at(self) -> int:
        """Its place among the seven, from 1."""
        return PLACE[self.kind]

    @property
    def label(self) -> StrOrPromise:
        """The station's name."""
        return Station.label_of(self.kind)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a consultation's records, by kind and id."""

    found: Mapping[tuple[str, UUID], Mark]

    def of(self, kind: str, pk: UUID) -> Mark:
        """Return the mark of a record; one that nothing came of yet stands at its own station."""
        return self.found.get((kind, pk)) or Mark(kind)

    def reaching(self, kind: str, station: str) -> list[UUID]:
        """Return the records of a kind that came as far as a station."""
        return [
            pk for (of, pk), mark in self.found.items()
            if of == kind and mark.at >= PLACE[station]
        ]  # fmt: skip


def marks_in(consultation_id: Key) -> Marks:
    """Return how far the records of a consultation have come, those that are not public included.

    Only publications move a mark, so it is worked out once for each state of the editions: one
    query to see which, else at most one per hop and kind.
    """
    published = editions_in(consultation_id).values_list("pk", "withdrawn_at")
    return _work_out(str(consultation_id), tuple(published))


def voices_reaching(consultation_id: Key, station: str) -> int:
    """Count the public voices that came as far as a station; two queries."""
    ids = marks_in(consultation_id).reaching(str(Station.CONTRIBUTION), station)
    return visible_voices(VISITOR).filter(pk__in=ids).count()


@lru_cache(maxsize=32)
def _work_out(consultation_id: str, state: Hashable) -> Marks:
    """Read and follow everything; `state` is only what the result is kept by."""
    findings = visible_findings(VISITOR).filter(consultation_id=consultation_id)
    starts = [Node(str(Station.FINDING), pk) for pk in findings.values_list("pk", flat=True)]
    plan = published_tree(consultation_id)
    along = hops(plan.tree if plan else None)
    after = downstream(starts, along)
    # Voices from their findings: most of them led to none yet.
    for hop in along:
        if hop.earlier_kind == Station.CONTRIBUTION:
            for edge in hop.edges(earlier=None, later=[node.id for node in starts]):
                after.setdefault(edge.earlier, []).append((edge.later, edge.reason))
    nodes = {*starts, *after, *(later for found in after.values() for later, _ in found)}
    return Marks({(node.kind, node.id): mark_of(node, after) for node in nodes})


def downstream(starts: Iterable[Node], along: Iterable[Hop]) -> dict[Node, list[tuple[Node, str]]]:
    """Follow all hops from all records together, through what the public may see."""
    known: dict[str, set[UUID]] = {}
    for node in starts:
        known.setdefault(node.kind, set()).add(node.id)
    after: dict[Node, list[tuple[Node, str]]] = {}
    for hop in along:
        if earlier := known.get(hop.earlier_kind):
            edges = list(hop.edges(earlier=list(earlier), later=None))
            seen = _seen(hop.later_kind, {edge.later.id for edge in edges})
            for edge in edges:
                if edge.later.id in seen:
                    after.setdefault(edge.earlier, []).append((edge.later, edge.reason))
            known.setdefault(hop.later_kind, set()).update(seen)
    return after


def _seen(kind: str, ids: set[UUID]) -> set[UUID]:
    if kind not in VISIBLE or not ids:
        return ids
    return set(VISIBLE[kind](VISITOR).filter(pk__in=ids).values_list("pk", flat=True))


def mark_of(start: Node, after: Mapping[Node, list[tuple[Node, str]]]) -> Mark:
    """Follow one record; a refusal counts only where nothing else came of it."""
    seen, waiting = {start}, [start]
    furthest, refused = start.kind, set()
    while waiting:
        node = waiting.pop()
        if PLACE[node.kind] > PLACE[furthest]:
            furthest = node.kind
        for later, reason in after.get(node, ()):
            if later.kind == Station.RESPONSE:
                refused.add(reason in REFUSALS)
            if later not in seen:
                seen.add(later)
                waiting.append(later)
    return Mark(furthest, is_stopped=furthest == Station.RESPONSE and refused == {True})
