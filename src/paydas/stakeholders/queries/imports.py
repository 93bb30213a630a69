"""Imports: their rows by fate, and the job that works on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.models import Job
from paydas.stakeholders.models import ImportBatch, ImportRow
from paydas.stakeholders.vocabulary import ROW_MESSAGES, RowFate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[ImportBatch]:
    """Return the imports: for who keeps the register."""
    found = ImportBatch.objects.select_related("uploaded_by")
    return found if actor.is_registrar else found.none()


def rows_of(batch: ImportBatch, fate: str = "") -> QuerySet[ImportRow]:
    """Return a batch's rows with their records, in the order of the file."""
    found = ImportRow.objects.filter(batch=batch).select_related("organisation")
    return found.filter(fate=fate) if fate else found


def with_notes(rows: QuerySet[ImportRow]) -> QuerySet[ImportRow]:
    """Keep the rows that say something beside their fate."""
    return rows.exclude(notes=[], code="")


def ids_in_batches(batch_id: UUID, fates: tuple[str, ...], size: int) -> Iterator[list[int]]:
    """Give the keys of rows of these fates that are not written yet, a few at a time."""
    rows = ImportRow.objects.filter(
        batch_id=batch_id, fate__in=fates, revision_after__isnull=True
    ).order_by("number")
    yield from _cut(list(rows.values_list("pk", flat=True)), size)


def written_in_batches(batch_id: UUID, size: int) -> Iterator[list[int]]:
    """Give the keys of rows that were written, a few at a time, last row first."""
    rows = ImportRow.objects.filter(
        batch_id=batch_id, revision_after__isnull=False, fate__in=[RowFate.CREATE, RowFate.UPDATE]
    ).order_by("-number")
    yield from _cut(list(rows.values_list("pk", flat=True)), size)


def _cut(ids: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def job_of(batch: ImportBatch) -> Job | None:
    """Return the newest job that works or worked on a batch."""
    return Job.objects.filter(key=key_of(batch.pk)).order_by("-created_at").first()


def key_of(batch_id: UUID) -> str:
    """Return the key that keeps two jobs off one batch."""
    return f"import:{batch_id}"


def sentences_of(row: ImportRow) -> list[str]:
    """Say why a row has its fate and what happened to its cells, in the reader's language."""
    said = [note["code"] for note in row.notes]
    codes = [{"code": row.code}] if row.code and row.code not in said else []
    return [str(ROW_MESSAGES[note["code"]]) % note for note in (*codes, *row.notes)]
