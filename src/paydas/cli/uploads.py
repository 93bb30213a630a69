"""What the commands that import a file share: its size, and which column holds what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from paydas.kernel.documents.sheets import SheetLimits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from paydas.kernel.documents.sheets import SheetError

Told = Annotated[
    list[str] | None,
    typer.Option("--column", help="FIELD=COLUMN: what a column holds; may be repeated."),
]


def read_upload(file: Path) -> bytes:
    """Read a file unless it is beyond what any import takes; raises UploadError."""
    from paydas.core.vocabulary import UploadError  # noqa: PLC0415 -- needs Django started

    if file.stat().st_size > SheetLimits.size:
        raise UploadError("too_large", limit=SheetLimits.size)
    return file.read_bytes()


def told_columns(
    told: Iterable[str] | None, fields: Iterable[str], columns: Sequence[str]
) -> dict[str, str]:
    """Return the column of each field that was told; raises BadParameter with what there is."""
    found = {}
    for pair in told or ():
        field, _, column = (part.strip() for part in pair.partition("="))
        if field not in fields:
            raise typer.BadParameter(", ".join(fields), param_hint=f"--column {field}")
        if column not in columns:
            raise typer.BadParameter(", ".join(columns), param_hint=f"--column {field}={column}")
        found[field] = column
    return found


def tell_columns(
    read: Mapping[str, str], columns: Sequence[str], remarks: Sequence[SheetError]
) -> None:
    """Say as what each column is read, which is not, and what else of the file is not read."""
    from paydas.core.vocabulary import UploadError, in_words  # noqa: PLC0415 -- needs Django started

    for column, field in read.items():
        print(f"  {field}: {column}")
    if unread := [column for column in columns if column not in read]:
        print(UploadError("columns_unread", columns=", ".join(unread)).sentence(), file=sys.stderr)
    for sentence in in_words(remarks):
        print(sentence, file=sys.stderr)
