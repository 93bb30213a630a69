"""Dispositions: what was done with a contribution that reached no finding, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.listening.models import Contribution
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Disposition
from paydas.sensemaking.vocabulary import SensemakingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Disposal:
    """What is done with one contribution."""

    contribution_id: UUID
    kind: str
    reason: str


@operation
def dispose_many(
    *, by: Actor, consultation_id: Key, disposals: Iterable[Disposal], is_sample: bool = False
) -> list[Disposition]:
    """Say of many contributions what was done with them and why; an earlier say is replaced.

    Raises SensemakingError: reason_needed, draft_voice, not_of_consultation.
    """
    require(can_conclude(by, str(consultation_id)))
    wanted = {one.contribution_id: one for one in disposals}
    if any(not one.reason.strip() for one in wanted.values()):
        raise SensemakingError("reason_needed")
    voices = approved_voices(consultation_id, wanted)
    Disposition.objects.filter(contribution__in=voices).delete()
    made = Disposition.objects.bulk_create(
        Disposition(
            contribution_id=pk,
            kind=one.kind,
            reason=one.reason.strip(),
            decided_by=by.user,
            is_sample=is_sample or voices[pk].is_sample,
        )
        for pk, one in wanted.items()
    )
    for disposition in made:
        record(
            disposition,
            scope=consultation_id,
            of=disposition.contribution_id,
            kind=str(disposition.kind),
        )
    return made


@operation
def dispose(
    *, by: Actor, consultation_id: Key, contribution_ids: Iterable[UUID], kind: str, reason: str
) -> list[Disposition]:
    """Say the same of several contributions."""
    disposals = [Disposal(pk, kind, reason) for pk in contribution_ids]
    return dispose_many(by=by, consultation_id=consultation_id, disposals=disposals)


@operation
def withdraw_disposition(*, by: Actor, disposition_id: Key) -> None:
    """Take a disposition back; the contribution waits for an answer again."""
    disposition = lock(Disposition, disposition_id)
    scope = disposition.contribution.consultation_id
    require(can_conclude(by, scope))
    record(disposition, scope=scope, of=disposition.contribution_id)
    disposition.delete()


def approved_voices(consultation_id: Key, ids: Iterable[UUID]) -> dict[UUID, Contribution]:
    """Return contributions that findings and dispositions may speak of.

    Raises SensemakingError: draft_voice, not_of_consultation.
    """
    wanted = set(ids)
    voices = {
        voice.pk: voice
        for voice in Contribution.objects.filter(pk__in=wanted, consultation_id=consultation_id)
    }
    if wanted - set(voices):
        raise SensemakingError("not_of_consultation")
    drafts = [voice for voice in voices.values() if voice.state == ContributionState.DRAFT]
    if drafts:
        raise SensemakingError("draft_voice", voice=drafts[0].code or "–")
    return voices
