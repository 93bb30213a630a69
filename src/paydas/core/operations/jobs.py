"""Long work: start, claim, beat, end, cancel; the row is the queue."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from paydas.core.access import can_see_job, require
from paydas.core.models import Job
from paydas.core.operations.audit import operation, record
from paydas.core.vocabulary import CoreError, JobState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# A worker beats between batches; after this long a silence its job goes on elsewhere.
DEAD_AFTER = timedelta(seconds=60)
MAX_ATTEMPTS = 5


@operation
def start(
    *,
    by: Actor,
    work: Callable[..., object] | str,
    arguments: dict[str, object],
    key: str = "",
    scope: object = "",
    page: str = "",
    run_after: datetime | None = None,
) -> Job:
    """Queue long work: a function of some app's jobs.py with plain (JSON) arguments.

    `key` makes it one: while a job with this key is alive, that job is returned. `page` is where
    the progress page leads when the work is done. What the schedule starts every minute leaves no
    entry in the log: it would bury what people did.
    """
    name = work if isinstance(work, str) else f"{work.__module__}:{work.__qualname__}"
    alive = Job.objects.filter(key=key, state__in=[JobState.QUEUED, JobState.RUNNING])
    if key and (found := alive.first()):
        return found
    job = Job.objects.create(
        work=name,
        arguments=arguments,
        key=key,
        scope=str(scope or ""),
        page=page,
        started_by=by.user,
        run_after=run_after or timezone.now(),
    )
    if not by.is_system:
        record(job, scope=scope, work=name)
    return job


@operation
def claim(*, by: Actor) -> Job | None:
    """Take the next job that is due, or one whose worker died; None when there is nothing to do."""
    now = timezone.now()
    due = Job.objects.filter(state=JobState.QUEUED, run_after__lte=now)
    dead = Job.objects.filter(state=JobState.RUNNING, beat_at__lt=now - DEAD_AFTER)
    # SQLite has one writer (the transaction began IMMEDIATE); PostgreSQL skips what others hold.
    skip = connection.features.has_select_for_update_skip_locked
    job = (due | dead).select_for_update(skip_locked=skip).order_by("run_after").first()
    if job is None:
        return None
    job.attempts += 1
    job.started_at = job.started_at or now
    job.beat_at = now
    job.state = JobState.RUNNING
    if job.attempts > MAX_ATTEMPTS:
        job.state, job.error, job.ended_at = JobState.FAILED, "too_many_attempts", now
    job.save()
    return job


@operation
def beat(*, by: Actor, job_id: Key, done: int, total: int | None) -> bool:
    """Tell that the worker lives and how far it is; return whether somebody asked to stop."""
    job = Job.objects.select_for_update(no_key=True).get(pk=job_id)
    job.done, job.total, job.beat_at = done, total, timezone.now()
    job.save(update_fields=["done", "total", "beat_at"])
    return job.cancel_asked


@operation
def end(*, by: Actor, job_id: Key, state: JobState, error: str = "", result: object = None) -> Job:
    """Close a job as done, failed or cancelled; the schedule's successes leave no log entry."""
    job = Job.objects.select_for_update(no_key=True).get(pk=job_id)
    job.state, job.error, job.ended_at = state, error[:60], timezone.now()
    if isinstance(result, dict):
        job.result = result
    job.save()
    if job.started_by_id or state != JobState.DONE:
        record(job, scope=job.scope, work=job.work, state=str(state), error=error[:60])
    return job


@operation
def cancel(*, by: Actor, job_id: Key) -> Job:
    """Ask a job to stop after its present batch; one that waits stops at once.

    Raises CoreError("job_finished").
    """
    job = Job.objects.select_for_update(no_key=True).get(pk=job_id)
    require(can_see_job(by, job))
    if not job.is_alive:
        raise CoreError("job_finished")
    job.cancel_asked = True
    if job.state == JobState.QUEUED:
        job.state, job.ended_at = JobState.CANCELLED, timezone.now()
    job.save()
    record(job, scope=job.scope, work=job.work)
    return job
