"""What has been kept long enough; `PAYDAS_KEEP_DAYS` in the settings says how long that is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from paydas.core.models import Job, OutboxMessage
from paydas.core.vocabulary import JobState, MailState

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


def kept_since(kind: str) -> datetime:
    """Return the instant before which things of this kind have been kept long enough."""
    days: int = settings.PAYDAS_KEEP_DAYS[kind]
    return timezone.now() - timedelta(days=days)


def old_mail() -> list[UUID]:
    """Return the ids of mails that went or were given up long ago and still hold their words."""
    over = OutboxMessage.objects.exclude(state=MailState.QUEUED).exclude(to="", body="")
    return list(over.filter(created_at__lt=kept_since("mail")).values_list("pk", flat=True))


def old_jobs() -> list[UUID]:
    """Return the ids of jobs that ended long ago."""
    over = Job.objects.exclude(state__in=[JobState.QUEUED, JobState.RUNNING])
    return list(over.filter(ended_at__lt=kept_since("jobs")).values_list("pk", flat=True))
