"""Reporting periods, and what is due in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from paydas.core.queries.kept import kept
from paydas.monitoring.models import Measurement, Period, ReportingBody, StatusUpdate
from paydas.monitoring.queries.parts import parts_of
from paydas.monitoring.queries.reckoning import Aim, Span, is_expected
from paydas.monitoring.vocabulary import MeasurementState
from paydas.planning.models import Activity, ActivityBody, Indicator
from paydas.planning.vocabulary import BodyRole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from paydas.monitoring.queries.parts import Parts
    from paydas.planning.models import Plan

OPEN_STATES = ("", str(MeasurementState.DRAFT), str(MeasurementState.RETURNED))


def periods_of(plan: Plan) -> QuerySet[Period]:
    """Return the reporting periods of a plan in their order."""
    return Period.objects.filter(plan=plan).order_by("starts_on")


def reporting_bodies(plan: Plan) -> QuerySet[ReportingBody]:
    """Return who reports by a private link."""
    return ReportingBody.objects.filter(plan=plan).select_related("organisation")


def span_of(period: Period) -> Span:
    """Return the period as the reckoning takes it."""
    return Span(period.pk, period.label, period.starts_on, period.ends_on, period.due_on)


def aims_of(indicator: Indicator) -> list[Aim]:
    """Return the targets of an indicator (prefetched) as the reckoning takes them."""
    return [Aim(target.due_on, target.value) for target in indicator.targets.all()]


def indicators_of(plan: Plan) -> list[Indicator]:
    """Return the public indicators of a plan, objectives' first, with targets and activity."""
    of_plan = Q(objective__plan=plan) | Q(activity__objective__plan=plan)
    rows = (
        Indicator.objects.filter(of_plan, code__isnull=False)
        .select_related("objective", "activity__objective")
        .prefetch_related("targets")
    )
    return sorted(rows, key=_place)


def _place(indicator: Indicator) -> tuple[int, int, int]:
    activity = indicator.activity
    objective = activity.objective if activity else indicator.objective
    top = objective.position if objective else 0
    return (top, activity.position if activity else 0, indicator.position)


@dataclass(frozen=True, slots=True)
class Body:
    """Who answers for an activity, or carries it out."""

    id: UUID
    name: str
    role: str


def bodies_by_activity(plan: Plan) -> dict[UUID, list[Body]]:
    """Return the bodies of every activity, the responsible one first; one query."""
    found: dict[UUID, list[Body]] = {}
    rows = ActivityBody.objects.filter(activity__objective__plan=plan).order_by("pk")
    for activity_id, pk, name, role in rows.values_list(
        "activity_id", "organisation_id", "organisation__name", "role"
    ):
        found.setdefault(activity_id, []).append(Body(pk, name, role))
    for bodies in found.values():
        bodies.sort(key=lambda one: one.role != BodyRole.RESPONSIBLE)
    return found


@dataclass(frozen=True, slots=True)
class Task:
    """One value that is expected: indicator and period, whose it is and how far it has come."""

    indicator: Indicator
    span: Span
    measurement: Measurement | None
    body_id: UUID | None
    body: str
    is_late: bool

    @property
    def state(self) -> str:
        """The state of the value; empty when nothing was written yet."""
        return self.measurement.state if self.measurement else ""

    @property
    def state_label(self) -> StrOrPromise:
        """The state in the reader's language."""
        return MeasurementState.label_of(self.state) if self.state else ""

    @property
    def parts(self) -> tuple[Parts, ...]:
        """The value by groups."""
        return parts_of(self.measurement.parts) if self.measurement else ()

    @property
    def is_open(self) -> bool:
        """Whether the body still has to act."""
        return self.state in OPEN_STATES

    def days_late(self, on: date) -> int:
        """For how many days the value is overdue."""
        return max(0, (on - self.span.due_on).days)


def tasks_of(plan: Plan, *, on: date | None = None) -> list[Task]:
    """Return every value that the plan expects, by period and number; five queries."""
    today = on or timezone.localdate()
    spans = [span_of(period) for period in periods_of(plan)]
    indicators = [(one, aims_of(one)) for one in indicators_of(plan)]
    bodies = bodies_by_activity(plan)
    written = {
        (row.indicator_id, row.period_id): row
        for row in Measurement.objects.filter(period__plan=plan)
    }
    found = []
    for span in spans:
        for indicator, aims in indicators:
            measurement = written.get((indicator.pk, span.id))
            if measurement is None and not is_expected(span, aims):
                continue
            own = bodies.get(indicator.activity_id, []) if indicator.activity_id else []
            first = own[0] if own and own[0].role == BodyRole.RESPONSIBLE else None
            state = measurement.state if measurement else ""
            found.append(
                Task(
                    indicator=indicator,
                    span=span,
                    measurement=measurement,
                    body_id=first.id if first else None,
                    body=first.name if first else "",
                    is_late=state in OPEN_STATES and span.due_on < today,
                )
            )
    return found


@kept
def overdue(plan: Plan, *, on: date | None = None) -> list[Task]:
    """Return the values that should have been sent by now, oldest first."""
    return [task for task in tasks_of(plan, on=on) if task.is_late]


@dataclass(frozen=True, slots=True)
class StatusTask:
    """How an activity stands in a period, or that nobody said so yet."""

    activity: Activity
    span: Span
    update: StatusUpdate | None
    is_late: bool


def status_tasks(
    plan: Plan, bodies: Iterable[UUID] | None = None, *, on: date | None = None
) -> list[StatusTask]:
    """Return the status of each activity (of these bodies) in each period; three queries."""
    today = on or timezone.localdate()
    activities = Activity.objects.filter(objective__plan=plan, code__isnull=False)
    if bodies is not None:
        responsible = Q(bodies__organisation__in=list(bodies), bodies__role=BodyRole.RESPONSIBLE)
        activities = activities.filter(responsible)
    rows = list(activities.order_by("objective__position", "position"))
    said = {
        (update.activity_id, update.period_id): update
        for update in StatusUpdate.objects.filter(period__plan=plan)
    }
    found = []
    for span in (span_of(period) for period in periods_of(plan)):
        for activity in rows:
            update = said.get((activity.pk, span.id))
            is_late = update is None and span.due_on < today
            found.append(StatusTask(activity, span, update, is_late))
    return found
