"""Imports that can be tried and undone, merges that are kept, requests from outside."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from paydas.core.models.labels import Labelled
from paydas.core.models.notice import Notice
from paydas.core.models.record import Record
from paydas.stakeholders.models.organisation import Organisation
from paydas.stakeholders.vocabulary import BatchState, RequestState, RowFate


class ImportBatch(Record):
    """One file, what its columns mean, and what became of its rows."""

    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to="imports/", max_length=200)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=24, blank=True)
    mapping = models.JSONField(default=dict)
    keep_personal = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=BatchState.options, default=BatchState.UPLOADED)
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(Labelled):
    """The fate of one row; what was there before is kept until the batch is final."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="fates")
    number = models.PositiveIntegerField()
    fate = models.CharField(max_length=16, choices=RowFate.options)
    code = models.CharField(max_length=40, blank=True)
    column = models.CharField(max_length=80, blank=True)
    values = models.JSONField(default=dict)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True)
    revision_after = models.PositiveIntegerField(null=True)
    before = models.JSONField(default=dict)
    # What happened to single cells: dropped, not understood, guessed; codes with parameters.
    notes = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="stakeholders_row_once")
        ]
        indexes = [models.Index(fields=["batch", "fate", "number"])]


class MergeRecord(Record):
    """Two records became one; enough is kept to take it back."""

    kept = models.ForeignKey(Organisation, models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Organisation, models.CASCADE, related_name="gone_in")
    moved = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)
    undone_at = models.DateTimeField(null=True)


class KeptApart(models.Model):
    """Two records that look alike and are not the same body: somebody looked and said so."""

    first = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    second = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="stakeholders_kept_apart_once")
        ]


class CorrectionRequest(Record):
    """Somebody outside asks to be registered, or to have a record corrected."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True)
    proposed = models.JSONField(default=dict)
    submitter = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    note = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="tr")
    notice = models.ForeignKey(Notice, models.PROTECT, null=True)
    # A digest of the sender's network address, changing daily: bounds how many one may send.
    origin = models.CharField(max_length=16, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=RequestState.options, default=RequestState.OPEN)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
