"""Imports of contributions that can be tried, go on after a break, and be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from paydas.consultations.models import Consultation, Participant
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.listening.models.contribution import Contribution
from paydas.listening.vocabulary import BatchState, ContributionKind, RowFate


class ContributionBatch(Record):
    """One file of contributions, perhaps one of speakers, and what their columns mean."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="batches")
    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to="imports/", max_length=200)
    sha256 = models.CharField(max_length=64)
    speakers_name = models.CharField(max_length=200, blank=True)
    speakers_file = models.FileField(upload_to="imports/", max_length=200, blank=True)
    # {"text": column, "question": column, ...}; speakers: {"speaker": column, "segments": [...]}.
    mapping = models.JSONField(default=dict)
    speakers_mapping = models.JSONField(default=dict)
    kind = models.CharField(max_length=13, choices=ContributionKind.options)
    language = models.CharField(max_length=5, default="tr")
    state = models.CharField(max_length=10, choices=BatchState.options, default=BatchState.UPLOADED)
    rows = models.PositiveIntegerField(default=0)
    speakers = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problem = models.CharField(max_length=60, blank=True)
    problem_params = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class BatchRow(Labelled):
    """The fate of one line of the file."""

    batch = models.ForeignKey(ContributionBatch, models.CASCADE, related_name="fates")
    number = models.PositiveIntegerField()
    fate = models.CharField(max_length=8, choices=RowFate.options)
    reason = models.CharField(max_length=40, blank=True)
    values = models.JSONField(default=dict)
    contribution = models.ForeignKey(Contribution, models.SET_NULL, null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="listening_row_once")
        ]
        indexes = [models.Index(fields=["batch", "fate", "number"])]


class Speaker(models.Model):
    """Who said something in an imported file: a participant without a name, with segments."""

    batch = models.ForeignKey(ContributionBatch, models.CASCADE, related_name="speaker_set")
    reference = models.CharField(max_length=120)
    segments = models.JSONField(default=dict)
    participant = models.OneToOneField(
        Participant, models.SET_NULL, null=True, related_name="speaker"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "reference"], name="listening_speaker_once")
        ]
