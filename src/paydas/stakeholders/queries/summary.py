"""The register in a few figures, for menus and home pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.stakeholders.models import Organisation
from paydas.stakeholders.queries.requests import waiting
from paydas.stakeholders.vocabulary import OrganisationState

if TYPE_CHECKING:
    from paydas.core.actors import Actor


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """How many bodies are in the register, how many are sample content, what waits."""

    count: int
    samples: int
    waiting: int


def summary(actor: Actor) -> RegisterSummary:
    """Count active bodies and requests that nobody has decided, in two queries."""
    counts = Organisation.objects.filter(state=OrganisationState.ACTIVE).aggregate(
        n=Count("pk"), samples=Count("pk", filter=Q(is_sample=True))
    )
    return RegisterSummary(counts["n"], counts["samples"], waiting(actor).count())
