"""What a sheet may cost, and how it says no."""

from dataclasses import dataclass


class SheetError(Exception):
    """A sheet that cannot be taken, as a code and its parameters; the host has the sentences.

    Codes of the whole file: ``empty``, ``too_large`` (limit), ``zip_bomb``, ``not_a_sheet``
    (kind), ``encrypted``, ``bad_encoding`` (line), ``no_header``, ``no_such_sheet`` (sheet),
    ``duplicate_column`` (column, first, second), ``too_many_columns`` (limit),
    ``too_many_rows`` (limit), ``bad_quotes`` (row).
    Codes of one row, carried by ``Row.error``: ``ragged_row`` (row, cells, columns) and
    ``cell_too_long`` (row, column, length, limit). A cell beyond 128 KB of delimited text stops
    the file instead: the same code, column empty.
    Codes of remarks, on what of a file is not in its rows: ``other_sheets`` (sheet, others),
    ``lost_cells`` (cells), ``lines_above`` (row).
    """

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and the parameters of its sentence."""
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class SheetLimits:
    """Bounds on one file; bytes, rows, columns, characters of a cell.

    ``unpacked`` and ``ratio`` bound what a packed workbook may unpack to; the ratio counts only
    above ``ratio_free`` bytes, because tiny sheets pack absurdly well and harm nobody. ``area``
    bounds rows x columns up to the last filled cell: one cell in the far corner of an otherwise
    empty sheet would else cost gigabytes in the reader, which lays sheets out densely.
    """

    size: int = 30_000_000
    rows: int = 60_000
    columns: int = 300
    cell: int = 20_000
    unpacked: int = 250_000_000
    ratio: int = 100
    ratio_free: int = 10_000_000
    area: int = 3_000_000
