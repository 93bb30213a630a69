"""The Situation Assessment Report: its record, its editions, its trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.queries.kept import kept
from paydas.kernel.documents.html import contents_html, report_html
from paydas.sensemaking.models import SituationReport
from paydas.sensemaking.queries.content import content_of
from paydas.sensemaking.queries.tree import draft_tree, edition_tree
from paydas.sources.queries.editions import current_edition, editions_of
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key
    from paydas.kernel.documents.tree import Report
    from paydas.sources.models import Edition


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """An edition with its tree; the tree is None when its words had to go."""

    report: SituationReport
    edition: Edition
    tree: Report | None


def report_of(consultation_id: Key) -> SituationReport | None:
    """Return the report of a consultation with what its pages need; None before it is begun."""
    found = SituationReport.objects.filter(consultation_id=consultation_id)
    return found.select_related("consultation__owner", "file").first()


def report_editions(report: SituationReport) -> QuerySet[Edition]:
    """Return every edition of a report, newest first."""
    return editions_of(report, EditionKind.REPORT)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report as HTML, escaped by the kernel: its table of contents, its chapters."""

    contents: str
    html: str


def published_report(consultation_id: Key, number: int | None = None) -> PublishedReport | None:
    """Return an edition of the report, the newest that stands if no number is given."""
    found = edition_of(consultation_id, number)
    return PublishedReport(*found, edition_tree(*found)) if found else None


def edition_of(
    consultation_id: Key, number: int | None = None
) -> tuple[SituationReport, Edition] | None:
    """Return a report with one of its editions, the newest that stands if no number is given."""
    report = report_of(consultation_id)
    if report is None:
        return None
    if number is None:
        edition = current_edition(report, EditionKind.REPORT)
    else:
        edition = report_editions(report).filter(number=number).first()
    return (report, edition) if edition else None


@kept
def draw_edition(report: SituationReport, edition: Edition) -> Drawn | None:
    """Draw an edition for its page; None when its words had to go."""
    tree = edition_tree(report, edition)
    return Drawn(contents_html(tree), report_html(tree)) if tree else None


@kept
def draw_draft(report: SituationReport, top: int = 2) -> Drawn:
    """Draw what would be published now, its chapters under headings of this level."""
    tree = draft_tree(content_of(report))
    return Drawn(contents_html(tree), report_html(tree, top=top))
