"""Open a table of unknown habit as a stream of rows with numbers and column names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from .cells import Cell, as_text
from .compound import check_compound
from .delimited import open_delimited
from .limits import SheetError, SheetLimits
from .packing import check_packed
from .parts import part_of
from .workbooks import choose_sheet, is_old, is_packed

_SAMPLE = 100
_MOSTLY = 0.75
# What a row of names must have when some columns have none: half of the table's cells, at least.
_HALF, _FEWEST = 0.5, 3
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Row:
    """One row: its number in the file as a spreadsheet program shows it, and its cells.

    ``values`` holds every column as text, trimmed, the formula guard taken off; ``cells`` the
    native values (dates, numbers of a workbook). With ``error`` set, the row breaks a limit or
    has more cells than the header; the stream goes on, so that every row's fate can be shown.
    """

    number: int
    values: dict[str, str]
    cells: tuple[Cell, ...]
    error: SheetError | None = None


@dataclass(frozen=True)
class Sheet:
    """An opened table; ``rows`` can be walked once.

    ``remarks`` tell what of the file is not in the rows.
    """

    columns: tuple[str, ...]
    header_row: int
    preamble: tuple[tuple[str, ...], ...]
    rows: Iterator[Row]
    kind: str
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[SheetError, ...] = ()


@dataclass(frozen=True)
class _Records:
    rows: Iterator[Sequence[Cell]]
    kind: str
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[SheetError, ...] = ()


def open_sheet(
    data: bytes,
    *,
    limits: SheetLimits | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    number_duplicates: bool = False,
) -> Sheet:
    """Open CSV, XLSX, XLS or ODS by its content, never by its name.

    ``header_row`` (from 1) overrides the search for the header below a preamble. Columns without
    a name get their spreadsheet letter. Two columns of one name raise, or are numbered
    ("Answer", "Answer (2)") with ``number_duplicates``. Row limits raise while walking.
    """
    limits = limits or SheetLimits()
    if len(data) > limits.size:
        raise SheetError("too_large", limit=limits.size)
    if not data.strip():
        raise SheetError("empty")
    records = _records(data, limits, sheet, is_headed=header_row == 1)
    numbered = enumerate(records.rows, start=1)
    sample = list(islice(numbered, _SAMPLE))
    at = _header_index([cells for _, cells in sample], header_row)
    number, header = sample[at]
    preamble = [tuple(as_text(cell) for cell in cells if as_text(cell)) for _, cells in sample[:at]]
    above = (SheetError("lines_above", row=number),) if any(preamble) else ()
    columns = _columns(header, limits, number_duplicates=number_duplicates)
    return Sheet(
        columns=columns,
        header_row=number,
        preamble=tuple(preamble),
        rows=_rows(chain(sample[at + 1 :], numbered), columns, limits),
        kind=records.kind,
        encoding=records.encoding,
        delimiter=records.delimiter,
        remarks=records.remarks + above,
    )


def _records(data: bytes, limits: SheetLimits, sheet: str | None, *, is_headed: bool) -> _Records:
    lost: dict[str, list[str]] = {}
    if is_packed(data):
        lost = check_packed(data, limits)
    elif is_old(data):
        check_compound(data, limits)
    else:
        table = open_delimited(data, is_headed=is_headed)
        return _Records(table.records(), "delimited", table.encoding, table.delimiter)
    chosen = choose_sheet(data, sheet)
    remarks = []
    if chosen.others and sheet is None:
        others = ", ".join(chosen.others)
        remarks.append(SheetError("other_sheets", sheet=chosen.name, others=others))
    if cells := lost and lost.get(part_of(data, chosen.name)):
        remarks.append(SheetError("lost_cells", cells=", ".join(cells)))
    return _Records(chosen.rows, "workbook", remarks=tuple(remarks))


def _filled(cells: Sequence[Cell]) -> int:
    return sum(1 for cell in cells if as_text(cell))


def _header_index(sample: list[Sequence[Cell]], header_row: int | None) -> int:
    """Find the first row that is about as full as the table that follows.

    The fullness that most cells of the sample stand in is the table's; title, date and other
    lines above it hold one or two cells. Names may be missing over some columns: then a row of
    words that differ is the header too, and not the first of its data.
    """
    if header_row is not None:
        if not 1 <= header_row <= len(sample):
            raise SheetError("no_header")
        return header_row - 1
    fullness = [_filled(cells) for cells in sample]
    counts = Counter(full for full in fullness if full)
    if not counts:
        raise SheetError("empty")
    usual = max(counts.items(), key=lambda item: (item[0] * item[1], item[0]))[0]
    for index, full in enumerate(fullness):
        is_half = full >= max(usual * _HALF, _FEWEST) and _is_names(sample[index])
        if full and (full >= usual * _MOSTLY or is_half):
            return index
    raise SheetError("no_header")


def _is_names(cells: Sequence[Cell]) -> bool:
    texts = [as_text(cell) for cell in cells if as_text(cell)]
    is_words = all(text[0].isalpha() and len(text) <= _LONGEST_NAME for text in texts)
    return is_words and len(set(texts)) == len(texts)


def _columns(
    header: Sequence[Cell], limits: SheetLimits, *, number_duplicates: bool
) -> tuple[str, ...]:
    names = [" ".join(as_text(cell).split()) for cell in header]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise SheetError("no_header")
    if len(names) > limits.columns:
        raise SheetError("too_many_columns", limit=limits.columns)
    taken: dict[str, int] = {}
    for index, name in enumerate(names):
        unique = name or column_letters(index)
        if unique in taken and not number_duplicates:
            raise SheetError(
                "duplicate_column",
                column=unique,
                first=column_letters(taken[unique]),
                second=column_letters(index),
            )
        copy = 2
        while unique in taken:
            unique, copy = f"{name} ({copy})", copy + 1
        taken[unique] = index
    return tuple(taken)


def column_letters(index: int) -> str:
    """Name a column (from 0) as spreadsheet programs do: A, B, ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _rows(
    numbered: Iterator[tuple[int, Sequence[Cell]]], columns: tuple[str, ...], limits: SheetLimits
) -> Iterator[Row]:
    taken = 0
    for number, cells in numbered:
        texts = [as_text(cell) for cell in cells]
        if not any(texts):
            continue
        taken += 1
        if taken > limits.rows:
            raise SheetError("too_many_rows", limit=limits.rows)
        yield Row(
            number=number,
            values=dict(zip(columns, texts + [""] * (len(columns) - len(texts)), strict=False)),
            cells=tuple(cells),
            error=_row_error(number, texts, columns, limits),
        )


def _row_error(
    number: int, texts: list[str], columns: tuple[str, ...], limits: SheetLimits
) -> SheetError | None:
    if any(texts[len(columns) :]):
        return SheetError("ragged_row", row=number, cells=len(texts), columns=len(columns))
    for column, text in zip(columns, texts, strict=False):
        if len(text) > limits.cell:
            return SheetError(
                "cell_too_long", row=number, column=column, length=len(text), limit=limits.cell
            )
    return None
