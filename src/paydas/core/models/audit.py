"""The audit log: append-only and chained by hashes."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

from django.db import models

from paydas.core.models.labels import Labelled
from paydas.core.vocabulary import ActorKind

# What the first event links to.
GENESIS = "0" * 64


class AuditEvent(Labelled):
    """One thing that somebody did; ids, field names and digests only, never values."""

    seq = models.BigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=8, choices=ActorKind.options)
    actor_id = models.CharField(max_length=64, blank=True)
    on_behalf_of = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    scope = models.CharField(max_length=64, blank=True)
    # The canonical JSON text that was hashed: a JSON column would re-order and re-write it.
    body = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-seq"]),
            models.Index(fields=["scope", "-seq"]),
            models.Index(fields=["actor_id", "-seq"]),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"

    def digest(self) -> str:
        """Compute the hash: SHA-256 of one compact JSON list of the columns."""
        columns = [
            self.seq,
            self.previous,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.actor_kind,
            self.actor_id,
            self.on_behalf_of,
            self.action,
            self.subject_kind,
            self.subject_id,
            self.scope,
            self.body,
        ]
        text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
