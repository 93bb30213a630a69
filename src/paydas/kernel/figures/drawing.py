"""Shapes, and how they become an SVG string.

A drawing is made once and written twice: for our pages with classes only (the stylesheet paints
it), and to stand alone in a document with presentation attributes at a real size. There is no
style attribute, because the pages' content security policy forbids it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from paydas.kernel.text.cleaning import storable

Anchor = Literal["start", "middle", "end"]
Mode = Literal["fixed", "stretched", "fluid"]

# The length of a dot that is a round cap only: PDF viewers leave out lines of no length.
_SPECK = 0.01


@dataclass(frozen=True, slots=True)
class Path:
    """A line or area of absolute commands; scaled when the drawing is stretched."""

    cls: str
    commands: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A ready path in fixed coordinates, with a text that a pointer shows."""

    cls: str
    d: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    cls: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``centred`` gives a width in pixels around x instead of one in drawing units."""

    cls: str
    x: float
    y: float
    width: float
    height: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark. With a radius of 0 the stylesheet gives its size by the stroke's width."""

    cls: str
    x: float
    y: float
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A short text; it is never stretched."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    cls: str = ""


Shape = Path | Outline | Line | Box | Dot | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a space of ``width`` by ``height`` units.

    fixed: scales evenly. stretched: fills any box, so it must hold no text. fluid: x in percent
    of the page's width (``width`` is 100), y in pixels, so that lines stretch and text does not.
    ``natural`` is the size in pixels at which it stands alone.
    """

    mode: Mode
    width: float
    height: float
    natural: tuple[float, float]
    shapes: tuple[Shape, ...]
    cls: str = ""


def plain(text: str) -> str:
    """Escape a text for XML and drop the characters that XML cannot hold."""
    return escape(storable(text))


def quoted(text: str) -> str:
    """Escape and quote a text for an attribute."""
    return quoteattr(storable(text))


def coordinate(value: float) -> str:
    """Write a coordinate as short as two decimals allow."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


@dataclass(frozen=True, slots=True)
class Pen:
    """How coordinates and classes are written: paint for tag and class, scale, unit of x."""

    paint: Callable[[str, str], str]
    x_scale: float = 1
    y_scale: float = 1
    x_unit: str = ""
    is_stretched: bool = False

    def x(self, value: float) -> str:
        """Write an x coordinate."""
        return coordinate(value * self.x_scale) + self.x_unit

    def y(self, value: float) -> str:
        """Write a y coordinate."""
        return coordinate(value * self.y_scale)

    def look(self, tag: str, cls: str) -> str:
        """Write the class of an element, and its paint when it stands alone."""
        classes = f" class={quoted(cls)}" if cls else ""
        return classes + self.paint(tag, cls)


def write_shapes(shapes: Iterable[Shape], pen: Pen) -> str:
    """Write all shapes, in order."""
    return "".join(_write(shape, pen) for shape in shapes)


def _write(shape: Shape, pen: Pen) -> str:
    match shape:
        case Path():
            d = "".join(_command(letter, numbers, pen) for letter, numbers in shape.commands)
            return f'<path{pen.look("path", shape.cls)} d="{d}"/>'
        case Outline():
            tip = f"<title>{plain(shape.tip)}</title>" if shape.tip else ""
            start = f"<path{pen.look('path', shape.cls)} d={quoted(shape.d)}"
            return f"{start}>{tip}</path>" if tip else f"{start}/>"
        case Line():
            ends = f'x1="{pen.x(shape.x1)}" y1="{pen.y(shape.y1)}"'
            ends += f' x2="{pen.x(shape.x2)}" y2="{pen.y(shape.y2)}"'
            return f"<line{pen.look('line', shape.cls)} {ends}/>"
        case Box():
            return _write_box(shape, pen)
        case Dot():
            return _write_dot(shape, pen)
        case Text():
            return _write_text(shape, pen)


def _write_box(box: Box, pen: Pen) -> str:
    width = coordinate(box.width) if box.centred else pen.x(box.width)
    shift = f' transform="translate({coordinate(-box.width / 2)})"' if box.centred else ""
    place = f'x="{pen.x(box.x)}" y="{pen.y(box.y)}" width="{width}" height="{pen.y(box.height)}"'
    return f"<rect{pen.look('rect', box.cls)} {place}{shift}/>"


def _write_dot(dot: Dot, pen: Pen) -> str:
    if dot.radius:
        place = f'cx="{pen.x(dot.x)}" cy="{pen.y(dot.y)}" r="{coordinate(dot.radius)}"'
        return f"<circle{pen.look('circle', dot.cls)} {place}/>"
    if pen.is_stretched:
        return f'<path{pen.look("path", dot.cls)} d="M{pen.x(dot.x)} {pen.y(dot.y)}h{_SPECK}"/>'
    return _write(Line(dot.cls, dot.x, dot.y, dot.x + _SPECK, dot.y), pen)


def _write_text(text: Text, pen: Pen) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    place = f'x="{pen.x(text.x)}" y="{pen.y(text.y)}"'
    return f"<text{pen.look('text', text.cls)} {place}{anchor}>{plain(text.text)}</text>"


def _command(letter: str, numbers: tuple[float, ...], pen: Pen) -> str:
    """Write one absolute path command; H takes only x, V only y, all others pairs."""
    first_is_y = letter == "V"
    written = [
        pen.y(number) if (place % 2 == 1) != first_is_y else pen.x(number)
        for place, number in enumerate(numbers)
    ]
    return letter + " ".join(written)
