"""Privacy notices, versioned."""

from __future__ import annotations

from django.db import models

from paydas.core.models.record import Record


class Notice(Record):
    """One version of one notice in one language; what was shown stays as it was shown."""

    key = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=5, default="tr")
    title = models.CharField(max_length=200)
    text = models.TextField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "version", "language"], name="core_notice_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"
