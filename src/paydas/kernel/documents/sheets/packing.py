"""Judge a packed workbook before anything unpacks it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from .limits import SheetError, SheetLimits

_CHUNK = 1 << 18
_HEADER = 30
# Not the cells without content, which may be millions.
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'](?:[^<>]*[^<>/])?>""", re.ASCII
)
# Cells of which the reader gives nothing: an error, a formula that was never computed.
_LOST_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:(?=[^<>]*\bt=["']e["'])[^<>]*?\br=["']([A-Z]+[0-9]+)["']"""
    rb"""|(?![^<>]*\bt=["']str["'])[^<>]*?\br=["']([A-Z]+[0-9]+)["'][^<>]*>"""
    rb"""<(?:\w+:)?f[\s>/][^<]*(?:</(?:\w+:)?f>)?(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"""
    rb"""</(?:\w+:)?c>)""",
    re.ASCII,
)
_LOST_SHOWN = 12
_LONGEST_CELL = 1 << 20
_OPEN_ELEMENT = re.compile(
    rb"<\w+:(table|table-row|table-cell|covered-table-cell)(?=[\s>/])([^<>]*)>"
)
_REPEAT = re.compile(rb"""number-(?:rows|columns)-repeated=["']([0-9]{1,9})["']""")


def check_packed(data: bytes, limits: SheetLimits) -> dict[str, list[str]]:
    """Refuse a workbook that would unpack to more than the limits.

    First by the zip directory, which costs nothing; then by inflating every member in pieces
    that are counted and thrown away, because the directory may lie. Returns the first cells of
    each sheet's part that hold an error or a formula without a result: they will read as empty.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise SheetError("not_a_sheet", kind="damaged") from error
    if any(member.flag_bits & 1 for member in members):
        raise SheetError("encrypted")
    _check_total(sum(member.file_size for member in members), len(data), limits)
    if sum(member.compress_size for member in members) > len(data):
        raise SheetError("zip_bomb")  # members that overlap: one kernel counted many times
    unpacked = 0
    lost: dict[str, list[str]] = {}
    for member in members:
        furthest = _Furthest(limits.area) if _is_sheet(member.filename) else None
        for piece in _inflate(data, member):
            unpacked += len(piece)
            _check_total(unpacked, len(data), limits)
            if furthest:
                furthest.see(piece)
        if furthest:
            furthest.end()
            lost[member.filename] = furthest.lost
    return lost


def _check_total(unpacked: int, packed: int, limits: SheetLimits) -> None:
    too_dense = unpacked > limits.ratio_free and unpacked > packed * limits.ratio
    if too_dense or unpacked > limits.unpacked:
        raise SheetError("zip_bomb")


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") or name == "content.xml"


def _inflate(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    at = member.header_offset
    name, extra = (int.from_bytes(data[at + o : at + o + 2], "little") for o in (26, 28))
    start = at + _HEADER + name + extra
    packed = data[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise SheetError("not_a_sheet", kind="damaged")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not inflater.eof:
            piece = inflater.decompress(packed, _CHUNK)
            packed = inflater.unconsumed_tail
            if not piece and not packed:
                break
            yield piece
    except zlib.error as error:
        raise SheetError("not_a_sheet", kind="damaged") from error


class _Furthest:
    """Watch a sheet's XML stream for how far its filled cells reach, and which hold nothing."""

    def __init__(self, area: int) -> None:
        self.area = area
        self.row = self.column = 1
        self.at_row = self.at_column = 0
        self.rest = b""
        self.lost: list[str] = []

    def see(self, piece: bytes) -> None:
        """Look at the next piece; raise when the dense layout would pass the area."""
        text = self.rest + piece
        cut = text.rfind(b"<c ")
        if cut < 0 or len(text) - cut > _LONGEST_CELL:
            cut = text.rfind(b"<")
        self.rest = text[cut:] if cut > 0 else b""
        self._look(text, cut if cut > 0 else len(text))

    def end(self) -> None:
        """Look at what was left of the last piece."""
        self._look(self.rest, len(self.rest))

    def _look(self, text: bytes, end: int) -> None:
        for cell in _FILLED_CELL.finditer(text, 0, end):
            self._fill(int(cell[2]), _column(cell[1]))
        for cell in _LOST_CELL.finditer(text, 0, end):
            if len(self.lost) < _LOST_SHOWN:
                self.lost.append((cell[1] or cell[2]).decode())
        for element in _OPEN_ELEMENT.finditer(text, 0, end):
            self._see_open_document(element[1], element[2])

    def _fill(self, row: int, column: int) -> None:
        self.row = max(self.row, row)
        self.column = max(self.column, column)
        if self.row * self.column > self.area:
            raise SheetError("zip_bomb")

    def _see_open_document(self, element: bytes, attributes: bytes) -> None:
        """Count rows and cells as ODS writes them: repeated, with no address of their own."""
        found = _REPEAT.search(attributes)
        repeat = int(found[1]) if found else 1
        if element == b"table":
            self.row = self.column = 1
            self.at_row = 0
        elif element == b"table-row":
            self.at_row, self.at_column = self.at_row + repeat, 0
        else:
            self.at_column += repeat
            if not attributes.endswith(b"/"):
                self._fill(self.at_row, self.at_column)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
