"""Read workbooks (XLSX, XLS, ODS) through calamine."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from .cells import Cell
from .limits import SheetError

_SHOWN = SheetVisibleEnum.Visible


def is_packed(data: bytes) -> bool:
    """Tell whether the bytes are a zip archive (XLSX, ODS)."""
    return data.startswith(b"PK")


def is_old(data: bytes) -> bool:
    """Tell whether the bytes are a compound file (XLS, or a workbook with a password)."""
    return data.startswith(b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Chosen:
    """The sheet of a workbook that is read, from its row 1 on, and those that are not."""

    name: str
    rows: Iterator[list[Cell]]
    others: tuple[str, ...] = ()


def choose_sheet(data: bytes, sheet: str | None) -> Chosen:
    """Open the sheet that is named; else the first that is shown and holds a table.

    A cover of one column gives way to a table, a hidden sheet to one that is shown.
    """
    workbook = _open(data)
    if sheet is not None and sheet not in workbook.sheet_names:
        raise SheetError("no_such_sheet", sheet=sheet)
    shown = {one.name for one in workbook.sheets_metadata if one.visible == _SHOWN}
    filled: list[str] = []
    best: CalamineSheet | None = None
    rank = (False, False)
    for name in [sheet] if sheet is not None else workbook.sheet_names:
        found = _sheet(workbook, name)
        if found is None:
            continue
        filled.append(name)
        own_rank = (name in shown, found.width > 1)
        if best is None or own_rank > rank:
            best, rank = found, own_rank
    if best is None:
        raise SheetError("empty")
    rows: Iterator[list[Cell]] = iter(best.iter_rows())  # type: ignore[arg-type]  # list of a narrower union
    return Chosen(best.name, rows, tuple(name for name in filled if name != best.name))


def _sheet(workbook: CalamineWorkbook, name: str) -> CalamineSheet | None:
    """Return a sheet with at least one row below its first; None for any other."""
    try:
        found = workbook.get_sheet_by_name(name)
        height = found.total_height
    except BaseException as error:
        raise _readable(error) from error
    return found if height else None


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:
        raise _readable(error) from error


def _readable(error: BaseException) -> BaseException:
    if isinstance(error, PasswordError):
        return SheetError("encrypted")
    # A panic in the Rust reader comes as a BaseException that has no importable class.
    if isinstance(error, CalamineError) or type(error).__name__ == "PanicException":
        return SheetError("not_a_sheet", kind="damaged")
    return error
