"""`paydas import-contributions`: open answers and notes from a file, into one consultation."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paydas.cli.start import speak, start_django
from paydas.cli.uploads import Told, read_upload, tell_columns, told_columns

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.listening.operations.batches import Arrived

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="One contribution a row.")]
Participants = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="File that tells the speakers' groups."),
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import-contributions")(import_contributions)


def import_contributions(
    consultation: Annotated[str, typer.Argument(help="Its name in addresses.")],
    file: File,
    participants: Participants = None,
    kind: Annotated[str, typer.Option(help="Kind of rows that name none.")] = "suggestion",
    language: Annotated[str, typer.Option(help="tr or en; the consultation's if empty.")] = "",
    check_only: Annotated[bool, typer.Option(help="Show each row's fate; write nothing.")] = False,
    column: Told = None,
) -> None:
    """Import contributions from CSV, XLSX, XLS or ODS as drafts; columns are known by name."""
    start_django()
    speak()
    from paydas.consultations.models import Consultation  # noqa: PLC0415 -- needs Django started
    from paydas.core.vocabulary import DomainError  # noqa: PLC0415 -- the same
    from paydas.kernel.documents.sheets import SheetError  # noqa: PLC0415 -- the same

    found = Consultation.objects.filter(slug=consultation).first()
    if found is None:
        print(f"There is no consultation {consultation}.", file=sys.stderr)
        raise typer.Exit(2)
    _require_words(kind, language)
    try:
        arrived = _arrived(file, participants, column)
        arrived = replace(arrived, kind=kind, language=language or found.language)
        batch_id = _take_in(found.pk, arrived, check_only=check_only)
    except SheetError as error:
        print(f"{file.name}: {_sentence(error.code, error.params)}", file=sys.stderr)
        raise typer.Exit(2) from error
    except DomainError as error:
        print(error.sentence(), file=sys.stderr)
        raise typer.Exit(2) from error
    _tell(batch_id)


def _require_words(kind: str, language: str) -> None:
    from paydas.listening.vocabulary import ContributionKind  # noqa: PLC0415 -- needs Django started

    if kind not in ContributionKind.values:
        raise typer.BadParameter(", ".join(ContributionKind.values), param_hint="--kind")
    if language not in {"", "tr", "en"}:
        raise typer.BadParameter("tr, en", param_hint="--language")


def _arrived(file: Path, participants: Path | None, told: list[str] | None) -> Arrived:
    """Read both files and guess what their columns hold, save those that were told."""
    from paydas.listening.operations.batches import Arrived  # noqa: PLC0415 -- needs Django started
    from paydas.listening.operations.mapping import (  # noqa: PLC0415 -- the same
        FIELDS,
        guess_columns,
        guess_speakers,
        open_file,
    )
    from paydas.listening.vocabulary import ListeningError  # noqa: PLC0415 -- the same

    data = read_upload(file)
    people = read_upload(participants) if participants else b""
    sheet = open_file(data)
    mapping = guess_columns(sheet.columns) | told_columns(told, FIELDS, sheet.columns)
    arrived = Arrived(
        name=file.name,
        data=data,
        speakers_name=participants.name if participants else "",
        speakers=people,
        mapping=mapping,
        speakers_mapping=guess_speakers(open_file(people, repeated=True)) if people else {},
    )
    tell_columns({name: field for field, name in mapping.items()}, sheet.columns, sheet.remarks)
    for column in arrived.speakers_mapping.get("segments", []):
        print(f"  group: {column}")
    if "text" not in mapping:
        print(f"--column text=... ({', '.join(sheet.columns)})", file=sys.stderr)
        raise ListeningError("no_text_column")
    return arrived


def _take_in(consultation_id: UUID, arrived: Arrived, *, check_only: bool) -> UUID:
    """Check the file and, unless only that was asked, write it: here and now, without a worker."""
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.listening import jobs  # noqa: PLC0415 -- the same
    from paydas.listening.operations.batches import (  # noqa: PLC0415 -- the same
        begin_step,
        match_columns,
        upload_batch,
    )
    from paydas.listening.vocabulary import BatchState  # noqa: PLC0415 -- the same

    batch = upload_batch(by=SYSTEM, consultation_id=consultation_id, arrived=arrived)
    match_columns(
        by=SYSTEM,
        batch_id=batch.pk,
        mapping=arrived.mapping,
        speakers_mapping=arrived.speakers_mapping,
    )
    counts = jobs.check_batch(_Shown(), str(batch.pk))
    if counts.get("create") and not check_only:
        begin_step(by=SYSTEM, batch_id=batch.pk, state=BatchState.RUNNING)
        jobs.write_batch(_Shown(), str(batch.pk))
    print(file=sys.stderr)
    return batch.pk


class _Shown:
    """Progress on the terminal instead of in the job's row."""

    def __init__(self) -> None:
        from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started

        self.actor = SYSTEM

    def step(self, done: int, total: int | None = None) -> None:
        """Say how far it is, on one line."""
        print(f"\r{done} of {total or '?'}", end="", file=sys.stderr, flush=True)


def _tell(batch_id: UUID) -> None:
    from paydas.listening.models import ContributionBatch  # noqa: PLC0415 -- needs Django started
    from paydas.listening.queries.batches import fates_of  # noqa: PLC0415 -- the same
    from paydas.listening.vocabulary import DROP_REASONS, RowFate  # noqa: PLC0415 -- the same

    batch = ContributionBatch.objects.get(pk=batch_id)
    if batch.problem:
        print(_sentence(batch.problem, batch.problem_params), file=sys.stderr)
        raise typer.Exit(2)
    for row in fates_of(batch_id).exclude(reason="").iterator(chunk_size=500):
        print(f"  row {row.number}: {DROP_REASONS.get(row.reason, row.reason)}")
    print(f"{batch.rows:>8} rows, {batch.speakers} speakers")
    for fate in RowFate.values:
        if batch.counts.get(fate):
            print(f"{batch.counts[fate]:>8} {RowFate.label_of(fate)}")


def _sentence(code: str, params: dict[str, object]) -> str:
    from paydas.core.vocabulary import UploadError  # noqa: PLC0415 -- needs Django started
    from paydas.listening.vocabulary import ListeningError  # noqa: PLC0415 -- the same

    kind = ListeningError if code in ListeningError.messages else UploadError
    return kind(code, **params).sentence()
