"""Read and write tables as people keep them: CSV of every habit, XLSX, XLS, ODS."""

from .cells import Cell, guard, unguard
from .limits import SheetError, SheetLimits
from .reading import Row, Sheet, open_sheet
from .writing import csv_chunks, xlsx_bytes

__all__ = [
    "Cell",
    "Row",
    "Sheet",
    "SheetError",
    "SheetLimits",
    "csv_chunks",
    "guard",
    "open_sheet",
    "unguard",
    "xlsx_bytes",
]
