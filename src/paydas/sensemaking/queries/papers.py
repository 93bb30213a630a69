"""Editions of the report as files to be set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from paydas.sensemaking.models import SituationReport
from paydas.sensemaking.queries.report import report_editions
from paydas.sensemaking.queries.tree import edition_tree
from paydas.sources.queries.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.sources.models import Edition


def paper_of(report: SituationReport, edition: Edition) -> Paper:
    """Return an edition of a report as what its file is set from."""
    return Paper(edition, partial(edition_tree, report, edition))


def papers() -> Iterator[Paper]:
    """Yield every edition of every report."""
    for report in SituationReport.objects.select_related("consultation__owner", "file"):
        for edition in report_editions(report):
            yield paper_of(report, edition)
