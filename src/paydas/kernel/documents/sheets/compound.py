"""Judge an old workbook (XLS, BIFF in a compound file) before the reader lays it out.

A file of 6 KB with one cell in the far corner cost the reader 1.1 GB. So the records are walked
first, by [MS-CFB] and [MS-XLS], only as far as to see how far the filled cells reach.
"""

from collections.abc import Iterator
from itertools import islice
from struct import error as StructError  # noqa: N812 -- an exception, named like one
from struct import unpack_from

from .limits import SheetError, SheetLimits

_SECTOR_ENDS = 0xFFFFFFFA
_ENTRY = 128
_SMALLEST_STREAM = 4096
_NAMES = {"Workbook", "Book"}
_BEGIN = 0x0809
_CELLS = {0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x0006, 0x027E, 0x00FD, 0x00D6}
_MANY_CELLS = 0x00BD
_IN_HEADER = 109


def check_compound(data: bytes, limits: SheetLimits) -> None:
    """Refuse an old workbook whose filled cells span more than the area of the limits."""
    try:
        streams = list(_workbook_streams(data))
        for stream in streams:
            _check_area(stream, limits.area)
    except (StructError, IndexError, UnicodeDecodeError) as error:
        raise SheetError("not_a_sheet", kind="damaged") from error
    if not streams:
        raise SheetError("not_a_sheet", kind="damaged")


def _workbook_streams(data: bytes) -> Iterator[bytes]:
    """Put together every stream that a reader could take for the workbook."""
    size = 1 << unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise SheetError("not_a_sheet", kind="damaged")
    table = _allocation(data, size)
    directory = _chain(data, table, unpack_from("<I", data, 48)[0], size)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name_size, kind = unpack_from("<HB", directory, at + 64)
        name = directory[at : at + max(0, min(name_size, 64) - 2)].decode("utf-16-le")
        start, length = unpack_from("<IQ", directory, at + 116)
        if name == "EncryptedPackage":
            raise SheetError("encrypted")
        if kind != 0 and name in _NAMES:
            # Spreadsheet programs never write one so small; it would lie elsewhere.
            if length < _SMALLEST_STREAM:
                raise SheetError("not_a_sheet", kind="damaged")
            yield _chain(data, table, start, size)


def _allocation(data: bytes, size: int) -> list[int]:
    """Read which sector follows which; the list of the table's own sectors may be chained."""
    sectors = list(unpack_from(f"<{_IN_HEADER}I", data, 76))
    further = unpack_from("<I", data, 68)[0]
    a_sector = size // 4
    for _ in range(len(data) // size):
        if further >= _SECTOR_ENDS:
            break
        more = unpack_from(f"<{a_sector}I", data, (further + 1) * size)
        sectors.extend(more[:-1])
        further = more[-1]
    table: list[int] = []
    for sector in islice((one for one in sectors if one < _SECTOR_ENDS), len(data) // size):
        table.extend(unpack_from(f"<{a_sector}I", data, (sector + 1) * size))
    return table


def _chain(data: bytes, table: list[int], sector: int, size: int) -> bytes:
    parts = []
    for _ in range(len(data) // size):
        if sector >= _SECTOR_ENDS:
            break
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)


def _check_area(stream: bytes, area: int) -> None:
    at, row, column = 0, 0, 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        if kind == _BEGIN:
            row = column = 0
        elif kind in _CELLS or kind == _MANY_CELLS:
            last = at + length + 2 if kind == _MANY_CELLS else at + 6
            row = max(row, unpack_from("<H", stream, at + 4)[0])
            column = max(column, unpack_from("<H", stream, last)[0])
            if (row + 1) * (column + 1) > area:
                raise SheetError("zip_bomb")
        at += 4 + length
