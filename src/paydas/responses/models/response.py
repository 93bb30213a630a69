"""The reasoned reply of an authority."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.core.models.record import Record
from paydas.responses.vocabulary import Decision, ResponseState
from paydas.sensemaking.models import Recommendation
from paydas.stakeholders.models import Organisation


class Response(Record):
    """What a body decides on a recommendation, and why.

    A later answer is a further row: the published one keeps its words until the new one is
    published in its place.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    number = models.PositiveSmallIntegerField(default=1)
    body = models.ForeignKey(Organisation, models.PROTECT)
    decision = models.CharField(max_length=12, choices=Decision.options)
    reason = models.TextField()
    not_accepted_part = models.TextField(blank=True)
    decided_on = models.DateField()
    state = models.CharField(
        max_length=9, choices=ResponseState.options, default=ResponseState.DRAFT
    )
    # The published answer that stands now; earlier ones stay published, but not current.
    is_current = models.BooleanField(default=False)
    published_on = models.DateField(null=True)

    class Meta:
        ordering = ["recommendation__position", "number"]
        constraints = [
            models.CheckConstraint(name="responses_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="responses_partly_says_which",
                condition=~Q(decision="partly") | ~Q(not_accepted_part=""),
            ),
            models.UniqueConstraint(
                fields=["recommendation", "number"], name="responses_number_once"
            ),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=~Q(state="published"),
                name="responses_one_open",
            ),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=Q(is_current=True),
                name="responses_one_current",
            ),
            models.CheckConstraint(
                name="responses_current_is_published",
                condition=Q(is_current=False) | Q(state="published", published_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.number}"
