"""Work of the schedule: publication at the hour, then the plan as PDF and DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.planning.models import Plan
from paydas.planning.operations.publishing import publish_if_due
from paydas.planning.queries.papers import papers
from paydas.planning.vocabulary import PlanState
from paydas.sources.jobs import set_missing

if TYPE_CHECKING:
    from paydas.core.jobs import Progress


@called(_("Set plans as PDF and DOCX"))
def set_files(progress: Progress) -> dict[str, object]:
    """Set what is missing of every plan; by the schedule, as a plan is published by its hour."""
    return set_missing(papers(), progress)


@called(_("Publish plans whose hour has come"))
def publish_due_plans(progress: Progress) -> dict[str, object]:
    """Publish every approved plan whose hour has come."""
    due = Plan.objects.filter(state=PlanState.SCHEDULED, publish_at__lte=timezone.now())
    published = 0
    for number, pk in enumerate(list(due.values_list("pk", flat=True)), 1):
        published += publish_if_due(by=SYSTEM, plan_id=pk)
        progress.step(number)
    return {"published": published}
