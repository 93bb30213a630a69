"""Read a table named on the command line; every command takes the kinds that the pages take."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from paydas.kernel.documents.sheets import Row, SheetLimits, open_sheet

# Whoever types a command owns the machine: only what would stop it is bounded.
SIZE, ROWS, COLUMNS = 500_000_000, 2_000_000, 1_000
CELL = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """A file with its rows; the first row names the columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, *, cell: int = CELL) -> Table:
    """Read CSV of any usual encoding and separator, XLSX, XLS or ODS.

    Raise SheetError for the file, OSError when it cannot be opened; what is wrong with single
    rows stands in their `error`. Cells that would read as empty though something stands in them
    are refused, for a lottery and a match must rest on everything that was written.
    """
    limits = SheetLimits(size=SIZE, rows=ROWS, columns=COLUMNS, cell=cell)
    with _cells_of_any_length():
        sheet = open_sheet(path.read_bytes(), limits=limits, header_row=1)
        rows = tuple(sheet.rows)
    if lost := next((one for one in sheet.remarks if one.code == "lost_cells"), None):
        raise lost
    return Table(sheet.columns, rows)


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Let a cell that is too long be read, and so be named; the limit holds for all readers."""
    before = csv.field_size_limit(1 << 30)
    try:
        yield
    finally:
        csv.field_size_limit(before)
