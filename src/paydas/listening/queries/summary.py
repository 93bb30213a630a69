"""What waits in the listening, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from paydas.listening.models import Contribution, Survey
from paydas.listening.queries.contributions import may_be_quoted
from paydas.listening.vocabulary import ContributionState, SurveyState

if TYPE_CHECKING:
    from datetime import date, datetime

    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """Voices, what waits for approval and for clearing, and the survey that closes next."""

    voices: int
    drafts: int
    to_clear: int
    public: int
    oldest_waiting: datetime | None
    open_surveys: int
    next_close: date | None

    @property
    def waiting(self) -> int:
        """Everything that somebody should decide."""
        return self.drafts + self.to_clear


def summary(consultation_id: Key) -> Summary:
    """Count what was heard and what waits; two queries."""
    draft = Q(state=ContributionState.DRAFT)
    approved = Q(state=ContributionState.APPROVED)
    counted = Contribution.objects.filter(consultation_id=str(consultation_id)).aggregate(
        voices=Count("pk", filter=~draft),
        drafts=Count("pk", filter=draft),
        to_clear=Count("pk", filter=approved & may_be_quoted()),
        public=Count("pk", filter=Q(state=ContributionState.CLEARED)),
        oldest=Min("noted_at", filter=draft | approved),
    )
    surveys = Survey.objects.filter(
        consultation_id=str(consultation_id), state=SurveyState.OPEN
    ).aggregate(n=Count("pk"), closes=Min("closes_on"))
    return Summary(
        voices=counted["voices"],
        drafts=counted["drafts"],
        to_clear=counted["to_clear"],
        public=counted["public"],
        oldest_waiting=counted["oldest"],
        open_surveys=surveys["n"],
        next_close=surveys["closes"],
    )
