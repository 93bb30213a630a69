"""What a thread says beside findings: what else they rest on, and how interviews checked them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.sensemaking.models import FindingCheck, FindingEvidence
from paydas.sensemaking.vocabulary import FindingState

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reading:
    """A piece of evidence that is no voice: the answers to a question, or a source's words."""

    stance: str
    text: str
    question: str = ""
    source: str = ""


def readings_of(finding_ids: Collection[UUID]) -> dict[UUID, list[Reading]]:
    """Return what published findings rest on beside voices; one query."""
    rows = (
        FindingEvidence.objects.filter(
            finding_id__in=finding_ids,
            contribution__isnull=True,
            published_on__isnull=False,
            finding__state=FindingState.PUBLISHED,
        )
        .select_related("question", "citation__source")
        .order_by("created_at")
    )
    found: dict[UUID, list[Reading]] = {}
    for row in rows:
        citation = row.citation
        reading = Reading(
            stance=row.stance,
            text=row.reading or (citation.quote if citation else ""),
            question=row.question.text if row.question else "",
            source=citation.source.title if citation else "",
        )
        found.setdefault(row.finding_id, []).append(reading)
    return found


def verdicts_of(finding_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """Count what interviews said of findings, by verdict; one query."""
    rows = (
        FindingCheck.objects.filter(finding_id__in=finding_ids)
        .order_by()
        .values_list("finding_id", "verdict")
        .annotate(n=Count("pk"))
    )
    found: dict[UUID, dict[str, int]] = {}
    for finding_id, verdict, n in rows:
        found.setdefault(finding_id, {})[verdict] = n
    return found
