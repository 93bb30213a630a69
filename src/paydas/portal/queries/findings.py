"""The published findings of a consultation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from paydas.core.actors import VISITOR
from paydas.portal.queries.wording import day
from paydas.sensemaking.queries.findings import search, visible_to, weights_of
from paydas.thread.queries.marks import Mark, marks_in
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key
    from paydas.portal.queries.records import Finding


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with what speaks for and against it."""

    code: str
    url: str
    title: str
    statement: str
    heading: str
    on: str
    supports: int
    contradicts: int
    nuances: int
    numbers_only: bool
    mark: Mark
    is_sample: bool


def findings(
    consultation_id: Key, words: str = "", heading: str = "", *, contradicted: bool = False
) -> QuerySet[Finding]:
    """Return the published findings that were asked for, in the order of the report."""
    found = visible_to(VISITOR).filter(consultation_id=consultation_id)
    if heading:
        found = found.filter(heading_id=heading)
    if contradicted:
        found = found.filter(
            evidence__stance="contradicts", evidence__published_on__isnull=False
        ).distinct()
    return search(found, words).select_related("heading").order_by("position", "code")


def rows_of(consultation_id: Key, found: Iterable[Finding]) -> list[FindingRow]:
    """Describe findings; two queries, however many there are."""
    rows = list(found)
    weights = weights_of([one.pk for one in rows], of_public=True)
    marks = marks_in(consultation_id)
    result = []
    for one in rows:
        weight = weights.get(one.pk)
        code = one.code or ""
        result.append(
            FindingRow(
                code=code,
                url=reverse("portal:thread", args=[code]),
                title=one.public_title or one.title,
                statement=one.public_statement or one.statement,
                heading=str(one.heading or ""),
                on=day(one.published_on),
                supports=weight.of("supports") if weight else 0,
                contradicts=weight.of("contradicts") if weight else 0,
                nuances=weight.of("nuances") if weight else 0,
                numbers_only=one.rests_on_numbers_only,
                mark=marks.of(str(Station.FINDING), one.pk),
                is_sample=one.is_sample,
            )
        )
    return result
