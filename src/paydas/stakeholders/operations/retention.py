"""Forgetting what the register need not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.stakeholders.models import CorrectionRequest, ImportBatch
from paydas.stakeholders.vocabulary import BatchState

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def forget_import(*, by: Actor, batch_id: Key) -> None:
    """Throw an uploaded file away; an import that has written nothing goes with its rows."""
    require(by.is_system)
    batch = lock(ImportBatch, batch_id)
    stored, storage = batch.file.name or "", batch.file.storage
    record(batch, fields=["file"])
    if batch.state in (BatchState.UPLOADED, BatchState.CHECKED):
        batch.delete()
    else:
        batch.file = ""
        batch.save()
    if stored:
        transaction.on_commit(lambda: storage.delete(stored))


@operation
def forget_submitter(*, by: Actor, request_id: Key) -> None:
    """Clear who sent a decided request; what was asked and decided stays."""
    require(by.is_system)
    found = lock(CorrectionRequest, request_id)
    found.submitter, found.email, found.origin = "", "", ""
    found.save()
    record(found, fields=["email", "origin", "submitter"])
