"""Long work: the row is the queue, the progress and the result."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from paydas.core.models.labels import Labelled
from paydas.core.vocabulary import JobState


class Job(Labelled):
    """One piece of long work; `work` names a function of some app's jobs.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    # A second start with the same key while the first is alive is the same job (double click).
    key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=JobState.options, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    result = models.JSONField(default=dict)
    error = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    scope = models.CharField(max_length=64, blank=True)
    page = models.CharField(max_length=200, blank=True)
    run_after = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancel_asked = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "run_after"])]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=~models.Q(key="") & models.Q(state__in=["queued", "running"]),
                name="core_job_one_alive_per_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.work} {self.state}"

    @property
    def is_alive(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in (JobState.QUEUED, JobState.RUNNING)

    @property
    def percent(self) -> int | None:
        """Whole percent done, or None while the size is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else None
