"""One indicator with everything that was reported on it, for the staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.monitoring.models import Measurement
from paydas.monitoring.queries.parts import parts_of
from paydas.monitoring.vocabulary import MeasurementState
from paydas.planning.models import Indicator

if TYPE_CHECKING:
    from decimal import Decimal
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from paydas.monitoring.queries.parts import Parts
    from paydas.monitoring.queries.reckoning import Course, Point
    from paydas.planning.models import Plan


def indicator_of(plan: Plan, pk: UUID) -> Indicator | None:
    """Return an indicator of a plan with what it belongs to."""
    of_plan = Q(objective__plan=plan) | Q(activity__objective__plan=plan)
    return (
        Indicator.objects.filter(of_plan, pk=pk, code__isnull=False)
        .select_related("objective", "activity__objective")
        .prefetch_related("targets")
        .first()
    )


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A period of an indicator: target, whatever was reported, its state."""

    point: Point
    increment: Decimal | None
    main: Measurement | None

    @property
    def parts(self) -> tuple[Parts, ...]:
        """The value by groups."""
        return parts_of(self.main.parts) if self.main else ()

    @property
    def state(self) -> str:
        """The state of the value; empty when nothing was written."""
        return self.main.state if self.main else ""

    @property
    def state_label(self) -> StrOrPromise:
        """The state in the reader's language."""
        return MeasurementState.label_of(self.state) if self.state else ""


def history_of(indicator: Indicator, course: Course) -> list[HistoryRow]:
    """Return period by period what was aimed at and reported; one query."""
    rows = Measurement.objects.filter(indicator=indicator).select_related(
        "period", "sent_by", "approved_by", "file"
    )
    by_period = {row.period_id: row for row in rows}
    return [
        HistoryRow(point, increment, by_period.get(point.span.id))
        for point, increment in zip(course.points, course.increments, strict=True)
    ]
