"""The Situation Assessment Report."""

from __future__ import annotations

from django.db import models

from paydas.consultations.models import Consultation, Heading, Theme
from paydas.core.models.record import Record
from paydas.sensemaking.vocabulary import SectionKind
from paydas.sources.models import MediaFile


class SituationReport(Record):
    """The report that sums up all channels and leads to the plan."""

    consultation = models.OneToOneField(
        Consultation, models.CASCADE, related_name="situation_report"
    )
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=200, blank=True)
    limits = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="tr")
    # The text as it was signed or edited outside; the next edition is hashed together with it.
    file = models.ForeignKey(MediaFile, models.SET_NULL, null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class ReportSection(Record):
    """One section: written by somebody, or generated from the records."""

    report = models.ForeignKey(SituationReport, models.CASCADE, related_name="sections")
    kind = models.CharField(
        max_length=15, choices=SectionKind.options, default=SectionKind.AUTHORED
    )
    heading = models.CharField(max_length=200)
    about = models.ForeignKey(Heading, models.SET_NULL, null=True, blank=True)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True)
    text = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.heading
