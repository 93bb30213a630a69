"""The small thread beside each row of a list: how far its record has come in public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache

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
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from paydas.core.vocabulary import Key
    from paydas.kernel.threads import Hop

VISIBLE = {
    str(Station.FINDING): visible_findings,
    str(Station.RECOMMENDATION): visible_recommendations,
    str(Station.RESPONSE): visible_responses,
}
A_DAY = 60 * 60 * 24


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
    """The marks of everything public in a consultation, by kind and id."""

    found: Mapping[tuple[str, UUID], Mark]

    def of(self, kind: str, pk: UUID) -> Mark:
        """Return the mark of a record; one that nothing came of yet stands at its own station."""
        return self.found.get((kind, pk)) or Mark(kind)

    def count_at_least(self, kind: str, station: str) -> int:
        """Count the records of a kind that came as far as a station."""
        return sum(mark.at >= PLACE[station] for (of, _), mark in self.found.items() if of == kind)


def marks_in(consultation_id: Key) -> Marks:
    """Return how far every public record of a consultation has come.

    Only publications move a mark, so it is worked out once for each state of the editions: one
    query to see whether there is a newer one, else at most one per hop and kind.
    """
    newest = editions_in(consultation_id).values_list("pk", "withdrawn_at").first()
    key = f"thread.marks.{consultation_id}.{newest}".replace(" ", "_")
    found: Marks | None = cache.get(key)
    if found is None:
        found = _work_out(consultation_id)
        cache.set(key, found, A_DAY)
    return found


def _work_out(consultation_id: Key) -> Marks:
    voices = visible_voices(VISITOR).filter(consultation_id=consultation_id)
    starts = [Node(str(Station.CONTRIBUTION), pk) for pk in voices.values_list("pk", flat=True)]
    # A finding may rest on numbers alone: start there too.
    starts += [
        Node(str(Station.FINDING), pk)
        for pk in visible_findings(VISITOR)
        .filter(consultation_id=consultation_id)
        .values_list("pk", flat=True)
    ]
    plan = published_tree(consultation_id)
    after = downstream(starts, hops(plan.tree if plan else None))
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
