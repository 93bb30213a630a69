"""Where the facts come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paydas.core.actors import VISITOR
from paydas.portal.queries.parts import Fact, short_hash
from paydas.portal.queries.wording import day
from paydas.sources.queries.files import pictures_of
from paydas.sources.queries.sources import search, visible_to, with_counts
from paydas.sources.vocabulary import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.portal.queries.records import Citation, Source

# What a fact is about, where the value alone would say nothing.
FACTS = {
    "gatherings": gettext_lazy("gatherings"),
    "cities": gettext_lazy("places"),
    "invited": gettext_lazy("people invited"),
    "sessions": gettext_lazy("sessions"),
    "method": gettext_lazy("method"),
    "survey": gettext_lazy("headings of the survey"),
    "principle": gettext_lazy("principle"),
    "objectives": gettext_lazy("objectives of the plan"),
    "activities": gettext_lazy("activities of the plan"),
    "launch": gettext_lazy("day of the launch"),
}

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
    """Words of a source with the facts that rest on them; a standing only where it is disturbed."""

    quote: str
    facts: Sequence[str]
    standing: str
    shape: str


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
    pictures: Sequence[tuple[str, str]]


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
    """Read a source with everything that rests on it; three queries."""
    one = visible_to(VISITOR).filter(pk=source_id).first()
    if one is None:
        return None
    facts = [
        Fact(_("Publisher"), one.publisher),
        Fact(_("Byline"), one.byline),
        Fact(_("Date, as written"), one.as_written or day(one.dated)),
        Fact(_("SHA-256 of the text"), short_hash(one.sha256)),
    ]
    return SourcePage(
        title=one.title,
        lead="",
        address=one.address,
        facts=[fact for fact in facts if fact.value],
        citations=_citations(one.citations.order_by("created_at", "pk")),
        language=one.language,
        note=one.note,
        pictures=[
            (reverse("sources:file", args=[picture.pk]), picture.alt_text)
            for picture in pictures_of(one, for_public=True)
        ],
    )


def _citations(found: Iterable[Citation]) -> list[CitationRow]:
    """Bring together what rests on the same words; a sentence is read once."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in found:
        facts = grouped.setdefault((one.quote, one.standing), [])
        if one.note:
            label = FACTS.get(one.field)
            facts.append(f"{label}: {one.note}" if label else one.note)
    return [
        CitationRow(
            quote=quote,
            facts=facts,
            standing="" if standing == Standing.CURRENT else str(Standing.label_of(standing)),
            shape=SHAPES.get(standing, "open"),
        )
        for (quote, standing), facts in grouped.items()
    ]
