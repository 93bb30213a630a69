"""What waits in this step, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.planning.models import Plan

if TYPE_CHECKING:
    from datetime import date, datetime

    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """The newest plan: how large it is, its state, when it was or will be published."""

    objectives: int = 0
    activities: int = 0
    state: str = ""
    published_on: date | None = None
    publish_at: datetime | None = None

    @property
    def count(self) -> int:
        """The number beside the menu row."""
        return self.activities

    @property
    def waiting(self) -> int:
        """Whether a plan waits for the approver."""
        return int(self.state == "submitted")


def summary(consultation_id: Key) -> Summary:
    """Describe the newest plan of a consultation; one query."""
    plan = (
        Plan.objects.filter(consultation_id=consultation_id)
        .annotate(
            n=Count("objectives", distinct=True),
            m=Count("objectives__activities", distinct=True),
        )
        .order_by("-starts_on")
        .first()
    )
    if plan is None:
        return Summary()
    return Summary(plan.n, plan.m, plan.state, plan.published_on, plan.publish_at)
