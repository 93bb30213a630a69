"""By which published rule people are invited, and what became of each invitation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.consultations.models import Consultation, Participant
from paydas.consultations.vocabulary import Channel
from paydas.core.models.record import Record
from paydas.gatherings.models import Gathering
from paydas.invitations.vocabulary import Answer, Dimension, RoundState, Route


class ReferenceMix(Record):
    """Shares that invited, accepted, attended and spoke are compared with."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="mixes")
    title = models.CharField(max_length=200)
    dimension = models.CharField(max_length=12, choices=Dimension.options)
    basis = models.TextField()

    def __str__(self) -> str:
        return self.title


class ReferenceShare(models.Model):
    """One group's share of a mix, in percent."""

    mix = models.ForeignKey(ReferenceMix, models.CASCADE, related_name="shares")
    key = models.CharField(max_length=40)
    percent = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mix", "key"], name="invitations_share_once"),
            models.CheckConstraint(
                name="invitations_share_is_percent", condition=Q(percent__range=(0, 100))
            ),
        ]


class SelectionRule(Record):
    """The published rule of who is eligible; the filter is what the register was asked."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="rules")
    title = models.CharField(max_length=200)
    text = models.TextField()
    eligibility = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class InvitationRound(Record):
    """One published route by which invitees were determined, with its reason."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="rounds")
    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="rounds")
    rule = models.ForeignKey(SelectionRule, models.PROTECT, null=True, blank=True)
    title = models.CharField(max_length=200)
    route = models.CharField(max_length=12, choices=Route.options)
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=RoundState.options, default=RoundState.DRAFT)
    reply_by = models.DateField(null=True, blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    document_date = models.DateField(null=True, blank=True)
    signatory = models.CharField(max_length=150, blank=True)
    signatory_title = models.CharField(max_length=150, blank=True)
    letter = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(name="invitations_round_has_reason", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(Record):
    """An offer to take part, with why, and its answer."""

    round = models.ForeignKey(InvitationRound, models.CASCADE, related_name="invitations")
    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="invitations")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="invitations")
    reason = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=10, choices=Channel.options, blank=True)
    opened_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.options, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=10, choices=Channel.options, blank=True)
    note = models.TextField(blank=True)
    delegate = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="delegations"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "participant"], name="invitations_invited_once"
            ),
            models.CheckConstraint(
                name="invitations_answer_has_time",
                condition=Q(answer="none", answered_at__isnull=True)
                | (~Q(answer="none") & Q(answered_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["gathering", "answer"])]
