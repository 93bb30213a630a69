"""Read delimited text of unknown encoding and delimiter."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice

from .encodings import encoding_of
from .limits import SheetError

_DELIMITERS = ",;\t|"
_SAMPLE = 200
_JUDGED = 1 << 19
_MOSTLY = 0.5
# Splits nothing: a list of one column, whose sentences may hold any delimiter.
_NO_DELIMITER = "\x1f"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?(?:\r\n?|\n)')
# Comes after the last line: when it is not a record of its own, a quotation mark swallowed it.
_END = "\x1e"


@dataclass(frozen=True)
class Delimited:
    """Decoded text with what was found out about it."""

    text: str
    encoding: str
    delimiter: str

    def records(self) -> Iterator[list[str]]:
        """Give every record, quoted line breaks inside cells kept.

        A quotation mark amid a cell is one; a cell that goes on over lines to a mark that does
        not end it has swallowed rows: SheetError("bad_quotes").
        """
        taken: list[str] = []
        lines = _noting(chain(io.StringIO(self.text, newline=""), ["\n", _END]), taken)
        strict = csv.reader(lines, delimiter=self.delimiter, strict=True)
        for number in count(1):
            taken.clear()
            try:
                record = next(strict)
            except csv.Error:
                record = self._odd_record(number, taken, lines)
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                raise SheetError("bad_quotes", row=number)
            yield record

    def _odd_record(self, number: int, taken: list[str], lines: Iterator[str]) -> list[str]:
        begun = list(taken)
        try:
            if len(begun) > 1 and len("".join(begun)) < csv.field_size_limit():
                raise SheetError("bad_quotes", row=number)
            return next(csv.reader(chain(begun, lines), delimiter=self.delimiter))
        except csv.Error as error:
            raise self._monster(number) from error

    def _monster(self, row: int) -> SheetError:
        """Explain a cell beyond 128 KB: mostly a quotation mark that was never closed."""
        if self.text.count('"') % 2:
            return SheetError("bad_quotes", row=row)
        longest = csv.field_size_limit()
        return SheetError("cell_too_long", row=row, column="", length=longest, limit=longest)


def _noting(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def open_delimited(data: bytes, *, is_headed: bool = False) -> Delimited:
    """Find out encoding and delimiter of delimited text, and decode it.

    Whoever knows that the first line names the columns gets the delimiter that stands there most.
    """
    encoding = encoding_of(data)
    text = data.decode(encoding)
    if not text.strip(_DELIMITERS + '"\r\n '):
        raise SheetError("empty")
    if told := _SEPARATOR_LINE.match(text):
        return Delimited(text[told.end() :], encoding, told[1])
    return Delimited(text, encoding, (is_headed and _in_heading(text)) or _delimiter(text))


def _in_heading(text: str) -> str:
    heading = text.lstrip().splitlines()[0]
    found = max(_DELIMITERS, key=heading.count)
    return found if found in heading else ""


def _delimiter(text: str) -> str:
    best, best_score = _NO_DELIMITER, (0.0, 0)
    for delimiter in _DELIMITERS:
        score = _regularity(text, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    first_line = text.lstrip().splitlines()[0]
    if best == "," and "," not in first_line and "," not in text[:_JUDGED].replace(", ", " "):
        return _NO_DELIMITER  # one column of sentences: their commas part words
    return best if best_score[0] > _MOSTLY or best in first_line else _NO_DELIMITER


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    """Give the share of cells that stand in rows of the commonest width, and that width."""
    reader = csv.reader(io.StringIO(text[:_JUDGED], newline=""), delimiter=delimiter)
    try:
        widths = [len(record) for record in islice(reader, _SAMPLE) if any(record)]
    except csv.Error:
        return 0.0, 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0, 0
    width, rows = max(wide.items(), key=lambda item: (item[0] * item[1], item[0]))
    return width * rows / sum(widths), width
