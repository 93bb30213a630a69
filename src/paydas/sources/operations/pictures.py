"""Pictures of a source: described in words, and public only if nobody in them objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.sources.access import can_keep_sources
from paydas.sources.models import MediaFile, Source
from paydas.sources.operations.files import keep_file, remove_file
from paydas.sources.vocabulary import PICTURES, SourcesError

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.sources.operations.files import Upload


@operation
def add_picture(*, by: Actor, source_id: Key, upload: Upload) -> MediaFile:
    """Keep a picture with its source; without a description it is not taken.

    Raises SourcesError: alt_text_needed, file_empty, file_type, file_too_large.
    """
    require(can_keep_sources(by))
    source = Source.objects.get(pk=source_id)
    if not upload.alt_text.strip():
        raise SourcesError("alt_text_needed")
    wanted = replace(upload, accepts=PICTURES, is_sample=source.is_sample)
    kept = keep_file(by=by, upload=wanted)
    kept.source = source
    kept.save(update_fields=["source"])
    record(source, picture=kept.pk)
    return kept


@operation
def remove_picture(*, by: Actor, file_id: Key) -> None:
    """Remove a picture of a source from register and disk."""
    require(can_keep_sources(by))
    found = lock(MediaFile, file_id)
    if found.source is None:
        raise SourcesError("not_a_picture")
    record(found.source, picture=found.pk)
    remove_file(by=by, file_id=file_id)
