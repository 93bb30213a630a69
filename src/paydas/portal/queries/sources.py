"""Where the facts come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.actors import VISITOR
from paydas.portal.queries.parts import Fact
from paydas.portal.queries.wording import day
from paydas.sources.queries.sources import search, visible_to, with_counts
from paydas.sources.vocabulary import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.portal.queries.records import Source

SHAPES = {
    str(Standing.CURRENT): "done",
    str(Standing.CORRECTED): "going",
    str(Standing.CONTRADICTED): "refused",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as a line."""

    title: str
    url: str
    publisher: str
    on: str
    citations: int


@dataclass(frozen=True, slots=True)
class CitationRow:
    """The words that a fact rests on."""

    quote: str
    field: str
    standing: str
    shape: str
    note: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of a source shows."""

    title: str
    lead: str
    address: str
    facts: Sequence[Fact]
    citations: Sequence[CitationRow]
    language: str
    note: str


def sources(words: str) -> QuerySet[Source]:
    """Return the sources that were asked for, with how many facts cite each."""
    return with_counts(search(visible_to(VISITOR), words)).order_by("sort", "pk")


def rows_of(found: Iterable[Source]) -> list[SourceRow]:
    """Describe sources."""
    return [
        SourceRow(
            title=one.title,
            url=reverse("portal:source", args=[one.pk]),
            publisher=", ".join(filter(None, [one.publisher, one.byline])),
            on=one.as_written or day(one.dated),
            citations=getattr(one, "n_citations", 0),
        )
        for one in found
    ]


def page(source_id: UUID) -> SourcePage | None:
    """Read a source with everything that rests on it; two queries."""
    one = visible_to(VISITOR).filter(pk=source_id).first()
    if one is None:
        return None
    facts = [
        Fact(_("Publisher"), one.publisher),
        Fact(_("Byline"), one.byline),
        Fact(_("Date, as written"), one.as_written or day(one.dated)),
        Fact(_("SHA-256 of the text"), f"{one.sha256[:8]} … {one.sha256[-4:]}"),
    ]
    return SourcePage(
        title=one.title,
        lead="",
        address=one.address,
        facts=[fact for fact in facts if fact.value],
        citations=[
            CitationRow(
                quote=found.quote,
                field=found.field.replace("_", " "),
                standing=str(Standing.label_of(found.standing)),
                shape=SHAPES.get(found.standing, "open"),
                note=found.note,
            )
            for found in one.citations.order_by("created_at", "pk")
        ],
        language=one.language,
        note=one.note,
    )
