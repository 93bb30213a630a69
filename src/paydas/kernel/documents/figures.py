"""Take a drawing of ``kernel.figures`` into a report."""

from paydas.kernel.figures.drawing import Box, Drawing
from paydas.kernel.figures.figure import Figure, KeyEntry, Table, swatch
from paydas.kernel.figures.palettes import standalone

from .tree import FigureBlock, KeyPatch, TableBlock

_PATCH = (20, 14)
_COLUMNS = 8


def figure_block(figure: Figure) -> FigureBlock:
    """Make the block of a figure: page and paper version, key and table."""
    return FigureBlock(
        svg=figure.svg,
        paper_svg=standalone(figure),
        title=figure.title,
        description=figure.description,
        table=_table(figure.table),
        key=tuple(_patch(entry, figure) for entry in figure.key),
    )


def _table(table: Table) -> TableBlock:
    """Turn a table that is wider than a page can show, so that periods stand as rows."""
    header, rows, numeric = table.header, table.rows, table.numeric
    if len(header) > _COLUMNS:
        turned = list(zip(header, *rows, strict=True))
        header, rows, numeric = turned[0], tuple(turned[1:]), frozenset(range(1, len(rows) + 1))
    return TableBlock(header=header, rows=rows, caption=table.caption, numeric=numeric)


def _patch(entry: KeyEntry, figure: Figure) -> KeyPatch:
    box = Drawing("fixed", *_PATCH, _PATCH, (Box(entry.cls, 0, 0, *_PATCH),))
    alone = Figure(svg="", title=entry.label, description="", table=figure.table, drawing=box)
    patch = standalone(alone, margin=1)
    return KeyPatch(label=entry.label, svg=swatch(entry.cls), paper_svg=patch)
