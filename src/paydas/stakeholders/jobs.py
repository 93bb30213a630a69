"""Imports in the background: check, run, undo; each a batch at a time, going on after a kill."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.core.vocabulary import DomainError
from paydas.kernel.documents.sheets import SheetError
from paydas.stakeholders.models import ImportBatch
from paydas.stakeholders.operations.imports.batches import fates_of, opened, set_batch_state
from paydas.stakeholders.operations.imports.checking import Seen, check_rows, start_check
from paydas.stakeholders.operations.imports.reading import Reader
from paydas.stakeholders.operations.imports.undoing import undo_rows
from paydas.stakeholders.operations.imports.writing import WRITABLE, write_rows
from paydas.stakeholders.operations.retention import forget_import, forget_submitter
from paydas.stakeholders.queries.imports import ids_in_batches, written_in_batches
from paydas.stakeholders.queries.retention import old_imports, old_requests
from paydas.stakeholders.vocabulary import BatchState

if TYPE_CHECKING:
    from paydas.core.jobs import Progress

SIZE = 200


@called(_("Check an import of organisations"))
def check_import(progress: Progress, batch_id: str) -> dict[str, object]:
    """Find out what would become of each row; a second start begins again."""
    batch = ImportBatch.objects.get(pk=batch_id)
    by = progress.actor
    start_check(by=by, batch_id=batch.pk)
    reader = Reader(batch.mapping, batch.format, keep_personal=batch.keep_personal)
    seen, done = Seen(), 0
    try:
        with batch.file.open("rb") as file:
            rows = opened(file.read()).rows
        while drafts := [reader.read(row) for row in islice(rows, SIZE)]:
            done += check_rows(by=by, batch_id=batch.pk, drafts=drafts, seen=seen)
            progress.step(done, batch.rows)
    except (DomainError, SheetError, OSError) as problem:
        code = getattr(problem, "code", "incomplete")
        set_batch_state(by=by, batch_id=batch.pk, state=BatchState.FAILED, error=code)
        raise
    set_batch_state(by=by, batch_id=batch.pk, state=BatchState.CHECKED)
    return {"rows": done}


@called(_("Import organisations"))
def run_import(progress: Progress, batch_id: str) -> dict[str, object]:
    """Write the checked rows; a second start goes on where the first stopped."""
    batch = ImportBatch.objects.get(pk=batch_id)
    by = progress.actor
    if batch.state != BatchState.RUNNING:
        set_batch_state(by=by, batch_id=batch.pk, state=BatchState.RUNNING)
    counts = fates_of(batch)
    total = sum(counts.get(fate, 0) for fate in WRITABLE)
    left = list(ids_in_batches(UUID(batch_id), WRITABLE, SIZE))
    done = total - sum(len(ids) for ids in left)
    for ids in left:
        done += write_rows(by=by, batch_id=batch.pk, row_ids=ids)
        progress.step(done, total)
    set_batch_state(by=by, batch_id=batch.pk, state=BatchState.DONE)
    return {"written": done}


@called(_("Take an import of organisations back"))
def undo_import(progress: Progress, batch_id: str) -> dict[str, object]:
    """Take a batch back; a second start goes on where the first stopped."""
    by = progress.actor
    batches = list(written_in_batches(UUID(batch_id), SIZE))
    total, done, kept = sum(len(ids) for ids in batches), 0, 0
    for ids in batches:
        kept += undo_rows(by=by, batch_id=batch_id, row_ids=ids)
        done += len(ids)
        progress.step(done, total)
    set_batch_state(by=by, batch_id=batch_id, state=BatchState.UNDONE)
    return {"undone": done - kept, "kept": kept}


@called(_("Forget files of old imports"))
def forget_old(progress: Progress) -> dict[str, object]:
    """Forget uploaded files that nobody went on with, and who sent decided requests."""
    files, requests = old_imports(), old_requests()
    total = len(files) + len(requests)
    for number, pk in enumerate(files, 1):
        forget_import(by=SYSTEM, batch_id=pk)
        progress.step(number, total)
    for number, pk in enumerate(requests, 1):
        forget_submitter(by=SYSTEM, request_id=pk)
        progress.step(len(files) + number, total)
    return {"files": len(files), "requests": len(requests)}
