"""The worker: runs jobs, the schedule and the outbox."""

from __future__ import annotations

import importlib
import logging
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM, Actor, account
from paydas.core.models import Job, OutboxMessage
from paydas.core.operations import jobs as operations
from paydas.core.operations.outbox import send_mail
from paydas.core.operations.retention import forget_jobs, forget_mail, forget_sign_ins
from paydas.core.queries.retention import kept_since, old_jobs, old_mail
from paydas.core.vocabulary import CoreError, DomainError, JobState, MailState

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from django_stubs_ext import StrOrPromise

log = logging.getLogger("paydas.worker")

Work = TypeVar("Work", bound="Callable[..., object]")

BATCH = 200
WORK = re.compile(r"paydas\.\w+\.jobs(\.\w+)?:\w+")


class CancelledError(Exception):
    """Somebody asked the job to stop; raised between batches, so that nothing is half done."""


@dataclass
class Progress:
    """What a job function is given: who started it, and where to tell how far it is."""

    job: Job
    actor: Actor

    def step(self, done: int, total: int | None = None) -> None:
        """Tell how far the work is; call it after every batch.

        Raises CancelledError when somebody asked to stop.
        """
        if operations.beat(by=SYSTEM, job_id=self.job.pk, done=done, total=total):
            raise CancelledError


def called(label: StrOrPromise) -> Callable[[Work], Work]:
    """Give a job function the name under which people see it run."""

    def named(function: Work) -> Work:
        function.label = label  # type: ignore[attr-defined] # functions take attributes
        return function

    return named


def name_of(work: str) -> StrOrPromise:
    """Return the name of a row's work in the reader's language; of unknown work its function's."""
    try:
        function = function_of(work)
    except (CoreError, ImportError, AttributeError):
        return work.rsplit(":", maxsplit=1)[-1]
    found: StrOrPromise = getattr(function, "label", work.rsplit(":", maxsplit=1)[-1])
    return found


def function_of(work: str) -> Callable[..., object]:
    """Return the job function that a row names; only functions of our jobs.py can be named."""
    if not WORK.fullmatch(work):
        raise CoreError("unknown_work", work=work)
    module, name = work.split(":")
    found: Callable[..., object] = getattr(importlib.import_module(module), name)
    return found


def run_next() -> bool:
    """Run one job that is due; return whether there was one."""
    job = operations.claim(by=SYSTEM)
    if job is None or job.state != JobState.RUNNING:
        return job is not None
    state, error, result = JobState.DONE, "", None
    try:
        actor = account(job.started_by) if job.started_by else SYSTEM
        result = function_of(job.work)(Progress(job, actor), **job.arguments)
    except CancelledError:
        state = JobState.CANCELLED
    except DomainError as problem:
        state, error = JobState.FAILED, problem.code
    except Exception as problem:
        log.exception("job %s failed", job.pk)
        state, error = JobState.FAILED, type(problem).__name__
    operations.end(by=SYSTEM, job_id=job.pk, state=state, error=error, result=result)
    return True


def run_schedule() -> None:
    """Start what the schedule in the settings asks for now, each once an interval."""
    now = timezone.now()
    for work, minutes in settings.PAYDAS_SCHEDULE.items():
        slot = int(now.timestamp() // (minutes * 60))
        key = f"schedule:{work}:{slot}"
        if not Job.objects.filter(key=key).exists():
            operations.start(by=SYSTEM, work=work, arguments={}, key=key)


@called(_("Send the mail that waits"))
def send_waiting_mail(progress: Progress) -> dict[str, object]:
    """Send the mail that is due."""
    waiting = OutboxMessage.objects.filter(
        state=MailState.QUEUED, send_after__lte=timezone.now()
    ).order_by("send_after")
    counts: dict[str, object] = {}
    ids = list(waiting.values_list("pk", flat=True)[:1000])
    for number, pk in enumerate(ids, 1):
        state = str(send_mail(by=SYSTEM, message_id=pk))
        counts[state] = int(str(counts.get(state, 0))) + 1
        progress.step(number, len(ids))
    return counts


@called(_("Forget what was kept long enough"))
def forget_old(progress: Progress) -> dict[str, object]:
    """Forget mails, jobs and sign-ins that have been kept long enough."""
    mails, ended = old_mail(), old_jobs()
    total = len(mails) + len(ended)
    for start in range(0, len(mails), BATCH):
        forget_mail(by=SYSTEM, message_ids=mails[start : start + BATCH])
        progress.step(min(start + BATCH, len(mails)), total)
    for start in range(0, len(ended), BATCH):
        forget_jobs(by=SYSTEM, job_ids=ended[start : start + BATCH])
        progress.step(len(mails) + min(start + BATCH, len(ended)), total)
    sign_ins = forget_sign_ins(by=SYSTEM, before=kept_since("sign_ins"))
    return {"mails": len(mails), "jobs": len(ended), "sign_ins": sign_ins}


def work_until(stop: Event, *, once: bool = False) -> None:
    """Run the schedule and the jobs until told to stop; with `once`, until nothing is due."""
    while not stop.is_set():
        run_schedule()
        while not stop.is_set() and run_next():
            pass
        if once:
            return
        time.sleep(1)
