"""Law 4 in one figure: of the voices that stand, how many have an answer in public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from paydas.listening.models import Contribution
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.models import Disposition
from paydas.sensemaking.queries.coverage import evidence_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.vocabulary import Key

# What is withheld carries its own reason and is no part of the rate.
STANDING = (ContributionState.APPROVED, ContributionState.CLEARED)


@dataclass(frozen=True, slots=True)
class Answered:
    """Approved contributions, and those in a published finding or with a disposition."""

    voices: int
    answered: int


def answered_in(consultation_ids: Iterable[Key]) -> dict[UUID, Answered]:
    """Count the answered contributions of consultations; one query."""
    has_answer = Exists(evidence_for(published=True)) | Exists(
        Disposition.objects.filter(contribution=OuterRef("pk"))
    )
    rows = (
        Contribution.objects.filter(
            consultation_id__in=[str(key) for key in consultation_ids], state__in=STANDING
        )
        .order_by()
        .annotate(has_answer=has_answer)
        .values_list("consultation_id")
        .annotate(n=Count("pk"), answered=Count("pk", filter=Q(has_answer=True)))
    )
    return {key: Answered(n, answered) for key, n, answered in rows}


def dispositions_of(contribution_ids: Iterable[UUID]) -> dict[UUID, Disposition]:
    """Return what was done with contributions that reached no finding; one query."""
    rows = Disposition.objects.filter(contribution_id__in=list(contribution_ids))
    return {row.contribution_id: row for row in rows}
