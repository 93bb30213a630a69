"""What is reported, checked, commented on and judged."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from paydas.consultations.models import Participant
from paydas.core.models.record import Record
from paydas.monitoring.vocabulary import (
    ActivityStatus,
    Criterion,
    MeasurementState,
    VoiceKind,
    VoiceState,
)
from paydas.planning.models import Activity, Indicator, Plan
from paydas.sources.models import MediaFile
from paydas.stakeholders.models import Organisation


class Period(Record):
    """A reporting period of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="periods")
    label = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "label"], name="monitoring_period_once"),
            models.CheckConstraint(
                name="monitoring_period_in_order",
                condition=Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ReportingBody(Record):
    """A body that reports on its part of a plan by a private link, and where it is reminded."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reporting_bodies")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    contact = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["organisation__sort"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "organisation"], name="monitoring_reporting_body_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Measurement(Record):
    """The value of an indicator in a period; a value that nobody has is none, never zero."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measurements")
    period = models.ForeignKey(Period, models.PROTECT, related_name="measurements")
    value = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    # [{"by": "Sex", "adds_up": true, "groups": [["women", "12"], ["men", null]]}]: queries.parts.
    parts = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    file = models.ForeignKey(MediaFile, models.SET_NULL, null=True, blank=True)
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    state = models.CharField(
        max_length=8, choices=MeasurementState.options, default=MeasurementState.DRAFT
    )
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    returned_reason = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period"], name="monitoring_measured_once"
            ),
            models.CheckConstraint(
                name="monitoring_value_or_note",
                condition=Q(state="draft") | Q(value__isnull=False) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="monitoring_returned_has_reason",
                condition=~Q(state="returned") | ~Q(returned_reason=""),
            ),
        ]


class StatusUpdate(Record):
    """How an activity stands in a period."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="updates")
    period = models.ForeignKey(Period, models.PROTECT, related_name="updates")
    status = models.CharField(max_length=11, choices=ActivityStatus.options)
    note = models.TextField(blank=True)
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "period"], name="monitoring_status_once")
        ]


class ActivityVoice(Record):
    """What participants and cooperating bodies say about an activity, and the answer."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="voices")
    kind = models.CharField(max_length=7, choices=VoiceKind.options)
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True)
    text = models.TextField()
    said_on = models.DateField()
    state = models.CharField(max_length=9, choices=VoiceState.options, default=VoiceState.RECEIVED)
    withheld_reason = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-said_on"]
        constraints = [
            models.CheckConstraint(
                name="monitoring_voice_withheld_has_reason",
                condition=~Q(state="withheld") | ~Q(withheld_reason=""),
            )
        ]


class Evaluation(Record):
    """A judgement of the plan by one of the six OECD-DAC criteria."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="evaluations")
    criterion = models.CharField(max_length=14, choices=Criterion.options)
    judgement = models.TextField()
    judged_on = models.DateField()
    judged_by = models.CharField(max_length=200, blank=True)
