"""The states of a contribution: approved, returned, cleared for the public, withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.models import Consent
from paydas.consultations.vocabulary import Purpose
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, new_codes
from paydas.listening.access import can_approve_words, can_clear
from paydas.listening.models import Contribution
from paydas.listening.vocabulary import LETTER, ContributionState, ListeningError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

APPROVED, CLEARED = ContributionState.APPROVED, ContributionState.CLEARED


@operation
def approve(
    *, by: Actor, contribution_ids: Iterable[Key], at: datetime | None = None
) -> list[Contribution]:
    """Approve drafts as what was really said; each is given its public code, once and for ever.

    Those approved before stay as they are, so that approving twice is once.
    """
    found = _locked(contribution_ids)
    for contribution in found:
        require(can_approve_words(by, contribution))
    drafts = [one for one in found if one.state == ContributionState.DRAFT]
    codes = new_codes(Contribution, LETTER, len(drafts))
    for contribution, code in zip(drafts, codes, strict=True):
        contribution.code, contribution.state = code, APPROVED
        contribution.approved_at, contribution.returned_reason = at or timezone.now(), ""
    _save(drafts, ["code", "state", "approved_at", "returned_reason"])
    return found


@operation
def return_note(*, by: Actor, contribution_id: Key, seen: int | None, reason: str) -> Contribution:
    """Send a draft back to the rapporteur, saying what is not right.

    Raises ListeningError: reason_needed, already_approved.
    """
    contribution = lock(Contribution, contribution_id, seen)
    require(can_approve_words(by, contribution))
    if contribution.state != ContributionState.DRAFT:
        raise ListeningError("already_approved")
    if not reason.strip():
        raise ListeningError("reason_needed")
    contribution.returned_reason = reason.strip()
    _save([contribution], ["returned_reason"])
    return contribution


@operation
def clear(
    *, by: Actor, contribution_ids: Iterable[Key], at: datetime | None = None
) -> list[Contribution]:
    """Make the current words public; those that are public already stay as they are.

    Raises ListeningError: not_approved, quotation_consent.
    """
    found = _locked(contribution_ids)
    for consultation_id in {one.consultation_id for one in found}:
        require(can_clear(by, consultation_id))
    if any(one.state == ContributionState.DRAFT for one in found):
        raise ListeningError("not_approved")
    _require_quotable(found)
    fresh = [one for one in found if one.state != CLEARED]
    for contribution in fresh:
        contribution.state, contribution.cleared_at = CLEARED, at or timezone.now()
        contribution.withheld_reason = ""
    _save(fresh, ["state", "cleared_at", "withheld_reason"])
    return found


@operation
def withhold(*, by: Actor, contribution_id: Key, seen: int | None, reason: str) -> Contribution:
    """Keep approved words from the public, or take them back, with a reason that is kept.

    The code stays: it then leads to a page that says why the words are not shown.
    Raises ListeningError: reason_needed, not_approved.
    """
    contribution = lock(Contribution, contribution_id, seen)
    require(can_clear(by, contribution.consultation_id))
    if not reason.strip():
        raise ListeningError("reason_needed")
    if contribution.state == ContributionState.DRAFT:
        raise ListeningError("not_approved")
    contribution.state, contribution.withheld_reason = ContributionState.WITHHELD, reason.strip()
    contribution.cleared_at = None
    _save([contribution], ["state", "withheld_reason", "cleared_at"])
    return contribution


def _require_quotable(found: Sequence[Contribution]) -> None:
    """Words of an interview become public only with the living consent to be quoted."""
    if any(one.interview_id and one.participant_id is None for one in found):
        raise ListeningError("quotation_consent")
    spoken = {one.participant_id for one in found if one.interview_id and one.participant_id}
    if not spoken:
        return
    agreed = set(
        Consent.objects.filter(
            participant_id__in=spoken, purpose=Purpose.QUOTATION, withdrawn_at=None
        ).values_list("participant_id", flat=True)
    )
    if spoken - agreed:
        raise ListeningError("quotation_consent")


def _locked(contribution_ids: Iterable[Key]) -> list[Contribution]:
    wanted = [str(key) for key in contribution_ids]
    found = {
        str(one.pk): one
        for one in Contribution.objects.select_for_update(no_key=True, of=("self",))
        .filter(pk__in=wanted)
        .select_related("table__session__gathering")
    }
    return [found[key] for key in wanted if key in found]


def _save(changed: Sequence[Contribution], fields: list[str]) -> None:
    for contribution in changed:
        contribution.revision += 1
        record(
            contribution,
            scope=contribution.consultation_id,
            state=str(contribution.state),
            code=contribution.code,
        )
    Contribution.objects.bulk_update(changed, ["revision", *fields])
