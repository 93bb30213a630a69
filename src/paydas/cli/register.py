"""`paydas places` and `paydas import-organisations`: reference data and registers from files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from paydas.cli.start import speak, start_django
from paydas.cli.uploads import Told, read_upload, tell_columns, told_columns

places = typer.Typer(help="Provinces, countries, districts.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file to read.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(places, name="places")
    app.command("import-organisations")(import_organisations)


@places.command("load")
def load() -> None:
    """Load countries, provinces, working areas and target groups; again is harmless."""
    start_django()
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.places.operations.reference import load_places  # noqa: PLC0415 -- the same
    from paydas.stakeholders.operations.reference import load_areas  # noqa: PLC0415 -- the same

    loaded = load_places(by=SYSTEM)
    areas = load_areas(by=SYSTEM)
    print(f"{loaded.countries} countries, {loaded.provinces} provinces, {areas} areas written.")


@places.command("districts")
def districts(file: File) -> None:
    """Import districts: JSON (provinceId, name) or a table (province, district)."""
    start_django()
    speak()
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.core.vocabulary import DomainError  # noqa: PLC0415 -- the same
    from paydas.places.operations.gazetteer import read_districts  # noqa: PLC0415 -- the same
    from paydas.places.operations.reference import import_districts  # noqa: PLC0415 -- the same

    try:
        added, changed = import_districts(by=SYSTEM, districts=read_districts(read_upload(file)))
    except DomainError as error:
        print(error.sentence(), file=sys.stderr)
        raise typer.Exit(2) from error
    print(f"{added} districts added, {changed} changed.")


def import_organisations(
    file: File,
    keep_personal: Annotated[
        bool, typer.Option(help="Keep columns that may name or reach a person.")
    ] = False,
    check_only: Annotated[bool, typer.Option(help="Show each row's fate; write nothing.")] = False,
    column: Told = None,
) -> None:
    """Import organisations from CSV, XLSX, XLS or ODS; columns are recognised by their names."""
    start_django()
    speak()
    from paydas.core.vocabulary import DomainError  # noqa: PLC0415 -- needs Django started

    try:
        batch_id = _take_in(file, column or [], keep_personal=keep_personal)
        _work(batch_id, "check")
        if not check_only:
            _work(batch_id, "run")
    except DomainError as error:
        print(error.sentence(), file=sys.stderr)
        raise typer.Exit(2) from error
    _tell(batch_id)


def _take_in(file: Path, told: list[str], *, keep_personal: bool) -> UUID:
    """Take a file in and match its columns; one that can not be used leaves nothing behind."""
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.core.vocabulary import DomainError  # noqa: PLC0415 -- the same
    from paydas.stakeholders.operations.imports.batches import (  # noqa: PLC0415 -- the same
        columns_of,
        discard_batch,
        map_columns,
        upload_batch,
    )
    from paydas.stakeholders.vocabulary import ImportField  # noqa: PLC0415 -- the same

    batch = upload_batch(by=SYSTEM, name=file.name, data=read_upload(file))
    examples, remarks = columns_of(batch)
    columns = [name for name, _ in examples]
    try:
        chosen = told_columns(told, ImportField.values, columns)
        mapping = {name: "" if field in chosen else field for name, field in batch.mapping.items()}
        mapping |= {name: field for field, name in chosen.items()}
        map_columns(by=SYSTEM, batch_id=batch.pk, mapping=mapping, keep_personal=keep_personal)
    except (DomainError, typer.BadParameter) as error:
        discard_batch(by=SYSTEM, batch_id=batch.pk)
        if getattr(error, "code", "") == "no_name_column":
            print(f"--column name=... ({', '.join(columns)})", file=sys.stderr)
        raise
    print(f"{file.name}: {batch.rows} rows, {batch.format}")
    tell_columns({name: field for name, field in mapping.items() if field}, columns, remarks)
    return batch.pk


def _work(batch_id: UUID, step: str) -> None:
    """Do one step of the import here and now, without the worker."""
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.core.jobs import Progress, function_of  # noqa: PLC0415 -- the same
    from paydas.core.models import Job  # noqa: PLC0415 -- the same

    class Shown(Progress):
        """Progress on the terminal instead of in the job's row."""

        def step(self, done: int, total: int | None = None) -> None:
            """Say how far it is, on one line."""
            print(f"\r{step}: {done} of {total}", end="", file=sys.stderr, flush=True)

    function_of(f"paydas.stakeholders.jobs:{step}_import")(
        Shown(Job(), SYSTEM), batch_id=str(batch_id)
    )
    print(file=sys.stderr)


def _tell(batch_id: UUID) -> None:
    from paydas.stakeholders.models import ImportBatch  # noqa: PLC0415 -- needs Django started
    from paydas.stakeholders.queries.imports import (  # noqa: PLC0415 -- the same
        rows_of,
        sentences_of,
        with_notes,
    )
    from paydas.stakeholders.vocabulary import RowFate  # noqa: PLC0415 -- the same

    batch = ImportBatch.objects.get(pk=batch_id)
    for row in with_notes(rows_of(batch)).iterator(chunk_size=500):
        print(f"  row {row.number}: {'; '.join(sentences_of(row))}")
    for fate, count in sorted(batch.counts.items()):
        print(f"{count:>8} {RowFate.label_of(fate)}")
