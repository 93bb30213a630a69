"""Versions of a contribution's words: corrected, redacted, translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.listening.access import can_clear, can_edit_words
from paydas.listening.models import Contribution, ContributionText
from paydas.listening.operations.words import clean_words
from paydas.listening.queries.contributions import next_number
from paydas.listening.vocabulary import ContributionState, ListeningError, TextKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def edit_words(
    *,
    by: Actor,
    contribution_id: Key,
    seen: int,
    text: str,
    reason: str = "",
    at: datetime | None = None,
) -> ContributionText:
    """Correct the words: a new version; codings and quotations keep the one that they cite.

    After approval a reason is needed. A correction lifts the moderator's return.
    Raises ListeningError: empty, too_long, reason_needed.
    """
    contribution = lock(Contribution, contribution_id, seen)
    require(can_edit_words(by, contribution))
    if contribution.state != ContributionState.DRAFT and not reason.strip():
        raise ListeningError("reason_needed")
    words = clean_words(text)
    now = contribution.texts.get(is_current=True)
    if now.text == words:
        return now
    fresh = _next(now, by, at, text=words, kind=TextKind.EDITED, reason=reason.strip()[:300])
    contribution.returned_reason = ""
    _save(contribution, fresh)
    return fresh


@operation
def redact_words(
    *,
    by: Actor,
    contribution_id: Key,
    seen: int,
    text: str,
    reason: str,
    at: datetime | None = None,
) -> ContributionText:
    """Put words in public that identify nobody; the reason is kept and shown.

    Raises ListeningError: empty, too_long, reason_needed.
    """
    contribution = lock(Contribution, contribution_id, seen)
    require(can_clear(by, contribution.consultation_id))
    if not reason.strip():
        raise ListeningError("reason_needed")
    now = contribution.texts.get(is_current=True)
    words = clean_words(text)
    fresh = _next(now, by, at, text=words, kind=TextKind.REDACTED, reason=reason.strip()[:300])
    _save(contribution, fresh)
    return fresh


@operation
def translate_words(
    *,
    by: Actor,
    contribution_id: Key,
    seen: int,
    language: str,
    text: str,
    at: datetime | None = None,
) -> ContributionText:
    """Add a translation of the current words; the words themselves stay the current version."""
    contribution = lock(Contribution, contribution_id, seen)
    require(can_clear(by, contribution.consultation_id))
    now = contribution.texts.get(is_current=True)
    fresh = _next(now, by, at, text=clean_words(text), kind=TextKind.TRANSLATED, reason="")
    fresh.language, fresh.translates, fresh.is_current = language, now.number, False
    _save(contribution, fresh)
    return fresh


@operation
def edit_many(
    *, by: Actor, words: Iterable[tuple[UUID, str]], reason: str, at: datetime | None = None
) -> int:
    """Correct many at once, each with its own words and one reason; return how many changed."""
    wanted = dict(words)
    found = list(Contribution.objects.filter(pk__in=wanted).select_related("table__session"))
    for contribution in found:
        require(can_edit_words(by, contribution))
    numbers = next_number(wanted)
    current = ContributionText.objects.filter(contribution_id__in=wanted, is_current=True)
    fresh = [
        _next(now, by, at, text=clean_words(wanted[now.contribution_id]), kind=TextKind.EDITED,
              reason=reason[:300], number=numbers[now.contribution_id])
        for now in current
    ]  # fmt: skip
    ContributionText.objects.filter(contribution_id__in=wanted).update(is_current=False)
    ContributionText.objects.bulk_create(fresh)
    for contribution in found:
        contribution.revision += 1
        record(contribution, scope=contribution.consultation_id, version=numbers[contribution.pk])
    Contribution.objects.bulk_update(found, ["revision"])
    return len(fresh)


def _next(
    now: ContributionText, by: Actor, at: datetime | None, *, number: int = 0, **values: str
) -> ContributionText:
    contribution_id = now.contribution_id
    return ContributionText(
        contribution_id=contribution_id,
        number=number or next_number([contribution_id])[contribution_id],
        language=now.language,
        made_at=at or timezone.now(),
        made_by=by.user,
        **values,
    )


def _save(contribution: Contribution, fresh: ContributionText) -> None:
    if fresh.is_current:
        contribution.texts.filter(is_current=True).update(is_current=False)
    fresh.save(force_insert=True)
    contribution.revision += 1
    contribution.save(update_fields=["revision", "returned_reason"])
    record(
        contribution,
        scope=contribution.consultation_id,
        version=fresh.number,
        kind=str(fresh.kind),
    )
