"""What came of many voices of one consultation at once: for whoever said them, and for mails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.actors import VISITOR
from paydas.kernel.threads import Node
from paydas.monitoring.queries.stations import courses_of, last_statuses
from paydas.planning.queries.plans import published_tree
from paydas.responses.queries.responses import visible_to as visible_responses
from paydas.sensemaking.queries.answered import dispositions_of
from paydas.sensemaking.queries.threads import finding_labels, recommendation_labels
from paydas.thread.queries.hops import hops
from paydas.thread.queries.marks import downstream, mark_of
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from paydas.core.vocabulary import Key
    from paydas.monitoring.queries.progress import Status
    from paydas.monitoring.queries.reckoning import Course
    from paydas.planning.queries.plans import PublishedPlan
    from paydas.planning.queries.shapes import ActivityLeaf, IndicatorLeaf, ObjectiveBranch
    from paydas.sensemaking.queries.threads import Label
    from paydas.thread.queries.marks import Mark
    from paydas.thread.queries.records import Disposition, Response

    After = Mapping[Node, list[tuple[Node, str]]]

VOICE, OBJECTIVE, ACTIVITY = (
    str(Station.CONTRIBUTION), str(Station.OBJECTIVE), str(Station.ACTIVITY),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reached:
    """A finding that a voice reached, and how the voice stands to it."""

    label: Label
    stance: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation that was drawn, with the answer in force; none while it waits."""

    label: Label
    response: Response | None


@dataclass(frozen=True, slots=True)
class Done:
    """An activity of the published plan and how it was last reported."""

    leaf: ActivityLeaf
    status: Status | None


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the published plan with its approved values."""

    leaf: IndicatorLeaf
    course: Course


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one voice, as far as the public may know it, in the order of the chain."""

    findings: Sequence[Reached]
    recommendations: Sequence[Asked]
    objectives: Sequence[ObjectiveBranch]
    activities: Sequence[Done]
    indicators: Sequence[Measured]
    disposition: Disposition | None
    mark: Mark
    planned_on: date | None

    @property
    def is_answered(self) -> bool:
        """Whether anything it led to was decided on, or a reason was given for leaving it."""
        return self.disposition is not None or any(one.response for one in self.recommendations)


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything that any of the voices reached, by id."""

    findings: Mapping[UUID, Label]
    recommendations: Mapping[UUID, Label]
    responses: Mapping[UUID, Response]
    objectives: Mapping[UUID, ObjectiveBranch]
    activities: Mapping[UUID, ActivityLeaf]
    indicators: Mapping[UUID, IndicatorLeaf]
    statuses: Mapping[UUID, Status]
    courses: Mapping[UUID, Course]
    dispositions: Mapping[UUID, Disposition]
    planned_on: date | None


def came_of(consultation_id: Key, voice_ids: Collection[UUID]) -> dict[UUID, Came]:
    """Return what came of each voice; the number of queries is the same for any number of them.

    The voices themselves may be hidden from the public: their authors know them.
    """
    plan = published_tree(consultation_id)
    starts = [Node(VOICE, pk) for pk in voice_ids]
    after = downstream(starts, hops(plan.tree if plan else None))
    known = _known(plan, voice_ids, after)
    return {node.id: _came(node, after, known) for node in starts}


def _known(plan: PublishedPlan | None, voice_ids: Collection[UUID], after: After) -> _Known:
    met: dict[str, list[UUID]] = {}
    for node in dict.fromkeys(later for found in after.values() for later, _ in found):
        met.setdefault(node.kind, []).append(node.id)
    tree = plan.tree if plan else None
    indicators = {one.id: one for one in tree.indicators} if tree else {}
    leaves = [indicators[pk] for pk in met.get(str(Station.INDICATOR), ())]
    activities = met.get(ACTIVITY, [])
    asked = met.get(str(Station.RECOMMENDATION), [])
    answers = visible_responses(VISITOR).filter(pk__in=met.get(str(Station.RESPONSE), ()))
    return _Known(
        findings=finding_labels(VISITOR, met.get(str(Station.FINDING), ())),
        recommendations=recommendation_labels(VISITOR, asked),
        responses={one.recommendation_id: one for one in answers},
        objectives={one.id: one for one in tree.objectives} if tree else {},
        activities={one.id: one for one in tree.activities} if tree else {},
        indicators=indicators,
        statuses=last_statuses(activities) if activities else {},
        courses=courses_of(plan.plan.pk, leaves) if plan and leaves else {},
        dispositions=dispositions_of(voice_ids),
        planned_on=plan.plan.published_on if plan else None,
    )


def _came(voice: Node, after: After, known: _Known) -> Came:
    stances = {later.id: stance for later, stance in after.get(voice, ())}
    met = _met(voice, after)
    return Came(
        findings=[
            Reached(known.findings[pk], stances.get(pk, ""))
            for pk in met.get(str(Station.FINDING), ())
            if pk in known.findings
        ],
        recommendations=[
            Asked(known.recommendations[pk], known.responses.get(pk))
            for pk in met.get(str(Station.RECOMMENDATION), ())
            if pk in known.recommendations
        ],
        objectives=[known.objectives[pk] for pk in met.get(OBJECTIVE, ())],
        activities=[
            Done(known.activities[pk], known.statuses.get(pk)) for pk in met.get(ACTIVITY, ())
        ],
        indicators=[
            Measured(known.indicators[pk], known.courses[pk])
            for pk in met.get(str(Station.INDICATOR), ())
        ],
        disposition=known.dispositions.get(voice.id),
        mark=mark_of(voice, after),
        planned_on=known.planned_on,
    )


def _met(voice: Node, after: After) -> dict[str, list[UUID]]:
    """Follow one voice; from an objective not on to all activities below it, which others asked."""
    met: dict[str, dict[UUID, None]] = {}
    waiting = [voice]
    for node in waiting:
        for later, _reason in after.get(node, ()):
            if (node.kind, later.kind) == (OBJECTIVE, ACTIVITY):
                continue
            if later.id not in met.setdefault(later.kind, {}):
                met[later.kind][later.id] = None
                waiting.append(later)
    return {kind: list(ids) for kind, ids in met.items()}
