"""Long work of the listening: check, write and undo an import; approve or clear many."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import Heading
from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.kernel.documents.sheets import SheetError
from paydas.kernel.text.folding import fold
from paydas.listening.models import ContributionBatch
from paydas.listening.operations.batches import (
    end_step,
    note_fates,
    note_speakers,
    undo_rows,
    write_rows,
)
from paydas.listening.operations.clearing import approve, clear
from paydas.listening.operations.mapping import fates_of, open_file
from paydas.listening.operations.news import forget_subscriptions
from paydas.listening.operations.retention import forget_files
from paydas.listening.queries.batches import fate_counts, rows_to_undo, rows_to_write
from paydas.listening.queries.news import subscriptions_to_forget
from paydas.listening.queries.retention import old_batches
from paydas.listening.vocabulary import BatchState, ListeningError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paydas.core.actors import Actor

T = TypeVar("T")
CHUNK = 200


class Watch(Protocol):
    """What a job is given: who acts, and where to tell how far it is."""

    @property
    def actor(self) -> Actor:
        """Who started the work."""

    def step(self, done: int, total: int | None = None) -> None:
        """Tell how far it is; raises when somebody asked to stop."""


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut anything into lists of at most `size`."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


@called(_("Check an import of contributions"))
def check_batch(watch: Watch, batch_id: str) -> dict[str, int]:
    """Read the whole file and note what would become of every line; nothing is written yet."""
    batch = ContributionBatch.objects.get(pk=batch_id)
    try:
        _note_speakers(watch, batch)
        done = 0
        with batch.file.open("rb") as file:
            sheet = open_file(file.read())
        _require_columns(sheet.columns, batch.mapping)
        titles = Heading.objects.filter(consultation_id=batch.consultation_id)
        headings = {fold(title) for title in titles.values_list("title", flat=True)}
        for fates in chunks(fates_of(sheet.rows, batch.mapping, batch.kind, headings)):
            note_fates(by=watch.actor, batch_id=batch.pk, fates=fates)
            done += len(fates)
            watch.step(done)
    except (SheetError, ListeningError) as error:
        _fail(watch, batch, error)
        return {}
    counts = fate_counts(batch.pk)
    end_step(by=watch.actor, batch_id=batch.pk, state=BatchState.CHECKED, counts=counts)
    return counts


def _note_speakers(watch: Watch, batch: ContributionBatch) -> None:
    key = batch.speakers_mapping.get("speaker", "")
    if not batch.speakers_file or not key:
        return
    with batch.speakers_file.open("rb") as file:
        sheet = open_file(file.read(), repeated=True)
    segments = batch.speakers_mapping.get("segments", [])
    _require_columns(sheet.columns, {"speaker": key, **{c: c for c in segments}})
    for rows in chunks(sheet.rows):
        speakers = {
            row.values[key]: {column: row.values[column] for column in segments}
            for row in rows
            if row.error is None and row.values.get(key)
        }
        note_speakers(by=watch.actor, batch_id=batch.pk, speakers=speakers)


def _require_columns(columns: Sequence[str], mapping: dict[str, Any]) -> None:
    for column in mapping.values():
        if column and column not in columns:
            raise ListeningError("no_such_column", column=column)


def _fail(watch: Watch, batch: ContributionBatch, error: SheetError | ListeningError) -> None:
    params = {name: str(value) for name, value in error.params.items()}
    end_step(
        by=watch.actor,
        batch_id=batch.pk,
        state=BatchState.FAILED,
        problem=(error.code, params),
    )


@called(_("Import contributions"))
def write_batch(watch: Watch, batch_id: str) -> dict[str, int]:
    """Write the lines that were checked, 200 at a time; goes on where a killed run stopped."""
    waiting = rows_to_write(batch_id)
    done = 0
    for row_ids in chunks(waiting):
        write_rows(by=watch.actor, batch_id=batch_id, row_ids=row_ids)
        done += len(row_ids)
        watch.step(done, len(waiting))
    counts = fate_counts(batch_id)
    end_step(by=watch.actor, batch_id=batch_id, state=BatchState.DONE, counts=counts)
    return counts


@called(_("Take an import of contributions back"))
def undo_batch(watch: Watch, batch_id: str) -> dict[str, int]:
    """Take an import back, 200 lines at a time; what was worked on since is kept and named."""
    waiting = rows_to_undo(batch_id)
    taken = done = 0
    for row_ids in chunks(waiting):
        taken += undo_rows(by=watch.actor, batch_id=batch_id, row_ids=row_ids)
        done += len(row_ids)
        watch.step(done, len(waiting))
    counts = {"taken_back": taken, "kept": len(waiting) - taken}
    end_step(by=watch.actor, batch_id=batch_id, state=BatchState.UNDONE, counts=counts)
    return counts


@called(_("Approve contributions"))
def approve_many(watch: Watch, contribution_ids: list[str]) -> dict[str, int]:
    """Approve many drafts, 200 at a time."""
    return _in_chunks(watch, contribution_ids, approve)


@called(_("Make contributions public"))
def clear_many(watch: Watch, contribution_ids: list[str]) -> dict[str, int]:
    """Make many approved contributions public, 200 at a time."""
    return _in_chunks(watch, contribution_ids, clear)


def _in_chunks(watch: Watch, keys: list[str], act: Any) -> dict[str, int]:  # noqa: ANN401 -- one of our operations
    done: Counter[str] = Counter()
    for chunk in chunks(keys):
        act(by=watch.actor, contribution_ids=chunk)
        done["done"] += len(chunk)
        watch.step(done["done"], len(keys))
    return dict(done)


@called(_("Forget files of old imports"))
def forget_old(progress: Watch) -> dict[str, object]:
    """Forget files of imports that ended, and addresses that nobody confirmed or may use."""
    found, addresses = old_batches(), subscriptions_to_forget()
    for chunk in chunks(addresses):
        forget_subscriptions(by=SYSTEM, subscription_ids=chunk)
    for number, pk in enumerate(found, 1):
        forget_files(by=SYSTEM, batch_id=pk)
        progress.step(number, len(found))
    return {"files": len(found), "addresses": len(addresses)}
