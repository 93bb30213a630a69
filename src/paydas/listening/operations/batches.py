"""Imports of contributions: keep the file, match columns, note fates, write, undo."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from django.core.files.base import ContentFile
from django.db.models import ProtectedError

from paydas.consultations.models import GuidingQuestion, Heading, Participant
from paydas.consultations.vocabulary import Disclosure
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.kernel.text.cleaning import file_name
from paydas.kernel.text.folding import fold
from paydas.listening.access import can_clear
from paydas.listening.models import BatchRow, Contribution, ContributionBatch, Speaker
from paydas.listening.operations.notes import take_notes
from paydas.listening.operations.words import Place, Said
from paydas.listening.vocabulary import (
    BatchState,
    ContributionKind,
    ContributionState,
    ListeningChannel,
    ListeningError,
    RowFate,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.listening.operations.mapping import Fate

# A running import may be started again, because a killed one goes on.
FROM: dict[str, tuple[str, ...]] = {
    BatchState.CHECKING: (
        BatchState.UPLOADED, BatchState.CHECKED, BatchState.FAILED, BatchState.CHECKING,
    ),
    BatchState.CHECKED: (BatchState.CHECKING,),
    BatchState.RUNNING: (BatchState.CHECKED, BatchState.RUNNING),
    BatchState.DONE: (BatchState.RUNNING,),
    BatchState.UNDOING: (BatchState.DONE, BatchState.RUNNING, BatchState.UNDOING),
    BatchState.UNDONE: (BatchState.UNDOING,),
    BatchState.FAILED: (BatchState.CHECKING, BatchState.RUNNING),
}  # fmt: skip

KEPT = ("reference", "speaker")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file of contributions as it arrived, perhaps with one that describes the speakers."""

    name: str
    data: bytes
    speakers_name: str = ""
    speakers: bytes = b""
    mapping: Mapping[str, str] = field(default_factory=dict)
    speakers_mapping: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ContributionKind.SUGGESTION
    language: str = "tr"
    id: UUID = field(default_factory=uuid4)
    is_sample: bool = False


@operation
def upload_batch(*, by: Actor, consultation_id: Key, arrived: Arrived) -> ContributionBatch:
    """Keep a file that is to be imported; nothing of it is written. The same id twice is one."""
    require(can_clear(by, str(consultation_id)))
    if found := ContributionBatch.objects.filter(pk=arrived.id).first():
        return found
    batch = ContributionBatch(
        id=arrived.id,
        consultation_id=consultation_id,
        file_name=file_name(arrived.name, "table"),
        sha256=hashlib.sha256(arrived.data).hexdigest(),
        speakers_name=file_name(arrived.speakers_name, ""),
        mapping=dict(arrived.mapping),
        speakers_mapping=dict(arrived.speakers_mapping),
        kind=arrived.kind,
        language=arrived.language,
        uploaded_by=by.user,
        is_sample=arrived.is_sample,
    )
    batch.file.save(f"{batch.pk}.table", ContentFile(arrived.data), save=False)
    if arrived.speakers:
        batch.speakers_file.save(f"{batch.pk}.speakers", ContentFile(arrived.speakers), save=False)
    batch.save(force_insert=True)
    record(batch, scope=consultation_id, sha256=batch.sha256, size=len(arrived.data))
    return batch


@operation
def match_columns(
    *,
    by: Actor,
    batch_id: Key,
    mapping: Mapping[str, str],
    speakers_mapping: Mapping[str, Any],
    **values: object,
) -> ContributionBatch:
    """Say what the columns hold (`values`: kind, language) and have the file checked anew.

    Raises ListeningError: no_text_column, batch_state.
    """
    if not mapping.get("text"):
        raise ListeningError("no_text_column")
    batch = _enter(by, batch_id, BatchState.CHECKING)
    batch.mapping, batch.speakers_mapping = dict(mapping), dict(speakers_mapping)
    for name, value in values.items():
        setattr(batch, name, value)
    batch.counts, batch.rows, batch.problem, batch.problem_params = {}, 0, "", {}
    batch.save()
    batch.fates.all().delete()
    batch.speaker_set.filter(participant=None).delete()
    record(batch, scope=batch.consultation_id, columns=sorted(name for name in mapping))
    return batch


@operation
def note_fates(*, by: Actor, batch_id: Key, fates: Sequence[Fate]) -> None:
    """Note the fates of some lines; those noted before stay, so that a killed check goes on."""
    batch = _open(by, batch_id)
    BatchRow.objects.bulk_create(
        (
            BatchRow(batch=batch, number=f.number, fate=f.fate, reason=f.reason, values=f.values)
            for f in fates
        ),
        ignore_conflicts=True,
    )


@operation
def note_speakers(*, by: Actor, batch_id: Key, speakers: Mapping[str, Mapping[str, str]]) -> None:
    """Note the segments of some speakers by the number that the file gives them."""
    batch = _open(by, batch_id)
    Speaker.objects.bulk_create(
        (
            Speaker(batch=batch, reference=reference[:120], segments=dict(segments))
            for reference, segments in speakers.items()
        ),
        ignore_conflicts=True,
    )


@operation
def end_step(
    *,
    by: Actor,
    batch_id: Key,
    state: BatchState,
    counts: Mapping[str, int] | None = None,
    problem: tuple[str, Mapping[str, Any]] = ("", {}),
) -> ContributionBatch:
    """Close checking, writing or undoing, with what was counted or what went wrong."""
    batch = _enter(by, batch_id, state)
    if counts is not None:
        batch.counts = dict(counts)
        batch.rows = batch.fates.count()
        batch.speakers = batch.speaker_set.count()
    batch.problem, batch.problem_params = problem[0], dict(problem[1])
    batch.save()
    record(batch, scope=batch.consultation_id, state=str(state), problem=batch.problem)
    return batch


@operation
def begin_step(*, by: Actor, batch_id: Key, state: BatchState) -> ContributionBatch:
    """Begin writing or undoing. Raises ListeningError("batch_state")."""
    batch = _enter(by, batch_id, state)
    batch.save()
    record(batch, scope=batch.consultation_id, state=str(state))
    return batch


@operation
def write_rows(*, by: Actor, batch_id: Key, row_ids: Sequence[int]) -> list[Contribution]:
    """Write some lines as drafts, with their speakers as participants without names.

    A line's contribution has an id that follows from batch and line, so writing twice is once.
    """
    batch = _open(by, batch_id)
    rows = list(batch.fates.filter(pk__in=row_ids, contribution=None, fate=RowFate.CREATE))
    people = _people(batch, {row.values.get("speaker", "") for row in rows})
    questions = _by_words(GuidingQuestion, batch, "text")
    headings = _by_words(Heading, batch, "title")
    place = Place(
        consultation_id=batch.consultation_id,
        channel=ListeningChannel.WRITTEN,
        is_sample=batch.is_sample,
    )
    said = [
        Said(
            kind=row.values["kind"],
            text=row.values["text"],
            id=uuid5(batch.pk, str(row.number)),
            said_by=row.values.get("said_by"),
            question_id=questions.get(fold(row.values.get("question", ""))),
            heading_id=headings.get(fold(row.values.get("heading", ""))),
            participant_id=people.get(row.values.get("speaker", "")),
            asked=row.values.get("question", ""),
            language=batch.language,
        )
        for row in rows
    ]
    made = take_notes(by=by, place=place, said=said)
    for row, contribution in zip(rows, made, strict=True):
        row.contribution = contribution
        # The words now stand in the contribution; a second copy would escape erasure.
        row.values = {name: row.values[name] for name in KEPT if name in row.values}
    BatchRow.objects.bulk_update(rows, ["contribution", "values"])
    return made


def _people(batch: ContributionBatch, references: set[str]) -> dict[str, UUID]:
    """Return a participant for each speaker named in the lines, made where there is none."""
    wanted = {reference[:120] for reference in references if reference}
    known = {s.reference: s for s in batch.speaker_set.filter(reference__in=wanted)}
    unknown = [Speaker(batch=batch, reference=reference) for reference in wanted - set(known)]
    Speaker.objects.bulk_create(unknown)
    speakers = [*known.values(), *unknown]
    missing = [speaker for speaker in speakers if speaker.participant_id is None]
    fresh = [
        Participant(
            consultation_id=batch.consultation_id,
            disclosure=Disclosure.ANONYMOUS,
            language=batch.language,
            is_sample=batch.is_sample,
        )
        for _ in missing
    ]
    Participant.objects.bulk_create(fresh)
    for speaker, participant in zip(missing, fresh, strict=True):
        speaker.participant = participant
    Speaker.objects.bulk_update(missing, ["participant"])
    return {s.reference: s.participant_id for s in speakers if s.participant_id is not None}


def _by_words(
    model: type[GuidingQuestion | Heading], batch: ContributionBatch, field_name: str
) -> dict[str, UUID]:
    found = model._default_manager.filter(consultation_id=batch.consultation_id)
    return {fold(text): key for key, text in found.values_list("pk", field_name)}


@operation
def undo_rows(*, by: Actor, batch_id: Key, row_ids: Sequence[int]) -> int:
    """Take the drafts of some lines back; what was worked on since is kept and named.

    Returns how many were taken back.
    """
    batch = _open(by, batch_id)
    rows = batch.fates.filter(pk__in=row_ids).exclude(contribution=None)
    taken = 0
    for row in rows.select_related("contribution"):
        contribution = row.contribution
        if contribution is None:
            continue
        if contribution.state == ContributionState.DRAFT and contribution.revision == 1:
            try:
                contribution.delete()
                taken += 1
                continue
            except ProtectedError:
                pass
        row.reason = "not_unchanged"
        row.save(update_fields=["reason"])
    _forget_silent(batch)
    record(batch, scope=batch.consultation_id, taken_back=taken)
    return taken


def _forget_silent(batch: ContributionBatch) -> None:
    """Remove participants of this import who have nothing left that they said."""
    silent = Participant.objects.filter(speaker__batch=batch, contributions=None)
    silent.delete()


def _open(by: Actor, batch_id: Key) -> ContributionBatch:
    batch = lock(ContributionBatch, batch_id)
    require(can_clear(by, batch.consultation_id))
    return batch


def _enter(by: Actor, batch_id: Key, state: BatchState) -> ContributionBatch:
    batch = _open(by, batch_id)
    if batch.state not in FROM[state]:
        raise ListeningError("batch_state")
    batch.state = state
    batch.revision += 1
    return batch
