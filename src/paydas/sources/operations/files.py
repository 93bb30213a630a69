"""Files: take one in after a look at its bytes, remove it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.kernel.text.cleaning import file_name
from paydas.sources.models import MediaFile
from paydas.sources.operations.checking import kind_of
from paydas.sources.vocabulary import FILE_TYPES, SourcesError

if TYPE_CHECKING:
    from collections.abc import Collection

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived. `accepts` narrows the kinds (keys of FILE_TYPES); none is all."""

    name: str
    data: bytes
    accepts: Collection[str] = ()
    alt_text: str = ""
    people_consented: bool | None = None
    id: UUID | None = None
    is_sample: bool = False


@operation
def keep_file(*, by: Actor, upload: Upload) -> MediaFile:
    """Keep a file outside the web root; the calling operation has checked the right.

    The stored name is made by us; the given one is kept only as a label. Posting twice makes one.
    Raises SourcesError: file_empty, file_type, file_active, file_too_large.
    """
    if upload.id is not None and (found := MediaFile.objects.filter(pk=upload.id).first()):
        return found
    if len(upload.data) > settings.PAYDAS_UPLOAD_LIMIT:
        raise SourcesError("file_too_large", limit=settings.PAYDAS_UPLOAD_LIMIT // MEGABYTE)
    kind = kind_of(upload.data)
    if upload.accepts and kind not in upload.accepts:
        raise SourcesError("file_type")
    content_type, ending = FILE_TYPES[kind]
    key = upload.id or uuid4()
    media = MediaFile(
        id=key,
        name=file_name(upload.name, f"file{ending}"),
        content_type=content_type,
        size=len(upload.data),
        sha256=hashlib.sha256(upload.data).hexdigest(),
        alt_text=upload.alt_text,
        people_consented=upload.people_consented,
        is_sample=upload.is_sample,
        uploaded_by=by.user,
    )
    media.file.save(f"{key}{ending}", ContentFile(upload.data), save=False)
    media.save(force_insert=True)
    record(media, size=media.size, sha256=media.sha256, kind=kind)
    return media


@operation
def remove_file(*, by: Actor, file_id: Key) -> None:
    """Remove a file from register and disk; the calling operation has checked the right.

    Raises `ProtectedError` while an edition rests on it.
    """
    media = lock(MediaFile, file_id)
    record(media, sha256=media.sha256)
    stored = media.file.name or ""
    storage = media.file.storage
    media.delete()
    transaction.on_commit(lambda: storage.delete(stored))
