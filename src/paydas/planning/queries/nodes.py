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


def citable(consultation_id: Key) -> dict[str, tuple[str, Basis]]:
    """Return what a plan may rest on: recommendations, then findings; two queries."""
    found: dict[str, tuple[str, Basis]] = {}
    for asked in Recommendation.objects.filter(consultation_id=consultation_id):
        found[f"r{asked.pk}"] = (f"{asked.code or '–'} {asked.text}", asked)
    for finding in Finding.objects.filter(consultation_id=consultation_id):
        found[f"f{finding.pk}"] = (f"{finding.code or '–'} {finding.title}", finding)
    return found
