"""Who came, what they needed, what was agreed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.consultations.models import Participant
from paydas.core.models.record import Record
from paydas.gatherings.models.gathering import Gathering, Session, Table
from paydas.gatherings.vocabulary import DecisionState, MinutesState, NeedKind, Presence
from paydas.stakeholders.models import Organisation


class Attendance(Record):
    """Recorded presence of a participant in a session, perhaps at a table."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="attendances")
    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    table = models.ForeignKey(
        Table, models.SET_NULL, null=True, blank=True, related_name="attendances"
    )
    presence = models.CharField(max_length=8, choices=Presence.options, default=Presence.EXPECTED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "session"], name="gatherings_attendance_once"
            )
        ]
        indexes = [models.Index(fields=["session", "presence"])]


class AccessNeed(Record):
    """What somebody needs to take part; asked as a need, never as a diagnosis."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="access_needs")
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="access_needs")
    kind = models.CharField(max_length=14, choices=NeedKind.options)
    note = models.CharField(max_length=200, blank=True)
    is_arranged = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "gathering", "kind"], name="gatherings_need_once"
            )
        ]


class Minutes(Record):
    """The agreed record of a gathering or of one session."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="minutes")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True)
    text = models.TextField()
    state = models.CharField(max_length=8, choices=MinutesState.options, default=MinutesState.DRAFT)
    approved_at = models.DateTimeField(null=True)


class Decision(Record):
    """Something the meeting agreed, with owner and date."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="decisions")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True)
    text = models.TextField()
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=8, choices=DecisionState.options, default=DecisionState.OPEN
    )
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.CheckConstraint(
                name="gatherings_dropped_has_reason",
                condition=~Q(state="dropped") | ~Q(outcome=""),
            )
        ]
