"""What every drawing function returns: the picture, its words and its numbers."""

from dataclasses import dataclass, field

from paydas.kernel.figures.drawing import Drawing, Pen, coordinate, plain, quoted, write_shapes

_OUTLINE = ' fill="none" stroke="currentColor" vector-effect="non-scaling-stroke"'
_OUTLINED = {"nodata": ' stroke-dasharray="3 3"', "m-none": ' stroke-dasharray="3 3"', "base": ""}


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a figure. With an id the picture names itself by its title and description.

    Without an id it is hidden from screen readers, for figures that stand beside their numbers.
    """

    title: str = ""
    description: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a figure; the first cell names its row, ``numeric`` columns count from 0."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A class of the figure and what it means."""

    cls: str
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as an SVG string for our pages, with its words, its numbers and its key."""

    svg: str
    title: str
    description: str
    table: Table
    key: tuple[KeyEntry, ...] = ()
    drawing: Drawing | None = field(default=None, repr=False)


def make_figure(
    drawing: Drawing, caption: Caption, table: Table, key: tuple[KeyEntry, ...] = ()
) -> Figure:
    """Join a drawing with its words and its numbers."""
    return Figure(
        svg=write_inline(drawing, caption),
        title=caption.title,
        description=caption.description,
        table=table,
        key=key,
        drawing=drawing,
    )


def write_inline(drawing: Drawing, caption: Caption) -> str:
    """Write a drawing for our pages: classes, no colours, no size but a fluid one's height."""
    is_stretched = drawing.mode == "stretched"
    pen = Pen(_paint, x_unit="%" if drawing.mode == "fluid" else "", is_stretched=is_stretched)
    size = (
        f'height="{coordinate(drawing.height)}"'
        if drawing.mode == "fluid"
        else f'viewBox="0 0 {coordinate(drawing.width)} {coordinate(drawing.height)}"'
    )
    ratio = ' preserveAspectRatio="none"' if is_stretched else ""
    cls = f" class={quoted(drawing.cls)}" if drawing.cls else ""
    names, words = name_svg(caption)
    return f"<svg{cls} {size}{ratio}{names}>{words}{write_shapes(drawing.shapes, pen)}</svg>"


def _paint(tag: str, cls: str) -> str:
    """Give what must be seen even where the stylesheet has no rule; any rule overrides it."""
    if tag == "text":
        return ' fill="currentColor" font-size="15"'
    return _OUTLINE + _OUTLINED[cls] if cls in _OUTLINED else ""


def name_svg(caption: Caption) -> tuple[str, str]:
    """Return the attributes and the elements that tell screen readers what a picture shows."""
    if not caption.id:
        return ' aria-hidden="true" focusable="false"', ""
    title_id, text_id = f"{caption.id}-title", f"{caption.id}-text"
    labels = f"{title_id} {text_id}" if caption.description else title_id
    words = f"<title id={quoted(title_id)}>{plain(caption.title)}</title>"
    if caption.description:
        words += f"<desc id={quoted(text_id)}>{plain(caption.description)}</desc>"
    return f' role="img" aria-labelledby={quoted(labels)}', words


def swatch(cls: str) -> str:
    """Draw the small patch of a key."""
    box = f'<path class={quoted(cls)}{_paint("path", cls)} d="M0 0h20v14H0z"/>'
    return f'<svg viewBox="0 0 20 14" aria-hidden="true" focusable="false">{box}</svg>'
