"""Work of the schedule: reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.monitoring.access import PROGRESS
from paydas.monitoring.models import ReportingBody
from paydas.monitoring.operations import mails
from paydas.monitoring.operations.reminders import remind_body
from paydas.monitoring.queries.mails import unmailed
from paydas.planning.models import Plan

if TYPE_CHECKING:
    from paydas.core.jobs import Progress


# Each mail is a row with its event; this many stay well below half a second.
BATCH = 50


@called(_("Mail participants their link to comment on progress"))
def mail_progress_links(progress: Progress, plan_id: str) -> dict[str, object]:
    """Mail their link to all who were not mailed; a second start goes on where one stopped."""
    plan = Plan.objects.get(pk=plan_id)
    total, done = len(unmailed(plan.consultation_id, PROGRESS)), 0
    while sent := mails.mail_progress_links(by=progress.actor, plan_id=plan_id, limit=BATCH):
        done += sent
        progress.step(done, max(total, done))
    return {"sent": done}


@called(_("Remind bodies of values that are due"))
def remind_bodies(progress: Progress) -> dict[str, object]:
    """Remind every body with an address of what it owes; each mail goes out once a week."""
    found = ReportingBody.objects.filter(plan__published_on__isnull=False).exclude(email="")
    ids = list(found.values_list("pk", flat=True))
    reminded = 0
    for number, pk in enumerate(ids, 1):
        reminded += remind_body(by=SYSTEM, reporting_body_id=pk) is not None
        progress.step(number, len(ids))
    return {"reminded": reminded}
