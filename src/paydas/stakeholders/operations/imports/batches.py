"""An import from upload to result: the batch as a whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.core.vocabulary import UploadError
from paydas.kernel.documents.sheets import Sheet, SheetError, open_sheet
from paydas.kernel.text.cleaning import file_name
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import ImportBatch, ImportRow
from paydas.stakeholders.operations.imports.formats import check_mapping, propose, recognise
from paydas.stakeholders.vocabulary import BatchState, RowFate, StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Where a batch may go from where it is.
AFTER = {
    BatchState.UPLOADED: {BatchState.UPLOADED, BatchState.CHECKED, BatchState.FAILED},
    BatchState.CHECKED: {
        BatchState.UPLOADED,
        BatchState.CHECKED,
        BatchState.RUNNING,
        BatchState.FAILED,
    },
    BatchState.RUNNING: {BatchState.RUNNING, BatchState.DONE, BatchState.FAILED},
    BatchState.DONE: {BatchState.UNDONE, BatchState.DONE},
    BatchState.FAILED: {BatchState.UPLOADED, BatchState.UNDONE},
    BatchState.UNDONE: set(),
}


def opened(data: bytes) -> Sheet:
    """Open a table; raises UploadError with the reason in the reader's words."""
    try:
        return open_sheet(data, number_duplicates=True)
    except SheetError as error:
        raise UploadError(error.code, **error.params) from error


@operation
def upload_batch(
    *,
    by: Actor,
    name: str,
    data: bytes,
    id: UUID | None = None,  # noqa: A002 -- the record's own key, made by the form
) -> ImportBatch:
    """Take in a table, walk it once, recognise it and propose what its columns mean.

    Posting twice makes one. Raises UploadError for a file that cannot be taken; then nothing
    is kept.
    """
    require(can_keep_register(by))
    if id is not None and (found := ImportBatch.objects.filter(pk=id).first()):
        return found
    sheet = opened(data)
    batch = ImportBatch(
        **({"id": id} if id else {}),
        file_name=file_name(name, "table"),
        sha256=hashlib.sha256(data).hexdigest(),
        format=str(recognise(sheet.columns)),
        mapping=propose(sheet.columns),
        rows=_count(sheet),
        uploaded_by=by.user,
    )
    if not batch.rows:
        raise UploadError("no_rows")
    batch.file.save(f"{batch.pk}.bin", ContentFile(data), save=False)
    batch.save(force_insert=True)
    record(batch, rows=batch.rows, format=batch.format, sha256=batch.sha256)
    return batch


def _count(sheet: Sheet) -> int:
    try:
        return sum(1 for _ in sheet.rows)
    except SheetError as error:
        raise UploadError(error.code, **error.params) from error


def columns_of(batch: ImportBatch) -> tuple[list[tuple[str, list[str]]], tuple[SheetError, ...]]:
    """Return each column with its first filled cells, so that a person can tell what it holds.

    And the remarks on what of the file is not read.
    """
    with batch.file.open("rb") as file:
        sheet = opened(file.read())
    rows = [row for row, _ in zip(sheet.rows, range(50), strict=False)]
    columns = [
        (column, [row.values[column] for row in rows if row.values[column]][:3])
        for column in sheet.columns
    ]
    return columns, sheet.remarks


@operation
def map_columns(
    *, by: Actor, batch_id: Key, mapping: Mapping[str, str], keep_personal: bool
) -> ImportBatch:
    """Say what each column means, and whether personal columns are kept; the check comes next.

    Raises StakeholdersError: batch_state, no_name_column, column_twice.
    """
    require(can_keep_register(by))
    batch = _to(batch_id, BatchState.UPLOADED)
    check_mapping(mapping)
    batch.mapping, batch.keep_personal, batch.counts = dict(mapping), keep_personal, {}
    ImportRow.objects.filter(batch=batch).delete()
    _save(batch)
    record(batch, columns=sum(1 for name in mapping.values() if name), personal=keep_personal)
    return batch


def _to(batch_id: Key, state: BatchState) -> ImportBatch:
    batch = lock(ImportBatch, batch_id)
    if state not in AFTER[BatchState(batch.state)]:
        raise StakeholdersError("batch_state")
    batch.state = state
    return batch


def _save(batch: ImportBatch) -> None:
    batch.revision += 1
    batch.save()


@operation
def set_batch_state(*, by: Actor, batch_id: Key, state: BatchState, error: str = "") -> ImportBatch:
    """Move a batch on and count the fates of its rows.

    When it is done, the file is removed: what was dropped from it is then nowhere.
    Raises StakeholdersError("batch_state").
    """
    require(can_keep_register(by))
    batch = _to(batch_id, state)
    batch.counts = fates_of(batch) | ({"error_code": error} if error else {})
    if state == BatchState.DONE and batch.file:
        stored, storage = batch.file.name or "", batch.file.storage
        batch.file = ""
        transaction.on_commit(lambda: storage.delete(stored))
    _save(batch)
    record(batch, state=str(state))
    return batch


def fates_of(batch: ImportBatch) -> dict[str, int]:
    """Count a batch's rows by fate, in one query."""
    rows = ImportRow.objects.filter(batch=batch).order_by().values("fate").annotate(n=Count("pk"))
    return {row["fate"]: row["n"] for row in rows}


@operation
def decide_rows(
    *, by: Actor, batch_id: Key, fate: RowFate, row_ids: list[int] | None = None
) -> int:
    """Decide likely duplicates (all, or some rows): take as new, add to the record, leave out.

    Returns how many were decided. Raises StakeholdersError("batch_state").
    """
    require(can_keep_register(by))
    batch = _to(batch_id, BatchState.CHECKED)
    rows = ImportRow.objects.filter(batch=batch, fate=RowFate.LIKELY_DUPLICATE)
    if row_ids is not None:
        rows = rows.filter(pk__in=row_ids)
    if fate == RowFate.UPDATE:
        rows = rows.filter(organisation__isnull=False)
    if fate == RowFate.CREATE:
        decided = rows.update(fate=fate, organisation=None)
    else:
        decided = rows.update(fate=fate, code="left_out" if fate == RowFate.SKIPPED else "")
    batch.counts = fates_of(batch)
    _save(batch)
    record(batch, decided=decided, fate=str(fate))
    return decided


@operation
def discard_batch(*, by: Actor, batch_id: Key) -> None:
    """Throw away an import that has written nothing, with its file and its rows.

    Raises StakeholdersError("batch_state").
    """
    require(can_keep_register(by))
    batch = lock(ImportBatch, batch_id)
    if batch.state not in (BatchState.UPLOADED, BatchState.CHECKED):
        raise StakeholdersError("batch_state")
    record(batch, discarded=True)
    stored, storage = batch.file.name or "", batch.file.storage
    batch.delete()
    transaction.on_commit(lambda: storage.delete(stored))
