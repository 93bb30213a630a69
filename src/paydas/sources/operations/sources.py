"""Sources and citations: where a fact comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.kernel.text.folding import fold
from paydas.sources.access import can_keep_sources
from paydas.sources.models import Citation, Source
from paydas.sources.vocabulary import SourcesError, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.db.models import Model

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def add_source(
    *,
    by: Actor,
    values: Mapping[str, object],
    sha256: str = "",
    id: UUID | None = None,  # noqa: A002 -- the record's own key, made by the form
) -> Source:
    """Keep a document with its text. Posting twice makes one.

    `sha256` is the hash of the whole text where only the cited sentences are kept; without it
    the kept text is hashed. Raises SourcesError("title_missing").
    """
    require(can_keep_sources(by))
    if id is not None and (found := Source.objects.filter(pk=id).first()):
        return found
    source = Source(**({"id": id} if id else {}), **values)
    if not source.title.strip():
        raise SourcesError("title_missing")
    source.sha256 = sha256 or hashlib.sha256(source.text.encode()).hexdigest()
    source.save(force_insert=True)
    record(source, sha256=source.sha256)
    return source


@operation
def change_source(*, by: Actor, source_id: Key, seen: int, values: Mapping[str, object]) -> Source:
    """Change what is said about a source; its text stays as it was.

    Raises StaleRecordError, SourcesError("title_missing").
    """
    require(can_keep_sources(by))
    source = lock(Source, source_id, seen)
    changed = save_changes(source, **{k: v for k, v in values.items() if k != "text"})
    if not source.title.strip():
        raise SourcesError("title_missing")
    record(source, fields=changed)
    return source


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact: which field of which record rests on which words."""

    subject: Model
    quote: str
    field: str = ""
    standing: str = Standing.CURRENT
    note: str = ""


@operation
def cite(*, by: Actor, source: Source, claims: Iterable[Claim]) -> list[Citation]:
    """Rest facts on words of a source; a claim that is there already is not made twice.

    Raises SourcesError("quote_not_in_source"); letters, not blanks or quotation marks, must agree.
    """
    require(can_keep_sources(by))
    text = fold(source.text)
    known = set(source.citations.values_list("subject_id", "field", "quote"))
    made = []
    for claim in claims:
        if fold(claim.quote) not in text:
            raise SourcesError("quote_not_in_source")
        if (str(claim.subject.pk), claim.field, claim.quote) in known:
            continue
        made.append(
            Citation(
                source=source,
                quote=claim.quote,
                subject_kind=claim.subject._meta.label_lower,
                subject_id=str(claim.subject.pk),
                field=claim.field,
                standing=claim.standing,
                note=claim.note,
                is_sample=source.is_sample,
            )
        )
    Citation.objects.bulk_create(made)
    record(source, citations=len(made))
    return made


@operation
def change_standing(
    *, by: Actor, citation_id: Key, seen: int | None, standing: str, note: str
) -> Citation:
    """Say that a fact was corrected or is contradicted; both need a note.

    Raises SourcesError("reason_needed").
    """
    require(can_keep_sources(by))
    citation = lock(Citation, citation_id, seen)
    if standing != Standing.CURRENT and not note.strip():
        raise SourcesError("reason_needed")
    changed = save_changes(citation, standing=standing, note=note)
    record(citation, fields=changed, standing=standing)
    return citation
