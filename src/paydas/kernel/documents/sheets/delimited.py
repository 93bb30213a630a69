"""Read delimited text of unknown encoding and delimiter."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from .limits import SheetError

_DELIMITERS = ",;\t|"
_SAMPLE = 200
_MOSTLY = 0.5
# Splits nothing: a list of one column, whose sentences may hold any delimiter.
_NO_DELIMITER = "\x1f"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|table|\?xml|meta|style)", re.IGNORECASE)
# A record after the last one: it is swallowed when a quotation mark was never closed.
_END = "\x1e"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose mark its own begins with.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Delimited:
    """Decoded text with what was found out about it."""

    text: str
    encoding: str
    delimiter: str

    def records(self) -> Iterator[list[str]]:
        """Give every record, quoted line breaks inside cells kept."""
        lines = chain(io.StringIO(self.text, newline=""), [_END])
        number, last = 0, None
        try:
            for record in csv.reader(lines, delimiter=self.delimiter):
                number += 1
                if last is not None:
                    yield last
                last = record
        except csv.Error as error:
            raise self._monster(number + 1) from error
        if last != [_END]:
            raise SheetError("bad_quotes", row=number)

    def _monster(self, row: int) -> SheetError:
        """Explain a cell beyond 128 KB: mostly a quotation mark that was never closed."""
        if self.text.count('"') % 2:
            return SheetError("bad_quotes", row=row)
        longest = csv.field_size_limit()
        return SheetError("cell_too_long", row=row, column="", length=longest, limit=longest)


def open_delimited(data: bytes, *, is_headed: bool = False) -> Delimited:
    """Find out encoding and delimiter of delimited text, and decode it.

    Whoever knows that the first line names the columns gets the delimiter that stands there most.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetError("bad_encoding", line=data.count(b"\n", 0, error.start) + 1) from error
    if not text.strip(_DELIMITERS + '"\r\n '):
        raise SheetError("empty")
    if told := _SEPARATOR_LINE.match(text):
        return Delimited(text[told.end() :], encoding, told[1])
    return Delimited(text, encoding, (is_headed and _in_heading(text)) or _delimiter(text))


def _encoding(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    head = data[:65536]
    if _MARKUP.match(head):
        raise SheetError("not_a_sheet", kind="markup")
    if head.count(0) > len(head) // 3:
        return "utf-16-be" if head[:1] == b"\0" else "utf-16-le"
    if _BINARY.search(head):
        raise SheetError("not_a_sheet", kind="binary")
    return "utf-8" if _is_utf8(data) else "cp1254"


def _is_utf8(data: bytes) -> bool:
    """Tell whether text is UTF-8, also when it is UTF-8 with a damaged place.

    Damaged UTF-8 read as cp1254 would turn every Turkish letter into two wrong signs; it is
    better refused. In real cp1254 hardly a letter happens to look like UTF-8.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        decoded = data.decode("utf-8", errors="replace")
        broken = decoded.count("\ufffd")
        whole = len(re.findall("[^\x00-\x7f]", decoded)) - broken
        return whole > broken * 3
    return True


def _in_heading(text: str) -> str:
    heading = text.partition("\n")[0]
    found = max(_DELIMITERS, key=heading.count)
    return found if found in heading else ""


def _delimiter(text: str) -> str:
    best, best_score = _NO_DELIMITER, (0.0, 0)
    for delimiter in _DELIMITERS:
        score = _regularity(text, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    first_line = text.lstrip().partition("\n")[0]
    return best if best_score[0] > _MOSTLY or best in first_line else _NO_DELIMITER


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    """Give the share of cells that stand in rows of the commonest width, and that width."""
    reader = csv.reader(io.StringIO(text[: 1 << 19], newline=""), delimiter=delimiter)
    try:
        widths = [len(record) for record in islice(reader, _SAMPLE) if any(record)]
    except csv.Error:
        return 0.0, 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0, 0
    width, rows = max(wide.items(), key=lambda item: (item[0] * item[1], item[0]))
    return width * rows / sum(widths), width
