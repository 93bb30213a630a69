"""Bars: a share with its reference tick, rows of bars, and parts of a whole."""

from dataclasses import dataclass
from textwrap import wrap

from paydas.kernel.figures.drawing import Box, Drawing, Line, Path, Shape, Text
from paydas.kernel.figures.figure import Caption, Figure, KeyEntry, Table, make_figure
from paydas.kernel.figures.numerals import Numerals, Scale, Value

# A row in pixels: lines of its label, the bar, and the space to the next row. Thirty characters
# beside a value fit the narrowest phone.
_LINE, _BAR_HEIGHT, _SPACE = 18, 10, 16
_MOST_LINES, _LONGEST_LINE = 2, 30
_GAP = 0.3


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One share of one beside its reference share; both may be unknown."""

    caption: Caption
    numerals: Numerals
    share: Value | None
    reference: Value | None = None
    headings: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart, with a reference where there is one."""

    label: str
    value: Value | None
    reference: Value | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars on one scale that holds zero; headings for label, value and reference."""

    caption: Caption
    numerals: Numerals
    bars: tuple[Bar, ...]
    headings: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole; ``cls`` is is-2, is-3, is-late, is-none, or empty."""

    label: str
    count: Value
    cls: str = ""


@dataclass(frozen=True, slots=True)
class StackedBar:
    """Parts of a whole in one bar; headings for part, count and share."""

    caption: Caption
    numerals: Numerals
    parts: tuple[Part, ...]
    headings: tuple[str, str, str] = ("", "", "")


def share_bar(bar: ShareBar) -> Figure:
    """Draw one share as a bar with a tick at its reference.

    A share over one fills the bar; the table tells by how much it exceeds it. An unknown share
    leaves a dashed frame.
    """
    shapes: list[Shape] = []
    if bar.share is None:
        shapes.append(_area("nodata", 0, 100, 3, 8))
    else:
        shapes.append(_area("bar-track", 0, 100, 3, 8))
        if width := _percent(bar.share):
            shapes.append(_area("bar-fill", 0, width, 3, 8))
    if bar.reference is not None:
        tick = _percent(bar.reference)
        shapes.append(Path("bar-ref", (("M", (tick, 0)), ("V", (14,)))))
    row = (bar.numerals.write(bar.share), bar.numerals.write(bar.reference))
    return make_figure(
        Drawing("stretched", 100, 14, (200, 14), tuple(shapes)),
        bar.caption,
        Table(bar.caption.title, bar.headings, (row,), frozenset({0, 1})),
    )


def bar_chart(chart: BarChart) -> Figure:
    """Draw one bar a row under its label, its value at the end of the line.

    Negative values run to the left of zero. A row without data has a dashed frame and the word
    for no data. Labels over two lines are cut in the picture and whole in the table.
    """
    known = [bar.value for bar in chart.bars if bar.value is not None]
    known += [bar.reference for bar in chart.bars if bar.reference is not None]
    scale = Scale.over(known, 0, 100)
    labels = [_lines(bar.label) for bar in chart.bars]
    lines = max(map(len, labels), default=1)
    row = lines * _LINE + _BAR_HEIGHT + _SPACE
    height = max(1, len(chart.bars)) * row
    shapes: list[Shape] = []
    for place, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        bar_top = place * row + lines * _LINE + 4
        shapes += [
            Text(0, bar_top - 7 - _LINE * (len(label) - 1 - number), line)
            for number, line in enumerate(label)
        ]
        shapes.append(Text(100, bar_top - 7, chart.numerals.write(bar.value), "end"))
        shapes += _draw_bar(bar, bar_top, scale)
    if scale.low < 0:
        shapes.append(Line("base", scale.at(0), 0, scale.at(0), height))
    has_reference = any(bar.reference is not None for bar in chart.bars)
    write = chart.numerals.write
    rows = tuple(
        (bar.label, write(bar.value), *([write(bar.reference)] if has_reference else []))
        for bar in chart.bars
    )
    return make_figure(
        Drawing("fluid", 100, height, (640, height), tuple(shapes)),
        chart.caption,
        Table(
            chart.caption.title,
            chart.headings if has_reference else chart.headings[:2],
            rows,
            frozenset({1, 2} if has_reference else {1}),
        ),
    )


def stacked_bar(bar: StackedBar) -> Figure:
    """Draw the parts of a whole side by side; parts of nothing are left out of the picture.

    Raises ValueError for a negative count, because it is no part of a whole.
    """
    if any(part.count < 0 for part in bar.parts):
        raise ValueError("negative")
    total = sum(float(part.count) for part in bar.parts)
    shapes: list[Shape] = []
    x = 0.0
    for part in bar.parts:
        width = 100 * float(part.count) / total if total else 0
        if width:
            shapes.append(Box(_fill(part), x, 0, max(width - _GAP, _GAP), 16))
        x += width
    percent = Numerals(bar.numerals.language, bar.numerals.missing, as_percent=True)
    rows = tuple(
        (
            part.label,
            bar.numerals.write(part.count),
            percent.write(float(part.count) / total if total else None),
        )
        for part in bar.parts
    )
    return make_figure(
        Drawing("fluid", 100, 16, (640, 16), tuple(shapes)),
        bar.caption,
        Table(bar.caption.title, bar.headings, rows, frozenset({1, 2})),
        tuple(KeyEntry(_fill(part), part.label) for part in bar.parts),
    )


def _draw_bar(bar: Bar, y: float, scale: Scale) -> list[Shape]:
    shapes: list[Shape] = []
    if bar.value is None:
        shapes.append(Box("nodata", 0, y, 100, _BAR_HEIGHT))
    else:
        zero, end = scale.at(0), scale.at(bar.value)
        shapes.append(Box("bar-track", 0, y, 100, _BAR_HEIGHT))
        if zero != end:
            shapes.append(Box("bar-fill", min(zero, end), y, abs(end - zero), _BAR_HEIGHT))
    if bar.reference is not None:
        tick = scale.at(bar.reference)
        shapes.append(Line("bar-ref", tick, y - 3, tick, y + _BAR_HEIGHT + 3))
    return shapes


def _fill(part: Part) -> str:
    return f"bar-fill {part.cls}".rstrip()


def _percent(share: Value) -> float:
    return min(100.0, max(0.0, float(share) * 100))


def _area(cls: str, left: float, right: float, top: float, height: float) -> Path:
    corners = (("M", (left, top)), ("H", (right,)), ("V", (top + height,)), ("H", (left,)))
    return Path(cls, (*corners, ("Z", ())))


def _lines(label: str) -> list[str]:
    return wrap(label, _LONGEST_LINE, max_lines=_MOST_LINES, placeholder="…") or [""]
