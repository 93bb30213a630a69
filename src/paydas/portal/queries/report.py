"""The report of a consultation as web edition, PDF and DOCX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from paydas.core.queries.kept import kept
from paydas.kernel.documents.html import report_html
from paydas.kernel.documents.tree import levels
from paydas.portal.queries.parts import Fact, Link, short_hash
from paydas.sensemaking.queries.papers import paper_of
from paydas.sensemaking.queries.report import published_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.vocabulary import Key
    from paydas.sources.queries.papers import Paper


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the web edition shows; `html` is escaped by the kernel."""

    title: str
    subtitle: str
    facts: Sequence[Fact]
    contents: Sequence[Link]
    html: str
    language: str
    edition_url: str


@kept
def report_page(consultation_id: Key) -> ReportPage | None:
    """Read the edition that stands; None before publication or when its words had to go."""
    found = published_report(consultation_id)
    tree = found.tree if found else None
    if found is None or tree is None:
        return None
    chapters = zip(tree.sections, levels(tree.sections), strict=True)
    sha256 = found.edition.sha256
    # The whole hash stands on the page of the edition and in the files.
    short = {sha256: short_hash(sha256)}
    return ReportPage(
        title=tree.title,
        subtitle=tree.subtitle,
        facts=[Fact(one.label, short.get(one.value, one.value)) for one in tree.meta.facts],
        contents=[Link(one.heading, f"#{one.id}") for one, level in chapters if level == 1],
        html=report_html(tree),
        language=tree.language,
        edition_url=reverse("portal:edition", args=[found.edition.pk]),
    )


def paper_of_report(consultation_id: Key) -> Paper | None:
    """Return the edition that stands as what its file is set from; None without one."""
    found = published_report(consultation_id)
    if found is None or found.tree is None:
        return None
    return paper_of(found.report, found.edition)
