"""Single parts of a plan as their pages show them, and what they may rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.planning.models import Activity
from paydas.sensemaking.models import Finding, Recommendation

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.vocabulary import Key

Basis = Recommendation | Finding


def activity_for_page(pk: UUID) -> Activity:
    """Return an activity with its bodies, links and indicators; five queries."""
    return (
        Activity.objects.select_related("objective__plan")
        .prefetch_related(
            "bodies__organisation",
            "links__recommendation",
            "links__finding",
            "indicators__targets",
        )
        .get(pk=pk)
    )


def citable(consultation_id: Key, kind: str) -> dict[str, tuple[str, Basis]]:
    """Return what a plan may rest on: "recommendation" or "finding"; one query."""
    if kind == "finding":
        findings = Finding.objects.filter(consultation_id=consultation_id)
        return {str(one.pk): (f"{one.code or '–'} {one.title}", one) for one in findings}
    asked = Recommendation.objects.filter(consultation_id=consultation_id)
    return {str(one.pk): (f"{one.code or '–'} {one.text}", one) for one in asked}
