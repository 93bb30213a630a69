"""What is new in public: every edition, newest first, for those who follow by a feed reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.portal.queries.documents import public_editions
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from paydas.portal.queries.records import Consultation, Edition

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition as a feed tells it; a withdrawal makes it new once more."""

    id: UUID
    title: str
    path: str
    text: str
    published_at: datetime
    updated_at: datetime


def entries(one: Consultation | None = None) -> list[Entry]:
    """Return the newest editions of a consultation, or of all; one query."""
    found = public_editions()
    if one is not None:
        found = found.filter(scope=str(one.pk))
    return [_entry(edition) for edition in found[:NEWEST]]


def _entry(edition: Edition) -> Entry:
    facts = {
        "kind": EditionKind.label_of(edition.kind),
        "title": edition.title,
        "n": edition.number,
    }
    told = [edition.change_log]
    if edition.withdrawn_at is not None:
        reason = {"reason": edition.withdrawal_reason}
        told.append(_("This edition was withdrawn: %(reason)s") % reason)
    told.append(_("SHA-256: %(hash)s") % {"hash": edition.sha256})
    return Entry(
        id=edition.pk,
        title=_("%(kind)s: %(title)s, edition %(n)s") % facts,
        path=reverse("portal:edition", args=[edition.pk]),
        text="\n\n".join(filter(None, told)),
        published_at=edition.published_at,
        updated_at=edition.withdrawn_at or edition.published_at,
    )
