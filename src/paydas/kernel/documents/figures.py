"""Take a drawing of ``kernel.figures`` into a report."""

from paydas.kernel.figures.drawing import Box, Drawing
from paydas.kernel.figures.figure import Figure, KeyEntry, swatch
from paydas.kernel.figures.palettes import standalone

from .tree import FigureBlock, KeyPatch, TableBlock

_PATCH = (20, 14)


def figure_block(figure: Figure) -> FigureBlock:
    """Make the block of a figure: page and paper version, key and table."""
    return FigureBlock(
        svg=figure.svg,
        paper_svg=standalone(figure),
        title=figure.title,
        description=figure.description,
        table=TableBlock(
            header=figure.table.header,
            rows=figure.table.rows,
            caption=figure.table.caption,
            numeric=figure.table.numeric,
        ),
        key=tuple(_patch(entry, figure) for entry in figure.key),
    )


def _patch(entry: KeyEntry, figure: Figure) -> KeyPatch:
    box = Drawing("fixed", *_PATCH, _PATCH, (Box(entry.cls, 0, 0, *_PATCH),))
    alone = Figure(svg="", title=entry.label, description="", table=figure.table, drawing=box)
    patch = standalone(alone, margin=1)
    return KeyPatch(label=entry.label, svg=swatch(entry.cls), paper_svg=patch)
