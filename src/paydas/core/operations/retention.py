"""What is deleted when its time is over; each app forgets its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from paydas.core.access import require
from paydas.core.models import Job, OutboxMessage
from paydas.core.operations.audit import operation, record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def forget_mail(*, by: Actor, message_ids: Iterable[Key]) -> int:
    """Clear address and words of mails; that they went, when and about what stays.

    One event for the batch: the mails themselves have theirs from when they were queued and sent.
    """
    require(by.is_system)
    found = OutboxMessage.objects.filter(pk__in=list(message_ids))
    first = found.first()
    if first is None:
        return 0
    record(first, count=found.count(), fields=["body", "subject", "to"])
    return found.update(to="", subject="", body="")


@operation
def forget_jobs(*, by: Actor, job_ids: Iterable[Key]) -> int:
    """Delete finished jobs; that they ran stays in the log. One event for the batch."""
    require(by.is_system)
    found = Job.objects.filter(pk__in=list(job_ids))
    first = found.first()
    if first is None:
        return 0
    record(first, count=found.count())
    return found.delete()[0]


@operation
def forget_sign_ins(*, by: Actor, before: datetime) -> int:
    """Delete sessions that ended, and wrong passwords tried before an instant.

    No audit event: neither is a record of a consultation, and both expire by themselves.
    """
    require(by.is_system)
    ended = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    tried = int(AccessAttempt.objects.filter(attempt_time__lt=before).delete()[0])
    return ended + tried
