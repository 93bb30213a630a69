"""What was published stays."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from paydas.core.models.record import Record
from paydas.sources.models.source import MediaFile
from paydas.sources.vocabulary import EditionKind


class Edition(Record):
    """A published, frozen state: its content and hash, what changed, perhaps a signed file."""

    kind = models.CharField(max_length=12, choices=EditionKind.options)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    scope = models.CharField(max_length=64, blank=True)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=5, default="tr")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    change_log = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    file = models.ForeignKey(MediaFile, models.PROTECT, null=True, blank=True)
    # Number and hash of the newest audit event, so that others hold the log's state too.
    audit_seq = models.BigIntegerField(default=0)
    audit_hash = models.CharField(max_length=64, blank=True)
    # The edition whose words had to go (a withdrawn consent); it keeps its hash, not its content.
    redacts = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "number"], name="sources_edition_number_once"
            ),
            models.CheckConstraint(
                name="sources_edition_withdrawal_has_reason",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawal_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Frame(models.Model):
    """An outside frame that records can be linked to (3RP sectors, SDG)."""

    key = models.SlugField(primary_key=True, max_length=20)
    label_tr = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)


class FrameTerm(models.Model):
    """One term of a frame."""

    frame = models.ForeignKey(Frame, models.CASCADE, related_name="terms")
    key = models.CharField(max_length=20)
    label_tr = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["frame", "key"], name="sources_frameterm_once")
        ]
