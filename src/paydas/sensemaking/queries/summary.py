"""What the menu and the console's home say of the sense-making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from paydas.sensemaking.models import Finding
from paydas.sensemaking.queries.coverage import without_answer
from paydas.sensemaking.queries.findings import living_evidence
from paydas.sensemaking.vocabulary import FindingState, Stance

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """Findings, how many are published and how many contradicted; voices without a finding."""

    count: int
    published: int
    contradicted: int
    waiting: int


def summary(consultation_id: Key) -> Summary:
    """Count findings and voices without an answer; two queries."""
    against = living_evidence().filter(finding=OuterRef("pk"), stance=Stance.CONTRADICTS)
    counts = (
        Finding.objects.filter(consultation_id=consultation_id)
        .order_by()
        .annotate(is_contradicted=Exists(against))
        .aggregate(
            count=Count("pk"),
            published=Count("pk", filter=Q(state=FindingState.PUBLISHED)),
            contradicted=Count("pk", filter=Q(is_contradicted=True)),
        )
    )
    waiting = without_answer(consultation_id, counts_unpublished=True).count()
    return Summary(waiting=waiting, **counts)
