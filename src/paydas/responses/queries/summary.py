"""What waits in this step, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.responses.models import Response
from paydas.responses.queries.responses import published_recommendations
from paydas.responses.vocabulary import ResponseState

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """Recommendations that must be answered, answered ones, and drafts."""

    recommendations: int
    answered: int
    drafts: int

    @property
    def count(self) -> int:
        """The number beside the menu row."""
        return self.answered

    @property
    def waiting(self) -> int:
        """How many recommendations nobody answered."""
        return self.recommendations - self.answered


def summary(consultation_id: Key) -> Summary:
    """Count recommendations, answers and drafts; two queries."""
    found = Response.objects.filter(recommendation__consultation_id=consultation_id).aggregate(
        answered=Count("pk", filter=Q(is_current=True)),
        drafts=Count("pk", filter=~Q(state=ResponseState.PUBLISHED)),
    )
    asked = published_recommendations(consultation_id).count()
    return Summary(asked, found["answered"], found["drafts"])
