"""Work of the schedule: reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.monitoring.models import ReportingBody
from paydas.monitoring.operations.reminders import remind_body

if TYPE_CHECKING:
    from paydas.core.jobs import Progress


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
