"""Mail that waits to be sent, was sent or failed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from paydas.core.models.labels import Labelled
from paydas.core.vocabulary import MailState


class OutboxMessage(Labelled):
    """One mail; the address and the words are cleared by retention, the fact that it went stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The same key is sent once, however often a job or a click repeats.
    key = models.CharField(max_length=120, unique=True)
    to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="tr")
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    scope = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=MailState.options, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    send_after = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "send_after"])]

    def __str__(self) -> str:
        return self.key
