"""Read workbooks (XLSX, XLS, ODS) through calamine."""

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from .cells import Cell
from .limits import SheetError


def is_packed(data: bytes) -> bool:
    """Tell whether the bytes are a zip archive (XLSX, ODS)."""
    return data.startswith(b"PK")


def is_old(data: bytes) -> bool:
    """Tell whether the bytes are a compound file (XLS, or a workbook with a password)."""
    return data.startswith(b"\xd0\xcf\x11\xe0")


def sheet_names(data: bytes) -> tuple[str, ...]:
    """List the sheets of a workbook in its own order."""
    return tuple(_open(data).sheet_names)


def workbook_rows(data: bytes, sheet: str | None) -> Iterator[list[Cell]]:
    """Give the rows of one sheet from its row 1 on; by default of the first filled one."""
    workbook = _open(data)
    names = [sheet] if sheet is not None else workbook.sheet_names
    if sheet is not None and sheet not in workbook.sheet_names:
        raise SheetError("no_such_sheet", sheet=sheet)
    for name in names:
        try:
            found = workbook.get_sheet_by_name(name)
            height = found.total_height
        except BaseException as error:
            raise _readable(error) from error
        if height:
            return iter(found.iter_rows())  # type: ignore[arg-type]  # list of a narrower union
    raise SheetError("empty")


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
