"""What came of a plan, as the public reads it: courses of indicators, statuses, voices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.core.queries.kept import kept
from paydas.monitoring.models import ActivityVoice, Evaluation, Measurement, StatusUpdate
from paydas.monitoring.queries.periods import aims_of, indicators_of, periods_of, span_of
from paydas.monitoring.queries.reckoning import Aim, Course, points_of
from paydas.monitoring.vocabulary import (
    ActivityStatus,
    Criterion,
    MeasurementState,
    Standing,
    VoiceKind,
    VoiceState,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from paydas.monitoring.queries.reckoning import Span
    from paydas.planning.models import Indicator, Plan
    from paydas.planning.queries.shapes import ActivityLeaf, IndicatorLeaf, PlanTree

    PartsByPeriod = dict[UUID, list[dict[str, Any]]]

CLOSED = (str(ActivityStatus.DONE), str(ActivityStatus.STOPPED))


@dataclass(frozen=True, slots=True)
class Status:
    """How an activity stood at the end of a period."""

    period: str
    status: str
    note: str

    @property
    def label(self) -> StrOrPromise:
        """The status in the reader's language."""
        return ActivityStatus.label_of(self.status)


@dataclass(frozen=True, slots=True)
class Voice:
    """What a participant or a cooperating body says about an activity, and the answer."""

    id: UUID
    activity_id: UUID
    kind: str
    said_by: str
    said_on: date
    text: str
    due_on: date | None
    answer: str
    answered_on: date | None
    is_sample: bool

    @property
    def kind_label(self) -> StrOrPromise:
        """The kind in the reader's language."""
        return VoiceKind.label_of(self.kind)


@dataclass(frozen=True, slots=True)
class Judgement:
    """An evaluation by one criterion."""

    criterion: StrOrPromise
    judgement: str
    judged_on: date
    judged_by: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that is known about the carrying out of a plan."""

    spans: tuple[Span, ...]
    courses: dict[UUID, Course]
    notes: dict[UUID, list[tuple[str, str]]]
    statuses: dict[UUID, list[Status]]
    voices: dict[UUID, list[Voice]]
    judgements: tuple[Judgement, ...] = ()
    on: date = field(default_factory=timezone.localdate)
    ends_on: date | None = None

    def status_of(self, activity_id: UUID) -> Status | None:
        """Return the last status that was reported; None when nobody reported one."""
        found = self.statuses.get(activity_id)
        return found[-1] if found else None

    @property
    def measured(self) -> int:
        """How many indicators have at least one approved value."""
        return sum(1 for course in self.courses.values() if course.latest is not None)

    @property
    def on_track(self) -> int:
        """How many indicators are on track or have reached their target."""
        good = {Standing.ON_TRACK, Standing.REACHED}
        return sum(1 for course in self.courses.values() if course.standing in good)

    @property
    def has_ended(self) -> bool:
        """Tell whether the time of the plan is over."""
        return self.ends_on is not None and self.ends_on < self.on

    @property
    def judged_on(self) -> date:
        """The day by which lateness is judged: today, or the end of a plan whose time is over.

        Nobody reports on an ended plan any more, so it is read as it stood when it ended; else
        everything unfinished would count as later every day, for ever.
        """
        return min(self.on, self.ends_on) if self.ends_on else self.on

    def is_closed(self, activity: ActivityLeaf) -> bool:
        """Tell whether an activity was reported as done, or as stopped with a reason."""
        now = self.status_of(activity.id)
        return now is not None and now.status in CLOSED

    def is_overdue(self, activity: ActivityLeaf) -> bool:
        """Tell whether an activity should have been done and is not."""
        is_past = activity.ends_on is not None and activity.ends_on < self.judged_on
        return is_past and not self.is_closed(activity)

    def unfinished(self, tree: PlanTree) -> list[ActivityLeaf]:
        """Return the late activities, of an ended plan all that are not closed; oldest first."""
        is_one = self.is_overdue if not self.has_ended else lambda leaf: not self.is_closed(leaf)
        late = [leaf for leaf in tree.activities if is_one(leaf)]
        return sorted(late, key=lambda leaf: (leaf.ends_on or self.on, leaf.number))

    def counts(self, tree: PlanTree) -> dict[str, int]:
        """Count the activities by their last status; "" counts those without a report."""
        found = Counter(
            "late" if self.is_overdue(leaf) else (now.status if now else "")
            for leaf in tree.activities
            for now in [self.status_of(leaf.id)]
        )
        keys = ("done", "going", "not_started", "late", "stopped", "")
        return {key: found.get(key, 0) for key in keys}


@kept
def progress(plan: Plan, *, on: date | None = None) -> Progress:
    """Read what is approved and published about a plan; seven queries, however large it is."""
    today = on or timezone.localdate()
    spans = tuple(span_of(period) for period in periods_of(plan))
    values, notes, parts = _approved(plan)
    return Progress(
        spans=spans,
        courses={
            row.pk: course(
                spans,
                aims_of(row),
                values.get(row.pk, {}),
                _traits(row),
                on=today,
                parts=parts.get(row.pk),
            )
            for row in indicators_of(plan)
        },
        notes=notes,
        statuses=_statuses(plan),
        voices=_voices(plan),
        judgements=_judgements(plan),
        on=today,
        ends_on=plan.ends_on,
    )


def _traits(row: Indicator | IndicatorLeaf) -> tuple[str, bool, Decimal | None]:
    return (row.direction, row.accumulates, row.baseline)


def course(
    spans: Sequence[Span],
    aims: Sequence[Aim],
    values: dict[UUID, Decimal],
    traits: tuple[str, bool, Decimal | None],
    *,
    on: date,
    parts: PartsByPeriod | None = None,
) -> Course:
    """Join periods, targets and approved values of one indicator, and these by groups."""
    points = points_of(spans, aims, values, on=on)
    return Course(points, *traits, parts=parts or {})


def course_of_leaf(found: Progress, leaf: IndicatorLeaf) -> Course:
    """Return the course of an indicator of a published tree; of an unknown one, an empty one."""
    known = found.courses.get(leaf.id)
    if known is not None:
        return known
    aims = [Aim(target.due_on, target.value) for target in leaf.targets]
    return course(found.spans, aims, {}, _traits(leaf), on=found.on)


def _approved(
    plan: Plan,
) -> tuple[
    dict[UUID, dict[UUID, Decimal]],
    dict[UUID, list[tuple[str, str]]],
    dict[UUID, PartsByPeriod],
]:
    rows = (
        Measurement.objects.filter(period__plan=plan, state=MeasurementState.APPROVED)
        .order_by("period__starts_on")
        .values_list("indicator_id", "period_id", "period__label", "value", "note", "parts")
    )
    values: dict[UUID, dict[UUID, Decimal]] = {}
    notes: dict[UUID, list[tuple[str, str]]] = {}
    parts: dict[UUID, PartsByPeriod] = {}
    for indicator_id, period_id, label, value, note, by_groups in rows:
        if by_groups:
            parts.setdefault(indicator_id, {})[period_id] = by_groups
        if value is not None:
            values.setdefault(indicator_id, {})[period_id] = value
        if note:
            notes.setdefault(indicator_id, []).append((label, note))
    return values, notes, parts


def _statuses(plan: Plan) -> dict[UUID, list[Status]]:
    found: dict[UUID, list[Status]] = {}
    rows = StatusUpdate.objects.filter(period__plan=plan).order_by("period__starts_on")
    for activity_id, label, status, note in rows.values_list(
        "activity_id", "period__label", "status", "note"
    ):
        found.setdefault(activity_id, []).append(Status(label, status, note))
    return found


def _voices(plan: Plan) -> dict[UUID, list[Voice]]:
    found: dict[UUID, list[Voice]] = {}
    rows = ActivityVoice.objects.filter(
        activity__objective__plan=plan, state=VoiceState.PUBLISHED
    ).select_related("organisation")
    for row in rows.order_by("said_on", "created_at"):
        found.setdefault(row.activity_id, []).append(public_voice(row))
    return found


def public_voice(row: ActivityVoice) -> Voice:
    """Return a voice as the public reads it: the body is named, a person never is."""
    return Voice(
        id=row.pk,
        activity_id=row.activity_id,
        kind=row.kind,
        said_by=row.organisation.name if row.organisation else "",
        said_on=row.said_on,
        text=row.text,
        due_on=row.due_on,
        answer=row.answer,
        answered_on=row.answered_on,
        is_sample=row.is_sample,
    )


def _judgements(plan: Plan) -> tuple[Judgement, ...]:
    rows = Evaluation.objects.filter(plan=plan).order_by("judged_on", "created_at")
    return tuple(
        Judgement(Criterion.label_of(row.criterion), row.judgement, row.judged_on, row.judged_by)
        for row in rows
    )
