"""What was published, with the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from paydas.core.actors import VISITOR
from paydas.portal.queries.parts import Link
from paydas.portal.queries.wording import moment_day
from paydas.sources.queries.editions import visible_to
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from paydas.core.vocabulary import Key
    from paydas.portal.queries.records import Edition

# Which page shows an edition; the others open the page of the edition itself.
PAGES = {
    EditionKind.REPORT: "portal:report",
    EditionKind.RESPONSES: "portal:responses",
    EditionKind.PLAN: "portal:plan",
    EditionKind.VISION: "portal:plan",
    EditionKind.RULE: "portal:invited",
}

# Which documents can be taken home as they were set.
FILES = {EditionKind.REPORT: "portal:report_file", EditionKind.PLAN: "portal:plan_file"}
FORMS = (("PDF", "pdf"), ("DOCX", "docx"))
# The table of the open data that holds the same.
TABLES = {EditionKind.RESPONSES: "responses", EditionKind.PLAN: "plan"}

ON_THREAD = {EditionKind.REPORT, EditionKind.RESPONSES, EditionKind.PLAN}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One edition in a list."""

    title: str
    url: str
    kind: StrOrPromise
    number: int
    on: str
    edition_url: str
    files: Sequence[Link]
    is_withdrawn: bool
    change_log: str
    sha256: str


def public_editions() -> QuerySet[Edition]:
    """Return all editions, newest first, without their contents."""
    return visible_to(VISITOR).order_by("-published_at", "-number").defer("content")


def rows_of(
    editions: Iterable[Edition], slugs: Mapping[str, str], *, with_files: bool = False
) -> list[DocumentRow]:
    """Describe editions; `slugs` names the consultation of each scope.

    Files are made of what stands now, so ask for them only where the editions are the newest.
    """
    return [_row(one, slugs.get(one.scope, ""), with_files=with_files) for one in editions]


def current_in(consultation_id: Key) -> list[Edition]:
    """Return the newest standing edition of each published subject; one query."""
    return newest_of(public_editions().filter(scope=str(consultation_id), withdrawn_at=None))


def newest_of(editions: Iterable[Edition]) -> list[Edition]:
    """Keep the newest edition of each subject; expects the newest first."""
    found: dict[tuple[str, UUID], Edition] = {}
    for one in editions:
        found.setdefault((one.kind, one.subject_id), one)
    return list(found.values())


def of_thread(editions: Iterable[Edition]) -> list[Edition]:
    """Keep the editions whose words stand on a thread."""
    return [one for one in editions if one.kind in ON_THREAD]


def _row(edition: Edition, slug: str, *, with_files: bool) -> DocumentRow:
    own = reverse("portal:edition", args=[edition.pk])
    page = PAGES.get(EditionKind(edition.kind)) if slug else None
    return DocumentRow(
        title=edition.title,
        url=reverse(page, args=[slug]) if page else own,
        kind=EditionKind.label_of(edition.kind),
        number=edition.number,
        on=moment_day(edition.published_at),
        edition_url=own,
        files=_files(EditionKind(edition.kind), slug) if slug and with_files else (),
        is_withdrawn=edition.withdrawn_at is not None,
        change_log=edition.change_log,
        sha256=edition.sha256,
    )


def _files(kind: EditionKind, slug: str) -> list[Link]:
    """Return what of a document can be taken home."""
    found = []
    if page := FILES.get(kind):
        found = [Link(name, reverse(page, args=[slug, form])) for name, form in FORMS]
    if table := TABLES.get(kind):
        found.append(Link("CSV", reverse("portal:open_data_file", args=[slug, table])))
    return found
