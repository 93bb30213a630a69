"""Private links: invitation, survey, table, receipt and reporting pages without an account."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class AccessLink(models.Model):
    """A key to one page of one record; the token is signed from it and stored nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=8, unique=True)
    purpose = models.CharField(max_length=24)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    scope = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.key}"

    @property
    def is_alive(self) -> bool:
        """Whether it opens its page now."""
        return self.revoked_at is None and (
            self.expires_at is None or self.expires_at > timezone.now()
        )
