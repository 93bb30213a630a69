"""Turn a table into rows of named cells, and refuse what cannot be read with certainty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from paydas.cli import tables
from paydas.kernel.documents.sheets import Row as TableRow
from paydas.kernel.documents.sheets import SheetError
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
    """Read a table whose first row names its columns.

    `names` maps every accepted heading, folded, to its column; headings that begin with
    `prefix` are taken as they are. Raise InputError with all problems found, up to 25.
    """
    try:
        table = tables.read_table(path, cell=MAX_CELL)
    except OSError as error:
        raise InputError([Problem("file_unreadable", path.name)]) from error
    except SheetError as error:
        raise InputError([_of_file(path.name, error)]) from error
    columns = _columns(path.name, table.columns, names, prefix)
    headings = dict(zip(columns, table.columns, strict=True))
    wrong = [_of_row(path.name, row.error) for row in table.rows if row.error]
    if wrong:
        raise InputError(wrong[:MAX_PROBLEMS])
    rows = tuple(_row(row, columns) for row in table.rows)
    return Sheet(path.name, tuple(columns), rows, headings)


def _of_file(file: str, error: SheetError) -> Problem:
    found = error.params
    match error.code:
        case "empty" | "no_header":
            return Problem("empty_file", file)
        case "bad_encoding":
            return Problem("encoding", file, int(str(found["line"])))
        case "duplicate_column":
            return Problem("column_twice", file, 1, str(found["column"])[:SHOWN])
        case "bad_quotes":
            return Problem("not_csv", file, int(str(found["row"])))
        case "encrypted" | "not_a_sheet" | "lost_cells":
            return Problem(error.code, file, value=str(found.get("cells", "")))
        case _:
            return Problem("file_too_large", file)


def _of_row(file: str, error: SheetError) -> Problem:
    found = error.params
    row = int(str(found["row"]))
    if error.code == "cell_too_long":
        return Problem(error.code, file, row, str(found["column"]), str(found["length"]))
    return Problem("too_many_cells", file, row, value=str(found["cells"]))


def _columns(file: str, cells: Sequence[str], names: Mapping[str, str], prefix: str) -> list[str]:
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


def _row(row: TableRow, columns: Sequence[str]) -> Row:
    cells = zip(columns, row.values.values(), strict=True)
    return Row(row.number, {column: cell for column, cell in cells if cell})
