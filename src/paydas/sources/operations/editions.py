"""What was published stays: freeze, redact, withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.core.queries.kept import head
from paydas.sources.models import Edition
from paydas.sources.queries.editions import canonical, digest_of, editions_of
from paydas.sources.vocabulary import SourcesError

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.sources.models import MediaFile


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be frozen; `content` is anything that JSON can say."""

    kind: str
    subject: Model
    title: str
    content: object
    scope: object = ""
    language: str = "tr"
    change_log: str = ""
    file: MediaFile | None = None


@operation
def publish_edition(*, by: Actor, publication: Publication, at: datetime | None = None) -> Edition:
    """Freeze a content as the next edition; the calling operation has checked right and approval.

    Raises SourcesError("nothing_changed") when the newest standing edition says the same.
    """
    newest = editions_of(publication.subject, publication.kind).first()
    edition = _frozen(by, publication, at)
    if newest and newest.withdrawn_at is None and newest.sha256 == edition.sha256:
        raise SourcesError("nothing_changed", number=newest.number)
    edition.number = newest.number + 1 if newest else 1
    edition.save(force_insert=True)
    record(edition, scope=edition.scope, number=edition.number, sha256=edition.sha256)
    return edition


def _frozen(by: Actor, publication: Publication, at: datetime | None) -> Edition:
    text = canonical(publication.content)
    seq, audit_hash = head()
    subject = publication.subject
    return Edition(
        kind=publication.kind,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        scope=str(publication.scope or ""),
        title=publication.title,
        language=publication.language,
        content=text,
        sha256=digest_of(text, publication.file.sha256 if publication.file else ""),
        change_log=publication.change_log,
        published_at=at or timezone.now(),
        published_by=by.user,
        file=publication.file,
        audit_seq=seq,
        audit_hash=audit_hash,
        is_sample=bool(getattr(subject, "is_sample", False)),
    )


@operation
def redact_edition(*, by: Actor, edition_id: Key, publication: Publication, reason: str) -> Edition:
    """Put an edition without the words that must go in the place of one; its hash stays.

    The old edition keeps its number, hash and date, and says why its content is gone.
    Raises SourcesError: reason_needed, edition_withdrawn, nothing_changed.
    """
    old = withdraw_edition(by=by, edition_id=edition_id, reason=reason)
    fresh = _frozen(by, publication, None)
    if fresh.sha256 == old.sha256:
        raise SourcesError("nothing_changed", number=old.number)
    newest = editions_of(publication.subject, publication.kind).first() or old
    fresh.number, fresh.redacts = newest.number + 1, old
    fresh.change_log = fresh.change_log or reason
    fresh.save(force_insert=True)
    old.content, old.file = "", None
    old.save(update_fields=["content", "file"])
    record(fresh, scope=fresh.scope, number=fresh.number, sha256=fresh.sha256, redacts=old.pk)
    return fresh


@operation
def withdraw_edition(
    *, by: Actor, edition_id: Key, reason: str, at: datetime | None = None
) -> Edition:
    """Withdraw an edition; it stays listed with its hash and the reason.

    Raises SourcesError: reason_needed, edition_withdrawn.
    """
    if not reason.strip():
        raise SourcesError("reason_needed")
    edition = lock(Edition, edition_id)
    if edition.withdrawn_at is not None:
        raise SourcesError("edition_withdrawn")
    edition.withdrawn_at, edition.withdrawal_reason = at or timezone.now(), reason
    edition.revision += 1
    edition.save()
    record(edition, scope=edition.scope, number=edition.number, sha256=edition.sha256)
    return edition
