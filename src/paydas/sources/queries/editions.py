"""Editions: what was published, newest first, and whether its hash still holds."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from paydas.sources.models import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import Model, QuerySet

    from paydas.core.actors import Actor


def canonical(content: object) -> str:
    """Return the one JSON text of a content: sorted keys, no blanks, letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str, file_sha256: str = "") -> str:
    """Return the SHA-256 of an edition: of its content, and of its file of record if it has one."""
    return hashlib.sha256((text + file_sha256).encode()).hexdigest()


def visible_to(actor: Actor) -> QuerySet[Edition]:
    """Return the editions; what was published is public, withdrawn ones as their bare frame."""
    return Edition.objects.select_related("file", "published_by")


def editions_of(subject: Model, kind: str = "") -> QuerySet[Edition]:
    """Return every edition of a subject, newest first."""
    found = Edition.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=subject.pk
    ).select_related("file")
    return (found.filter(kind=kind) if kind else found).order_by("-number")


def current_edition(subject: Model, kind: str) -> Edition | None:
    """Return the newest edition that stands; None when nothing is published."""
    return editions_of(subject, kind).filter(withdrawn_at=None).first()


def current_editions(kind: str, subject_ids: Iterable[UUID]) -> dict[UUID, Edition]:
    """Return the edition in force of many subjects, in one query, without their contents."""
    rows = Edition.objects.filter(
        kind=kind, subject_id__in=list(subject_ids), withdrawn_at=None
    ).order_by("number")
    return {edition.subject_id: edition for edition in rows.defer("content")}


def editions_in(scope: object) -> QuerySet[Edition]:
    """Return what was published in one consultation, newest first, without the contents."""
    return Edition.objects.filter(scope=str(scope)).order_by("-published_at").defer("content")


def content_of(edition: Edition) -> Any:  # noqa: ANN401 -- whatever was published
    """Return the content of an edition as it was published; None when its words had to go."""
    return json.loads(edition.content) if edition.content else None


def is_intact(edition: Edition) -> bool | None:
    """Tell whether content and file still have the hash; None when the words had to go."""
    if not edition.content:
        return None
    file_hash = edition.file.sha256 if edition.file else ""
    return digest_of(edition.content, file_hash) == edition.sha256
