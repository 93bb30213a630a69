"""Read a CSV file into rows of named cells, and refuse what cannot be read with certainty."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from paydas.kernel.text.folding import fold

from .problems import InputError, Problem

MAX_CELL = 5_000
MAX_PROBLEMS = 25
SHOWN = 60


@dataclass(frozen=True)
class Row:
    """One line of a sheet: its number as a spreadsheet shows it, and its filled cells."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A file with its rows; `file` is the name alone, as people know it.

    `headings` is how each column is called in the file.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    headings: Mapping[str, str]


def as_headed(problems: list[Problem], headings: Mapping[str, str]) -> list[Problem]:
    """Name the columns of problems as the file does."""
    return [replace(one, column=headings.get(one.column, one.column)) for one in problems]


def read_sheet(path: Path, names: Mapping[str, str], prefix: str = "") -> Sheet:
    """Read a file of comma or semicolon separated values in UTF-8.

    `names` maps every accepted heading, folded, to its column; headings that begin with
    `prefix` are taken as they are. Raise InputError with all problems found, up to 25.
    """
    text = _decode(path)
    with _cells_of_any_length():
        return _read(path, text, names, prefix)


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Let a cell that is too long be read, and so be named; the limit holds for all readers."""
    before = csv.field_size_limit(1 << 30)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read(path: Path, text: str, names: Mapping[str, str], prefix: str) -> Sheet:
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    problems: list[Problem] = []
    rows: list[Row] = []
    columns: list[str] = []
    headings: dict[str, str] = {}
    try:
        for number, cells in enumerate(lines, 1):
            if not columns:
                columns = _columns(path.name, cells, names, prefix)
                headings = dict(zip(columns, map(str.strip, cells), strict=True))
            elif any(cell.strip() for cell in cells):
                problems += _check_cells(path.name, number, columns, cells)
                rows.append(_row(number, columns, cells))
            if len(problems) >= MAX_PROBLEMS:
                break
    except csv.Error:
        problems.append(Problem("not_csv", path.name, lines.line_num))
    if not columns:
        problems.append(Problem("empty_file", path.name))
    if problems:
        raise InputError(as_headed(problems, headings))
    return Sheet(path.name, tuple(columns), tuple(rows), headings)


def _decode(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError([Problem("file_unreadable", path.name)]) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        column = _heading_above(raw, error.start) if row > 1 else ""
        raise InputError([Problem("encoding", path.name, row, column)]) from error
    if "\0" in text:
        raise InputError([Problem("encoding", path.name, text.partition("\0")[0].count("\n") + 1)])
    return text


def _heading_above(raw: bytes, place: int) -> str:
    """Guess the column of a byte that could not be read, by counting separators before it."""
    first = raw.partition(b"\n")[0]
    mark = max((b",", b";", b"\t"), key=first.count)
    number = raw[:place].rpartition(b"\n")[2].count(mark)
    headings = first.decode("utf-8", "replace").split(mark.decode())
    return headings[number].strip() if number < len(headings) else ""


def _columns(file: str, cells: list[str], names: Mapping[str, str], prefix: str) -> list[str]:
    columns: list[str] = []
    problems = []
    for cell in cells:
        heading = cell.strip()
        own = prefix and heading.startswith(prefix) and len(heading) > len(prefix)
        name = heading if own else names.get(fold(heading).replace("_", " "), "")
        if not name:
            problems.append(Problem("column_unknown", file, 1, heading[:SHOWN]))
        elif name in columns:
            problems.append(Problem("column_twice", file, 1, heading[:SHOWN]))
        columns.append(name)
    if problems:
        raise InputError(problems[:MAX_PROBLEMS])
    return columns


def _check_cells(file: str, number: int, columns: list[str], cells: list[str]) -> list[Problem]:
    problems = []
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        problems.append(Problem("too_many_cells", file, number, value=str(len(cells))))
    for column, cell in zip(columns, cells, strict=False):
        if len(cell) > MAX_CELL:
            problems.append(Problem("cell_too_long", file, number, column, str(len(cell))))
    return problems


def _row(number: int, columns: list[str], cells: list[str]) -> Row:
    pairs = zip(columns, cells, strict=False)
    return Row(number, {column: cell.strip() for column, cell in pairs if cell.strip()})
