"""Editions of plans as files to be set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from paydas.planning.models import Plan
from paydas.planning.queries.documents import plan_report
from paydas.planning.queries.plans import published_tree
from paydas.planning.queries.shapes import tree_from
from paydas.sources.queries.editions import content_of, editions_of
from paydas.sources.queries.papers import Paper
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.core.vocabulary import Key
    from paydas.kernel.documents.tree import Report
    from paydas.sources.models import Edition


def paper_of(plan: Plan, edition: Edition) -> Paper:
    """Return an edition of a plan as what its file is set from."""
    return Paper(edition, partial(_report, plan, edition))


def published_paper(consultation_id: Key) -> Paper | None:
    """Return the plan that stands in public; None before publication."""
    found = published_tree(consultation_id)
    return paper_of(found.plan, found.edition) if found else None


def papers() -> Iterator[Paper]:
    """Yield every edition of every plan."""
    found = Plan.objects.filter(published_on__isnull=False)
    for plan in found.select_related("consultation__owner"):
        for edition in editions_of(plan, EditionKind.PLAN):
            yield paper_of(plan, edition)


def _report(plan: Plan, edition: Edition) -> Report | None:
    content = content_of(edition)
    return plan_report(plan, tree_from(content), edition) if content else None
