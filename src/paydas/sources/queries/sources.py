"""Sources, and the citations that facts rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.kernel.text.folding import words
from paydas.sources.models import Citation, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Source]:
    """Return the sources; facts and their sources are public."""
    return Source.objects.all()


def search(found: QuerySet[Source], text: str) -> QuerySet[Source]:
    """Keep the sources whose title, publisher or byline hold every word."""
    for word in words(text):
        found = found.filter(search__contains=word)
    return found


def with_counts(found: QuerySet[Source]) -> QuerySet[Source]:
    """Add how many facts cite a source."""
    return found.annotate(n_citations=Count("citations"))


def citations_of(subject: Model) -> list[Citation]:
    """Return the citations of one record with their sources, in one query."""
    return citations_for(type(subject), [subject.pk]).get(str(subject.pk), [])


def citations_for(kind: type[Model], ids: Iterable[object]) -> dict[str, list[Citation]]:
    """Return the citations of many records of one kind by the record's id, in one query."""
    found: dict[str, list[Citation]] = {}
    rows = Citation.objects.filter(
        subject_kind=kind._meta.label_lower, subject_id__in=[str(pk) for pk in ids]
    )
    for citation in rows.select_related("source").order_by("field", "created_at"):
        found.setdefault(citation.subject_id, []).append(citation)
    return found
