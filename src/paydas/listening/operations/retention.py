"""Forgetting uploaded files; what was imported from them stays, and can still be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.listening.models import ContributionBatch
from paydas.listening.vocabulary import BatchState

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def forget_files(*, by: Actor, batch_id: Key) -> None:
    """Throw away the files of an import; one that has written nothing goes with its rows."""
    require(by.is_system)
    batch = lock(ContributionBatch, batch_id)
    kept = [(one.name, one.storage) for one in (batch.file, batch.speakers_file) if one.name]
    record(batch, scope=batch.consultation_id, fields=["file", "speakers_file"])
    if batch.state in (BatchState.UPLOADED, BatchState.CHECKED):
        batch.delete()
    else:
        batch.file = batch.speakers_file = ""
        batch.save()
    for name, storage in kept:
        transaction.on_commit(partial(storage.delete, name))
