"""Compose the whole thread of one public code, as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from paydas.kernel.threads import Edge, Node, Thread, walk
from paydas.kernel.threads import Station as Stop
from paydas.listening.queries.threads import labels as voice_labels
from paydas.monitoring.queries.results import results_of
from paydas.planning.queries.plans import published_tree
from paydas.responses.queries.responses import visible_to as visible_responses
from paydas.sensemaking.queries.findings import visible_to as visible_findings
from paydas.sensemaking.queries.findings import weights_of
from paydas.sensemaking.queries.threads import finding_labels, recommendation_labels
from paydas.thread.queries.finding import record_of
from paydas.thread.queries.hops import HOPS
from paydas.thread.queries.lines import main_line
from paydas.thread.vocabulary import PLACE, Station

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.listening.queries.threads import VoiceLabel
    from paydas.monitoring.queries.results import Result
    from paydas.planning.queries.plans import PublishedPlan
    from paydas.planning.queries.shapes import ActivityLeaf, IndicatorLeaf, ObjectiveBranch
    from paydas.responses.models import Response
    from paydas.sensemaking.queries.findings import Weight
    from paydas.sensemaking.queries.threads import Label
    from paydas.thread.queries.finding import Found
    from paydas.thread.queries.lines import Line


@dataclass(frozen=True, slots=True)
class Branches:
    """What the published plan says of the objectives, activities and indicators on a thread."""

    objectives: Mapping[UUID, ObjectiveBranch] = field(default_factory=dict)
    activities: Mapping[UUID, ActivityLeaf] = field(default_factory=dict)
    indicators: Mapping[UUID, IndicatorLeaf] = field(default_factory=dict)
    # The objective above each activity, on the thread or not.
    above: Mapping[UUID, ObjectiveBranch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composed:
    """A thread with what its stations say. What the reader may not see is only counted."""

    found: Found
    consultation_id: UUID | None
    thread: Thread
    line: Line
    voices: Mapping[UUID, VoiceLabel]
    # Voices that are not public, by how they stand to the finding.
    hidden: Mapping[str, int]
    findings: Mapping[UUID, Label]
    weights: Mapping[UUID, Weight]
    recommendations: Mapping[UUID, Label]
    responses: Mapping[UUID, Response]
    plan: PublishedPlan | None
    branches: Branches
    results: Mapping[UUID, Result]

    @property
    def is_public(self) -> bool:
        """Whether the record that the code names may be read itself."""
        return self.found.consultation_id is not None


def compose(actor: Actor, raw_code: str) -> Composed | None:
    """Walk a record's thread in both directions and label it; None for an unknown code.

    At most two queries per kind of record, however long the thread is.
    """
    found = record_of(actor, raw_code)
    if found is None:
        return None
    thread = walk(found.node, HOPS)
    ids = {stop.kind: [node.id for node in stop.nodes] for stop in thread.stations}
    findings = ids.get(Station.FINDING, [])
    consultation_id = found.consultation_id or _consultation_of(actor, findings)
    needs_plan = any(ids.get(kind) for kind in (Station.OBJECTIVE, "activity", "indicator"))
    plan = published_tree(consultation_id) if needs_plan and consultation_id else None
    branches = _branches(plan)
    thread = _seen_of_plan(_with_objectives(thread, branches), branches)
    indicators = [node.id for node in thread.nodes_of(Station.INDICATOR)]
    results = results_of(plan.plan.pk, indicators) if plan and indicators else {}
    voices = voice_labels(actor, ids.get(Station.CONTRIBUTION, []))
    return Composed(
        found=found,
        consultation_id=consultation_id,
        thread=thread,
        line=main_line(
            thread,
            measured=_measured(results),
            liked={Node("contribution", pk): one.said_by or 0 for pk, one in voices.items()},
        ),
        voices=voices,
        hidden=_hidden(thread, voices),
        findings=finding_labels(actor, findings) if findings else {},
        weights=weights_of(findings, of_public=True) if findings else {},
        recommendations=_recommendations(actor, ids),
        responses={one.pk: one for one in _responses(actor, ids)},
        plan=plan,
        branches=branches,
        results=results,
    )


def _recommendations(actor: Actor, ids: Mapping[str, list[UUID]]) -> Mapping[UUID, Label]:
    wanted = ids.get(Station.RECOMMENDATION, [])
    return recommendation_labels(actor, wanted) if wanted else {}


def _responses(actor: Actor, ids: Mapping[str, list[UUID]]) -> list[Response]:
    wanted = ids.get(Station.RESPONSE, [])
    return list(visible_responses(actor).filter(pk__in=wanted)) if wanted else []


def _consultation_of(actor: Actor, findings: list[UUID]) -> UUID | None:
    """Find the consultation of a voice that is not public itself by the findings it reached."""
    if not findings:
        return None
    seen = visible_findings(actor).filter(pk__in=findings)
    return seen.values_list("consultation_id", flat=True).first()


def _branches(plan: PublishedPlan | None) -> Branches:
    if plan is None:
        return Branches()
    tree = plan.tree
    return Branches(
        objectives={one.id: one for one in tree.objectives},
        activities={one.id: one for one in tree.activities},
        indicators={one.id: one for one in tree.indicators},
        above={leaf.id: branch for branch in tree.objectives for leaf in branch.activities},
    )


def _with_objectives(thread: Thread, branches: Branches) -> Thread:
    """Add the objective above each activity: it is no hop from a voice, but it stands between."""
    known = set(thread.nodes_of(Station.OBJECTIVE))
    added: dict[Node, list[Edge]] = {}
    for node in thread.nodes_of(Station.ACTIVITY):
        branch = branches.above.get(node.id)
        above = Node(str(Station.OBJECTIVE), branch.id) if branch else None
        if above and above not in known:
            added.setdefault(above, []).append(Edge(above, node))
    if not added:
        return thread
    stops = {stop.kind: stop.nodes for stop in thread.stations}
    stops[str(Station.OBJECTIVE)] = (*stops.get(str(Station.OBJECTIVE), ()), *added)
    stations = tuple(Stop(kind, stops[kind]) for kind in sorted(stops, key=lambda one: PLACE[one]))
    edges = (*thread.edges, *(edge for found in added.values() for edge in found))
    return replace(thread, stations=stations, edges=edges)


def _seen_of_plan(thread: Thread, branches: Branches) -> Thread:
    """Leave out what the published plan does not hold (yet): nothing leaks before publication."""
    seen = {
        str(Station.OBJECTIVE): branches.objectives,
        str(Station.ACTIVITY): branches.activities,
        str(Station.INDICATOR): branches.indicators,
    }

    def stays(node: Node) -> bool:
        return node.kind not in seen or node.id in seen[node.kind] or node == thread.start

    stations = tuple(
        Stop(stop.kind, tuple(filter(stays, stop.nodes))) for stop in thread.stations
    )
    return replace(
        thread,
        stations=tuple(stop for stop in stations if stop.nodes),
        edges=tuple(e for e in thread.edges if stays(e.earlier) and stays(e.later)),
    )


def _measured(results: Mapping[UUID, Result]) -> set[Node]:
    return {
        Node(str(Station.INDICATOR), pk) for pk, one in results.items() if one.latest is not None
    }


def _hidden(thread: Thread, voices: Mapping[UUID, VoiceLabel]) -> dict[str, int]:
    """Count the voices that are not public, by their stance to any finding of the thread."""
    stances: dict[UUID, str] = {}
    for edge in thread.edges:
        voice = edge.earlier
        if voice.kind == Station.CONTRIBUTION and voice.id not in voices:
            stances.setdefault(voice.id, edge.reason)
    counts: dict[str, int] = {}
    for stance in stances.values():
        counts[stance] = counts.get(stance, 0) + 1
    return counts
