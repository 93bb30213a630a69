"""Indicator charts: the measured line over the steps of its targets.

What nobody measured is never drawn as zero: the line breaks, or is dashed to the next known value.
"""

from dataclasses import dataclass
from itertools import pairwise

from paydas.kernel.figures.drawing import Box, Dot, Drawing, Line, Path, Shape, Text
from paydas.kernel.figures.figure import Caption, Figure, Table, make_figure
from paydas.kernel.figures.numerals import Numerals, Scale, Value

_NAME_COLUMN = 20
_STEP_WIDTH = 0.68
_TOP, _BASE = 8, 60

_SMALL_HEIGHT = 150
_SMALL_TOP, _SMALL_BASE = 40, 120
_SMALL_EDGE = 9
_GAP_WIDTH, _GAP_HEIGHT = 58, 46
_MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its target, its measured value, and whether a value was due by now."""

    label: str
    target: Value | None = None
    actual: Value | None = None
    is_due: bool = True


@dataclass(frozen=True, slots=True)
class Indicator:
    """The periods of an indicator in order; headings for period, target and result.

    ``target_label`` is the target's line in the small chart ("hedef 24"), ready to show.
    """

    caption: Caption
    numerals: Numerals
    points: tuple[Point, ...]
    headings: tuple[str, str, str] = ("", "", "")
    target_label: str = ""


def indicator_chart(indicator: Indicator, *, has_lead_in: bool = False) -> Figure:
    """Draw the chart that stands on the columns of its own table (first column 20 %).

    The lead-in joins the thread, which comes down the left edge, to the first measured value.
    """
    scale = _scale(indicator, _BASE, _TOP)
    column = (100 - _NAME_COLUMN) / max(1, len(indicator.points))
    places = [_NAME_COLUMN + column * (place + 0.5) for place in range(len(indicator.points))]
    half = column * _STEP_WIDTH / 2
    shapes: list[Shape] = [
        _way("target", [(x - half, scale.at(point.target)), (x + half, scale.at(point.target))])
        for x, point in zip(places, indicator.points, strict=True)
        if point.target is not None
    ]
    if scale.low < 0:
        shapes.append(_way("base", [(_NAME_COLUMN, scale.at(0)), (100, scale.at(0))]))
    known = _known(indicator, places, scale)
    if has_lead_in and known:
        shapes.append(_lead_in(*known[0][1]))
    shapes += _draw_runs(known)
    return make_figure(
        Drawing(
            "stretched",
            100,
            _BASE,
            (600, 200),
            tuple(shapes),
            cls="is-thread" if has_lead_in else "",
        ),
        indicator.caption,
        _table(indicator),
    )


def small_chart(indicator: Indicator) -> Figure:
    """Draw the compact chart of lists: values over the dots, a dashed box where data is missing.

    With more than six periods only some values and periods are lettered, the last one always.
    """
    count = len(indicator.points)
    scale = _scale(indicator, _SMALL_BASE, _SMALL_TOP)
    places = [
        _SMALL_EDGE + (100 - 2 * _SMALL_EDGE) * (place / (count - 1) if count > 1 else 0.5)
        for place in range(count)
    ]
    zero = scale.at(0)
    shapes: list[Shape] = [Line("base", 0, zero, 100, zero)]
    targets = [point.target for point in indicator.points if point.target is not None]
    if targets:
        y = scale.at(targets[-1])
        shapes += [Line("target", 0, y, 100, y), Text(0, y - 6, indicator.target_label)]
    known = dict(_known(indicator, places, scale))
    shapes += [
        Line("actual", *known[one], *known[two])
        for one, two in pairwise(range(count))
        if one in known and two in known
    ]
    for place, point in enumerate(indicator.points):
        shapes += _draw_period(point, places[place], known.get(place))
        if _is_lettered(place, count):
            shapes += _letter(indicator, point, places[place], known.get(place))
    return make_figure(
        Drawing("fluid", 100, _SMALL_HEIGHT, (480, _SMALL_HEIGHT), tuple(shapes)),
        indicator.caption,
        _table(indicator),
    )


def _scale(indicator: Indicator, base: float, top: float) -> Scale:
    points = indicator.points
    values = [point.target for point in points if point.target is not None]
    values += [point.actual for point in points if point.actual is not None]
    return Scale.over(values, base, top)


_Place = tuple[int, tuple[float, float]]


def _known(indicator: Indicator, places: list[float], scale: Scale) -> list[_Place]:
    """List the measured periods with their place in the drawing."""
    return [
        (number, (places[number], scale.at(point.actual)))
        for number, point in enumerate(indicator.points)
        if point.actual is not None
    ]


def _draw_runs(known: list[_Place]) -> list[Shape]:
    """Join neighbours by a line, periods apart by a dashed one, and dot every value."""
    runs: list[list[tuple[float, float]]] = []
    dashes: list[Shape] = []
    last_number = None
    for number, place in known:
        if last_number is not None and number == last_number + 1:
            runs[-1].append(place)
        else:
            if runs:
                dashes.append(_way("nodata", [runs[-1][-1], place]))
            runs.append([place])
        last_number = number
    lines: list[Shape] = [_way("actual", run) for run in runs if len(run) > 1]
    return [*dashes, *lines, *(Dot("dot", *place) for _, place in known)]


def _way(cls: str, places: list[tuple[float, float]]) -> Path:
    return Path(cls, tuple(("L" if number else "M", place) for number, place in enumerate(places)))


def _lead_in(x: float, y: float) -> Path:
    """Bend from the left edge into the first value."""
    return Path(
        "lead-in",
        (("M", (0, -6)), ("V", (max(-6, y - 14),)), ("C", (0, y, 4, y, 9, y)), ("H", (x,))),
    )


def _is_lettered(place: int, count: int) -> bool:
    step = -(-count // _MOST_LABELS)
    return (count - 1 - place) % step == 0


def _has_gap(point: Point) -> bool:
    return point.actual is None and point.is_due


def _draw_period(point: Point, x: float, place: tuple[float, float] | None) -> list[Shape]:
    """Dot what was measured, frame what should have been."""
    if place:
        return [Dot("dot", *place)]
    if _has_gap(point):
        top = _SMALL_BASE - _GAP_HEIGHT
        return [Box("nodata", x, top, _GAP_WIDTH, _GAP_HEIGHT, centred=True)]
    return []


def _letter(
    indicator: Indicator, point: Point, x: float, place: tuple[float, float] | None
) -> list[Shape]:
    """Write the name of a period, and its value or that there is none."""
    shapes: list[Shape] = [Text(x, _SMALL_HEIGHT - 10, point.label, "middle")]
    written = indicator.numerals.write(point.actual)
    if place:
        shapes.append(Text(x, place[1] - 11, written, "middle", "val"))
    elif _has_gap(point):
        shapes.append(Text(x, _SMALL_BASE - _GAP_HEIGHT + 28, written, "middle"))
    return shapes


def _table(indicator: Indicator) -> Table:
    """Set periods as columns, as the chart does; what is not due yet is a dash.

    Without a heading for it there is no row of targets.
    """
    period, target, actual = indicator.headings
    write, points = indicator.numerals.write, indicator.points
    targets = ("–" if point.target is None else write(point.target) for point in points)
    actuals = (
        write(point.actual) if point.actual is not None or _has_gap(point) else "–"
        for point in points
    )
    return Table(
        indicator.caption.title,
        (period, *(point.label for point in points)),
        (
            *(((target, *targets),) if target else ()),
            (actual, *actuals),
        ),
        frozenset(range(1, len(points) + 1)),
    )
