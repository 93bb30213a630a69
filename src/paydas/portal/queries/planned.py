"""The last stations of a thread: objective, activity, indicator with its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.lines import Indicator, Point, indicator_chart
from paydas.monitoring.queries.parts import in_words, public_parts
from paydas.monitoring.vocabulary import ActivityStatus
from paydas.portal.queries.beside import others_of
from paydas.portal.queries.parts import Fact
from paydas.portal.queries.stations import Chart, Stop
from paydas.portal.queries.wording import day, number, numerals, period
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from paydas.kernel.threads import Node
    from paydas.monitoring.queries.reckoning import Course
    from paydas.planning.queries.shapes import IndicatorLeaf
    from paydas.thread.queries.compose import Composed


def objective(c: Composed, node: Node) -> Stop:
    """Show the objective of the plan."""
    branch = c.outcome.branches.objectives[node.id]
    plan = c.outcome.plan
    n = len(branch.activities)
    side = [
        ngettext("%(n)s activity stands below it.", "%(n)s activities stand below it.", n)
        % {"n": number(n)}
    ]
    return Stop(
        str(Station.OBJECTIVE),
        when=day(plan.plan.published_on) if plan else "",
        code=branch.code,
        text=f"{branch.number}. {branch.title}",
        side=side,
        note=branch.unasked_reason,
        **others_of(c, Station.OBJECTIVE),
    )


def activity(c: Composed, node: Node) -> Stop:
    """Show an activity, who answers for it and how it stands."""
    leaf = c.outcome.branches.activities[node.id]
    status = c.outcome.statuses.get(leaf.id)
    facts = [Fact(_("Responsible"), leaf.responsible)]
    if leaf.cooperating:
        facts.append(Fact(_("Together with"), ", ".join(leaf.cooperating)))
    side = [f"{status.period}: {status.note}"] if status and status.note else []
    return Stop(
        str(Station.ACTIVITY),
        when=period(leaf.starts_on, leaf.ends_on),
        code=leaf.code,
        text=f"{leaf.number} {leaf.title}",
        facts=facts,
        side=side,
        note=leaf.unasked_reason,
        status=SHAPES.get(status.status, "open") if status else "none",
        status_label=str(ActivityStatus.label_of(status.status))
        if status
        else _("nothing reported"),
        **others_of(c, Station.ACTIVITY),
    )


SHAPES = {
    "done": "done", "going": "going", "late": "late", "stopped": "refused", "not_started": "none",
}  # fmt: skip


def indicator(c: Composed, node: Node) -> Stop:
    """Show the last result; the line of the thread becomes its curve."""
    leaf = c.outcome.branches.indicators[node.id]
    course = c.outcome.courses[leaf.id]
    latest = course.latest
    side = []
    if leaf.means_of_verification:
        side.append(
            _("Verified by: %(means)s.") % {"means": leaf.means_of_verification.rstrip(".")}
        )
    result = None
    if latest is not None and latest.actual is not None:
        parts = [leaf.unit]
        if course.final_target is not None:
            parts.append(_("target %(value)s") % {"value": number(course.final_target)})
        if leaf.baseline is not None:
            parts.append(_("baseline %(value)s") % {"value": number(leaf.baseline)})
        result = (number(latest.actual), "; ".join(parts))
    return Stop(
        str(Station.INDICATOR),
        kind="result" if result else "record",
        when=day(latest.span.ends_on) if latest else "",
        code=leaf.code,
        text=leaf.name,
        side=side,
        note=in_groups(leaf, course),
        result=result,
        chart=chart_of(leaf, course, has_lead_in=True) if result else None,
        end="" if result else "no_measure",
        **others_of(c, Station.INDICATOR),
    )


def in_groups(leaf: IndicatorLeaf, course: Course) -> str:
    """Write the latest value by groups as a line; empty where nobody reported any."""
    latest = course.latest
    if latest is None:
        return ""
    column = course.parts.get(latest.span.id, ())
    return in_words(public_parts(column, latest.actual, leaf.unit))


def chart_of(leaf: IndicatorLeaf, course: Course, *, has_lead_in: bool = False) -> Chart:
    """Draw an indicator over the columns of its own table."""
    points = [Point(one.span.label, one.target, one.actual, one.is_due) for one in course.points]
    if leaf.baseline is not None:
        since = str(leaf.baseline_on.year) if leaf.baseline_on else _("before")
        points.insert(0, Point(since, None, leaf.baseline))
    words = numerals()
    drawn = indicator_chart(
        Indicator(Caption(leaf.name), words, tuple(points)), has_lead_in=has_lead_in
    )
    return Chart(
        svg=drawn.svg,
        caption=leaf.name,
        periods=[one.label for one in points],
        targets=[None if one.target is None else number(one.target) for one in points],
        actuals=[
            number(one.actual) if one.actual is not None else (None if one.is_due else "–")
            for one in points
        ],
    )
