"""Charts of indicators; what nobody measured is a gap, never a zero."""

from __future__ import annotations

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
    from paydas.monitoring.queries.reckoning import Course


def small(indicator_id: UUID, name: str, unit: str, course: Course, since: date | None) -> Figure:
    """Draw the compact chart of a list."""
    return small_chart(_indicator(indicator_id, name, unit, course, since))


def large(indicator_id: UUID, name: str, unit: str, course: Course, since: date | None) -> Figure:
    """Draw the chart that stands on the columns of its own table."""
    return indicator_chart(_indicator(indicator_id, name, unit, course, since))


def _indicator(
    indicator_id: UUID, name: str, unit: str, course: Course, since: date | None
) -> Indicator:
    numerals = Numerals(get_language() or "tr", gettext("no data"))
    points = [Point(p.span.label, p.target, p.actual, p.is_due) for p in course.points]
    if course.baseline is not None:
        label = str(since.year) if since else gettext("before")
        points.insert(0, Point(label, None, course.baseline, is_due=True))
    goal = course.final_target
    return Indicator(
        caption=Caption(name, describe(unit, course, numerals), f"chart-{indicator_id}"),
        numerals=numerals,
        points=tuple(points),
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
