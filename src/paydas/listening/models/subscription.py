"""Who wants a mail when something comes of what they said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from paydas.consultations.models import Consent, Consultation, Participant
from paydas.core.models.notice import Notice
from paydas.core.models.record import Record
from paydas.gatherings.models import Table


class Subscription(Record):
    """Mails about the voices of one participant or table, from confirmation until they are stopped.

    The address is forgotten with the stop. A participant's consent stands in the ledger; whoever
    sat at a table is no participant by name, so that the notice and both days stand here.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="subscriptions")
    participant = models.ForeignKey(Participant, models.CASCADE, null=True, blank=True)
    table = models.ForeignKey(Table, models.CASCADE, null=True, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="tr")
    notice = models.ForeignKey(Notice, models.PROTECT)
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    # What stood on the page before the first round of mails is not told again.
    begun_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                name="listening_subscription_of_one",
                condition=Q(participant__isnull=False, table__isnull=True)
                | Q(participant__isnull=True, table__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["participant", "email"],
                condition=Q(stopped_at__isnull=True),
                name="listening_subscription_of_participant_once",
            ),
            models.UniqueConstraint(
                fields=["table", "email"],
                condition=Q(stopped_at__isnull=True),
                name="listening_subscription_of_table_once",
            ),
            models.CheckConstraint(
                name="listening_stopped_has_no_address",
                condition=Q(stopped_at__isnull=True) | Q(email=""),
            ),
        ]


class Told(models.Model):
    """Something that was told to a subscriber; nothing is told twice."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="told")
    kind = models.CharField(max_length=16)
    record_id = models.UUIDField()
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "kind", "record_id"], name="listening_told_once"
            )
        ]
