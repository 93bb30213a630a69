"""The reasoned reply of an authority."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.core.models.record import Record
from paydas.responses.vocabulary import Decision, ResponseState
from paydas.sensemaking.models import Recommendation
from paydas.stakeholders.models import Organisation


class Response(Record):
    """What a body decides on a recommendation, and why."""

    recommendation = models.OneToOneField(Recommendation, models.PROTECT, related_name="response")
    body = models.ForeignKey(Organisation, models.PROTECT)
    decision = models.CharField(max_length=12, choices=Decision.options)
    reason = models.TextField()
    not_accepted_part = models.TextField(blank=True)
    decided_on = models.DateField()
    state = models.CharField(
        max_length=9, choices=ResponseState.options, default=ResponseState.DRAFT
    )
    published_on = models.DateField(null=True)

    class Meta:
        ordering = ["recommendation__position"]
        constraints = [
            models.CheckConstraint(name="responses_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="responses_partly_says_which",
                condition=~Q(decision="partly") | ~Q(not_accepted_part=""),
            ),
        ]
