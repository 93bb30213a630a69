"""Compose the whole thread of one public code, as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from paydas.kernel.threads import Edge, Node, Thread, walk
from paydas.kernel.threads import Station as Stop
from paydas.listening.queries.threads import labels as voice_labels
from paydas.listening.queries.threads import side_links
from paydas.monitoring.queries.stations import courses_of, last_statuses, voices_on
from paydas.planning.queries.plans import published_tree
from paydas.responses.queries.responses import visible_to as visible_responses
from paydas.responses.queries.threads import HOPS as ANSWERED
from paydas.sensemaking.queries.answered import dispositions_of
from paydas.sensemaking.queries.findings import visible_to as visible_findings
from paydas.sensemaking.queries.stations import readings_of, verdicts_of
from paydas.sensemaking.queries.threads import (
    evidence_edges,
    finding_labels,
    recommendation_labels,
)
from paydas.thread.queries.finding import record_of
from paydas.thread.queries.hops import hops
from paydas.thread.queries.lines import main_line
from paydas.thread.vocabulary import PLACE, Station

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.listening.queries.threads import SideLink, VoiceLabel
    from paydas.monitoring.queries.progress import Status, Voice
    from paydas.monitoring.queries.reckoning import Course
    from paydas.planning.queries.plans import PublishedPlan
    from paydas.planning.queries.shapes import ActivityLeaf, IndicatorLeaf, ObjectiveBranch
    from paydas.sensemaking.queries.stations import Reading
    from paydas.sensemaking.queries.threads import Label
    from paydas.thread.queries.finding import Found
    from paydas.thread.queries.lines import Line
    from paydas.thread.queries.records import Disposition, Response


@dataclass(frozen=True, slots=True)
class Branches:
    """What the published plan says of the objectives, activities and indicators on a thread."""

    objectives: Mapping[UUID, ObjectiveBranch] = field(default_factory=dict)
    activities: Mapping[UUID, ActivityLeaf] = field(default_factory=dict)
    indicators: Mapping[UUID, IndicatorLeaf] = field(default_factory=dict)
    # The objective above each activity, on the thread or not.
    above: Mapping[UUID, ObjectiveBranch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """What the stations up to the answer say, as far as the reader may see it."""

    voices: Mapping[UUID, VoiceLabel]
    findings: Mapping[UUID, Label]
    readings: Mapping[UUID, list[Reading]]
    verdicts: Mapping[UUID, dict[str, int]]
    recommendations: Mapping[UUID, Label]
    responses: Mapping[UUID, Response]
    # How voices stand to findings: of every finding on the thread, also of other voices.
    evidence: Sequence[Edge] = ()
    beside: Sequence[SideLink] = ()
    disposition: Disposition | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the stations of the plan say, and what came of them."""

    plan: PublishedPlan | None
    branches: Branches
    courses: Mapping[UUID, Course]
    statuses: Mapping[UUID, Status]
    remarks: Sequence[Voice]


@dataclass(frozen=True, slots=True)
class Composed:
    """A thread with what its stations say. What the reader may not see is only counted."""

    found: Found
    consultation_id: UUID | None
    thread: Thread
    line: Line
    words: Words
    outcome: Outcome

    @property
    def is_public(self) -> bool:
        """Whether the record that the code names may be read itself."""
        return self.found.consultation_id is not None

    def voices_of(self, finding_id: UUID) -> list[tuple[VoiceLabel, str]]:
        """Return the public voices of a finding with their stance."""
        return [
            (self.words.voices[edge.earlier.id], edge.reason)
            for edge in self.words.evidence
            if edge.later.id == finding_id and edge.earlier.id in self.words.voices
        ]

    def hidden_of(self, finding_id: UUID) -> int:
        """Count the voices of a finding that are not public."""
        return sum(
            edge.later.id == finding_id and edge.earlier.id not in self.words.voices
            for edge in self.words.evidence
        )


def compose(actor: Actor, raw_code: str) -> Composed | None:
    """Walk a record's thread in both directions and label it; None for an unknown code.

    At most two queries per kind of record, however long the thread is.
    """
    found = record_of(actor, raw_code)
    if found is None:
        return None
    consultation_id = found.consultation_id or _consultation_of(actor, found.node)
    plan = published_tree(consultation_id) if consultation_id else None
    branches = _branches(plan)
    thread = walk(found.node, hops(plan.tree if plan else None))
    thread = _with_answers(_with_objectives(thread, branches))
    words = _words(actor, thread)
    thread = _seen(thread, words)
    outcome = _outcome(thread, plan, branches)
    measured = {
        Node(str(Station.INDICATOR), pk)
        for pk, course in outcome.courses.items()
        if course.latest is not None
    }
    liked = {
        Node(str(Station.CONTRIBUTION), pk): one.said_by or 0 for pk, one in words.voices.items()
    }
    return Composed(
        found=found,
        consultation_id=consultation_id,
        thread=thread,
        line=main_line(thread, measured=measured, liked=liked),
        words=words,
        outcome=outcome,
    )


def _words(actor: Actor, thread: Thread) -> Words:
    ids = {stop.kind: [node.id for node in stop.nodes] for stop in thread.stations}
    findings = ids.get(str(Station.FINDING), [])
    asked = ids.get(str(Station.RECOMMENDATION), [])
    answers = ids.get(str(Station.RESPONSE), [])
    own = ids.get(str(Station.CONTRIBUTION), [])
    is_voice = thread.start.kind == Station.CONTRIBUTION
    evidence = list(evidence_edges(earlier=None, later=findings)) if findings else []
    beside = list(side_links(actor, own)) if is_voice else []
    voices = {*own, *(edge.earlier.id for edge in evidence)}
    voices |= {pk for link in beside for pk in (link.origin_id, link.target_id)}
    return Words(
        voices=voice_labels(actor, voices) if voices else {},
        findings=finding_labels(actor, findings) if findings else {},
        readings=readings_of(findings) if findings else {},
        verdicts=verdicts_of(findings) if findings else {},
        recommendations=recommendation_labels(actor, asked) if asked else {},
        responses={one.pk: one for one in visible_responses(actor).filter(pk__in=answers)}
        if answers
        else {},
        evidence=evidence,
        beside=beside,
        disposition=dispositions_of(own).get(thread.start.id) if is_voice else None,
    )


def _outcome(thread: Thread, plan: PublishedPlan | None, branches: Branches) -> Outcome:
    indicators = [branches.indicators[n.id] for n in thread.nodes_of(Station.INDICATOR)]
    activities = [node.id for node in thread.nodes_of(Station.ACTIVITY)]
    return Outcome(
        plan=plan,
        branches=branches,
        courses=courses_of(plan.plan.pk, indicators) if plan and indicators else {},
        statuses=last_statuses(activities) if activities else {},
        remarks=voices_on(activities) if activities else (),
    )


def _consultation_of(actor: Actor, node: Node) -> UUID | None:
    """Find the consultation of a voice that is not public itself by the findings it reached."""
    reached = [edge.later.id for edge in evidence_edges(earlier=[node.id], later=None)]
    seen = visible_findings(actor).filter(pk__in=reached)
    return seen.values_list("consultation_id", flat=True).first() if reached else None


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
    return _extended(thread, [edge for found in added.values() for edge in found], list(added))


def _with_answers(thread: Thread) -> Thread:
    """Add the answers to recommendations that a later record rests on: they lie beside its way."""
    asked = [node.id for node in thread.nodes_of(Station.RECOMMENDATION)]
    if not asked or PLACE[thread.start.kind] <= PLACE[str(Station.RECOMMENDATION)]:
        return thread
    known = set(thread.nodes_of(Station.RESPONSE))
    edges = [
        edge
        for hop in ANSWERED
        for edge in hop.edges(earlier=asked, later=None)
        if edge.later not in known
    ]
    return _extended(thread, edges, [edge.later for edge in edges])


def _extended(thread: Thread, edges: Sequence[Edge], nodes: Sequence[Node]) -> Thread:
    stops = {stop.kind: stop.nodes for stop in thread.stations}
    for node in nodes:
        stops[node.kind] = (*stops.get(node.kind, ()), node)
    return replace(
        thread,
        stations=tuple(Stop(kind, stops[kind]) for kind in sorted(stops, key=PLACE.__getitem__)),
        edges=(*thread.edges, *edges),
    )


def _seen(thread: Thread, words: Words) -> Thread:
    """Leave out what the reader may not know of: voices that are not public, later drafts."""
    seen: dict[str, Mapping[UUID, object]] = {
        str(Station.CONTRIBUTION): words.voices,
        str(Station.FINDING): words.findings,
        str(Station.RECOMMENDATION): words.recommendations,
        str(Station.RESPONSE): words.responses,
    }

    def stays(node: Node) -> bool:
        return node == thread.start or node.kind not in seen or node.id in seen[node.kind]

    stations = tuple(Stop(stop.kind, tuple(filter(stays, stop.nodes))) for stop in thread.stations)
    return replace(
        thread,
        stations=tuple(stop for stop in stations if stop.nodes),
        edges=tuple(e for e in thread.edges if stays(e.earlier) and stays(e.later)),
    )
