"""Charts of indicators; what nobody measured is a gap, never a zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.lines import Indicator, Point, indicator_chart, small_chart
from paydas.kernel.figures.numerals import Numerals
from paydas.planning.vocabulary import Direction

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from paydas.kernel.figures.figure import Figure
    from paydas.kernel.figures.numerals import Value
    from paydas.monitoring.queries.reckoning import Course


def small(indicator_id: UUID, name: str, unit: str, course: Course, since: date | None) -> Figure:
    """Draw the compact chart of a list."""
    return small_chart(_indicator(indicator_id, name, unit, course, since))


def large(indicator_id: UUID, name: str, unit: str, course: Course, since: date | None) -> Figure:
    """Draw the chart that stands on the columns of its own table."""
    return indicator_chart(_indicator(indicator_id, name, unit, course, since))


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers below a large chart; None reads "no data"."""

    periods: list[str]
    targets: list[str | None]
    actuals: list[str | None]


def columns(course: Course, since: date | None) -> Columns:
    """Return the table on whose columns the large chart stands."""
    numerals = Numerals(get_language() or "tr", "")
    points = _points(course, since)
    return Columns(
        periods=[point.label for point in points],
        targets=[_written(numerals, point.target) for point in points],
        actuals=[_written(numerals, point.actual) for point in points],
    )


def _written(numerals: Numerals, value: Value | None) -> str | None:
    return None if value is None else numerals.write(value)


def _points(course: Course, since: date | None) -> list[Point]:
    points = [Point(p.span.label, p.target, p.actual, p.is_due) for p in course.points]
    if course.baseline is not None:
        label = str(since.year) if since else gettext("before")
        points.insert(0, Point(label, None, course.baseline, is_due=True))
    return points


def _indicator(
    indicator_id: UUID, name: str, unit: str, course: Course, since: date | None
) -> Indicator:
    numerals = Numerals(get_language() or "tr", gettext("no data"))
    goal = course.final_target
    return Indicator(
        caption=Caption(name, describe(unit, course, numerals), f"chart-{indicator_id}"),
        numerals=numerals,
        points=tuple(_points(course, since)),
        headings=(gettext("Period"), gettext("Target"), gettext("Result")),
        target_label=gettext("target %(value)s") % {"value": numerals.write(goal)}
        if goal is not None
        else "",
    )


def describe(unit: str, course: Course, numerals: Numerals) -> str:
    """Say in a sentence what the chart shows."""
    wanted = {
        Direction.UP: gettext("more is better"),
        Direction.DOWN: gettext("less is better"),
        Direction.KEEP: gettext("is to be kept"),
    }[Direction(course.direction)]
    latest = course.latest
    if latest is None:
        return gettext("In %(unit)s, %(wanted)s. No value is known.") % {
            "unit": unit,
            "wanted": wanted,
        }
    return gettext("In %(unit)s, %(wanted)s. Last value: %(value)s (%(period)s).") % {
        "unit": unit,
        "wanted": wanted,
        "value": numerals.write(latest.actual),
        "period": latest.span.label,
    }
