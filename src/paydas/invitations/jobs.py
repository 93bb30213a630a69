"""Sending a round in batches, and reminding those who have not answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.invitations.models import Invitation
from paydas.invitations.operations.sending import remind, send_batch
from paydas.invitations.queries.invitations import due_reminders

if TYPE_CHECKING:
    from paydas.core.jobs import Progress

# Each mail is a row with its event; this many stay well below half a second.
BATCH = 100
# Those who have not answered are reminded this long before the day of answers.
DAYS_BEFORE = timedelta(days=3)


@called(_("Send the invitations of a round"))
def send_round(progress: Progress, round_id: str) -> dict[str, object]:
    """Send a released round; a second start goes on where the first stopped."""
    found = Invitation.objects.filter(round=UUID(round_id))
    total = found.count()
    done = found.filter(sent_at__isnull=False).count()
    while sent := send_batch(by=progress.actor, round_id=round_id, limit=BATCH):
        done += sent
        progress.step(done, total)
    return {"sent": done}


@called(_("Remind those who have not answered"))
def remind_waiting(progress: Progress) -> dict[str, object]:
    """Remind, once each, those whose day of answers is near."""
    today = timezone.localdate()
    due = due_reminders(today, today + DAYS_BEFORE)
    reminded = 0
    for start in range(0, len(due), BATCH):
        reminded += remind(by=SYSTEM, invitation_ids=due[start : start + BATCH])
        progress.step(min(start + BATCH, len(due)), len(due))
    return {"reminded": reminded}
