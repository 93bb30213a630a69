"""Write tables that open well in spreadsheet programs and run nothing there."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import chain, islice

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from paydas.kernel.text.cleaning import storable

from .cells import Cell, guard

_ROWS_A_CHUNK = 200
_TITLE_LIMIT = 31
# Widths come from the head and the first rows: a streamed sheet fixes them before it is written.
_ROWS_MEASURED = 200
_NARROWEST, _WIDEST = 8, 60


def csv_chunks(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Write CSV as UTF-8 with a byte order mark, in chunks fit for a streaming response.

    The mark makes Turkish letters right in Excel. Text that would run as a formula is guarded;
    numbers stay numbers, with a point; dates are ISO; nothing is the empty cell.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow([guard(name) for name in header])
    for count, row in enumerate(rows, start=1):
        writer.writerow([_plain(cell) for cell in row])
        if count % _ROWS_A_CHUNK == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue().encode()


def xlsx_bytes(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "Sheet"
) -> bytes:
    """Write one sheet as XLSX row by row: bold header that stays in sight, numbers as numbers.

    Columns are as wide as their words, within reason, and can be filtered.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_sheet_title(title))
    sheet.freeze_panes = "A2"
    remaining = iter(rows)
    first = list(islice(remaining, _ROWS_MEASURED))
    for number, name in enumerate(header):
        width = max(len(name), *(_length(row[number]) for row in first if number < len(row)), 0) + 2
        letter = get_column_letter(number + 1)
        sheet.column_dimensions[letter].width = min(max(width, _NARROWEST), _WIDEST)
    heads = []
    for name in header:
        cell = WriteOnlyCell(sheet, value=guard(storable(name)))
        cell.font = Font(bold=True)
        heads.append(cell)
    sheet.append(heads)
    last = 1
    for last, row in enumerate(chain(first, remaining), start=2):  # noqa: B007 -- read below
        sheet.append([_native(cell) for cell in row])
    if header:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{last}"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _plain(value: Cell) -> str | int | float | Decimal:
    match value:
        case None:
            return ""
        case str():
            return guard(value)
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return value
        case timedelta():
            return str(value)
        case _:
            return value.isoformat()


def _native(value: Cell) -> Cell:
    match value:
        case str():
            return guard(storable(value))
        case datetime() | time() if value.tzinfo is not None:
            return value.isoformat()  # a workbook knows no time zones
        case _:
            return value


def _length(value: Cell) -> int:
    return len(str(value)) if value is not None else 0


def _sheet_title(title: str) -> str:
    kept = "".join(" " if sign in r"[]:*?/\'" else sign for sign in storable(title))
    return " ".join(kept.split())[:_TITLE_LIMIT] or "Sheet"
