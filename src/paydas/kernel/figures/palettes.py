"""Figures that stand alone, outside our stylesheet: in a PDF, as a picture, as a download."""

from dataclasses import dataclass

from paydas.kernel.figures.drawing import Pen, coordinate, plain, quoted, write_shapes
from paydas.kernel.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours and the font of the printed page; the names are the stylesheet's."""

    ink: str = "#1a1f22"
    ink_soft: str = "#4b5256"
    paper: str = "#fefdfb"
    wash: str = "#f4f2ec"
    rule: str = "#d8d4c9"
    rule_field: str = "#70767a"
    teal: str = "#0a5a5c"
    teal_2: str = "#5f9a99"
    teal_3: str = "#a9c9c7"
    thread: str = "#a4262f"
    map_steps: tuple[str, str, str, str, str] = (
        "#f4f2ec",
        "#cfe0de",
        "#93bab8",
        "#4a8a8a",
        "#0a5a5c",
    )
    font: str = "Source Sans 3"


PRINT = Palette()

# Dots and ticks reach a little over the edge of a drawing.
_MARGIN = 8


def standalone(shown: Figure, palette: Palette = PRINT, *, margin: int = _MARGIN) -> str:
    """Write a figure as a whole SVG document with its own colours, at its natural size.

    ``margin`` is the room around it in drawing units.
    """
    drawing = shown.drawing
    if drawing is None:
        raise ValueError("a figure without its drawing cannot stand alone")
    paints = _paints(palette, is_thread="is-thread" in drawing.cls)

    def paint(tag: str, cls: str) -> str:
        return paints.get(cls if tag != "text" else cls or "text", paints["text"])

    width, height = drawing.natural
    is_even = drawing.mode == "fixed"
    pen = Pen(
        x_scale=1 if is_even else width / drawing.width,
        y_scale=1 if is_even else height / drawing.height,
        is_stretched=drawing.mode == "stretched",
        paint=paint,
    )
    space = (drawing.width, drawing.height) if is_even else drawing.natural
    size = f'width="{coordinate(width + 2 * margin)}" height="{coordinate(height + 2 * margin)}"'
    around = (-margin, -margin, space[0] + 2 * margin, space[1] + 2 * margin)
    view = f'viewBox="{" ".join(coordinate(edge) for edge in around)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img"'
        f" font-family={quoted(palette.font)}>"
        f"<title>{plain(shown.title)}</title><desc>{plain(shown.description)}</desc>"
        f"{write_shapes(drawing.shapes, pen)}</svg>"
    )


def _stroke(colour: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"{dashes}'


def _fill(colour: str, stroke: str = "none", width: float = 0) -> str:
    return f' fill="{colour}" stroke="{stroke}" stroke-width="{width}"'


def _paints(palette: Palette, *, is_thread: bool) -> dict[str, str]:
    """Say in attributes what the stylesheet says of each class."""
    line = palette.thread if is_thread else palette.teal
    steps = {
        f"m{step}": _fill(colour, palette.paper if step else palette.rule, 1.2)
        for step, colour in enumerate(palette.map_steps)
    }
    return steps | {
        "": _stroke(palette.thread, 1),
        "text": f' fill="{palette.ink}" font-size="15"',
        "val": f' fill="{palette.ink}" font-size="15" font-weight="600" stroke="{palette.paper}"'
        ' stroke-width="5" paint-order="stroke"',
        "place": f' fill="{palette.ink}" font-size="21" font-weight="600" stroke="{palette.paper}"'
        ' stroke-width="5" paint-order="stroke"',
        "m-none": _fill("none", palette.rule_field, 1) + ' stroke-dasharray="3 3"',
        "host": _fill(palette.paper, palette.ink, 3),
        "bar-track": _fill(palette.wash),
        "bar-fill": _fill(palette.teal),
        "bar-fill is-2": _fill(palette.teal_2),
        "bar-fill is-3": _fill(palette.teal_3),
        "bar-fill is-late": _fill(palette.ink),
        "bar-fill is-none": _fill(palette.rule),
        "bar-ref": _stroke(palette.ink, 2),
        "nodata": _stroke(line, 1.5, "3 4"),
        "base": _stroke(palette.rule_field, 1),
        "target": _stroke(palette.ink_soft, 2),
        "actual": _stroke(line, 4 if is_thread else 2.5),
        "lead-in": _stroke(palette.thread, 4),
        "dot": _stroke(line, 13 if is_thread else 9),
        "against": _stroke(palette.thread, 1, "5 4"),
        "nuance": _stroke(palette.thread, 1.8, "0.1 4"),
        "tm-open": _stroke(palette.rule_field, 3.4, "0.01 9.99"),
        "tm-line": _stroke(palette.thread, 2),
        "tm-dots": _stroke(palette.thread, 5.6, "0.01 9.99"),
        "tm-end": _fill(palette.thread),
        "tm-stop": _stroke(palette.thread, 2.5),
    }
