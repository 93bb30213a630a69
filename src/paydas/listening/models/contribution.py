"""The atom of the thread: what somebody said."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from paydas.consultations.models import Consultation, GuidingQuestion, Heading, Participant
from paydas.core.models.columns import CodeField, FoldedField
from paydas.core.models.indexes import ListIndex
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.gatherings.models import Table
from paydas.listening.models.survey import Answer, Interview
from paydas.listening.vocabulary import (
    ASKED_LIMIT,
    ContributionKind,
    ContributionState,
    LinkKind,
    ListeningChannel,
    TextKind,
)


class Contribution(Record):
    """The smallest traceable unit of what was said, wherever it was said.

    Channel, sector and province are derived from where it belongs. The public code is given at
    approval and never changes.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="contributions")
    code = CodeField()
    kind = models.CharField(max_length=13, choices=ContributionKind.options)
    channel = models.CharField(max_length=9, choices=ListeningChannel.options)
    table = models.ForeignKey(
        Table, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    interview = models.ForeignKey(
        Interview, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    answer = models.OneToOneField(
        Answer, models.PROTECT, null=True, blank=True, related_name="contribution"
    )
    participant = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="contributions"
    )
    question = models.ForeignKey(GuidingQuestion, models.SET_NULL, null=True, blank=True)
    heading = models.ForeignKey(Heading, models.SET_NULL, null=True, blank=True)
    # What was asked, where no guiding question fits: an interviewer's words, an import's column.
    asked = models.CharField(max_length=ASKED_LIMIT, blank=True)
    said_by = models.PositiveSmallIntegerField(null=True, blank=True)
    present = models.PositiveSmallIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=8, choices=ContributionState.options, default=ContributionState.DRAFT
    )
    noted_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)
    withheld_reason = models.TextField(blank=True)
    returned_reason = models.TextField(blank=True)
    # A part that was split from another contribution; it has no survey answer of its own.
    is_part = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["noted_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="listening_code_from_approval",
                condition=Q(state="draft", code__isnull=True)
                | (~Q(state="draft") & Q(code__isnull=False)),
            ),
            models.CheckConstraint(
                name="listening_withheld_has_reason",
                condition=~Q(state="withheld") | ~Q(withheld_reason=""),
            ),
            models.CheckConstraint(
                name="listening_belongs_to_its_channel",
                condition=Q(channel="table", table__isnull=False)
                | Q(channel="survey", answer__isnull=False)
                | Q(channel="survey", is_part=True)
                | Q(channel="interview", interview__isnull=False)
                | Q(channel="written", table=None, answer=None, interview=None),
            ),
            models.CheckConstraint(
                name="listening_said_by_those_present",
                condition=Q(said_by__isnull=True)
                | Q(present__isnull=True)
                | Q(said_by__lte=models.F("present")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["consultation", "noted_at", "id", "state", "kind", "channel", "cleared_at"]
            ),
            models.Index(fields=["table", "state"]),
        ]

    def __str__(self) -> str:
        return self.code or str(self.pk)


class ContributionText(Labelled):
    """One version of a contribution's words; codings and quotations cite a version."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=TextKind.options, default=TextKind.NOTED)
    language = models.CharField(max_length=5, default="tr")
    # Of a translation: the version that it translates; an older one than the current is outdated.
    translates = models.PositiveSmallIntegerField(null=True)
    text = models.TextField()
    reason = models.CharField(max_length=300, blank=True)
    is_current = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    search = FoldedField(of=("text",))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "number"], name="listening_text_number_once"
            ),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(is_current=True),
                name="listening_text_one_current",
            ),
        ]
        indexes = [ListIndex(fields=["is_current", "contribution"], text="search")]


class ContributionLink(Labelled):
    """How two contributions stand to each other; a proposed solution answers its problem."""

    origin = models.ForeignKey(Contribution, models.CASCADE, related_name="links")
    target = models.ForeignKey(Contribution, models.CASCADE, related_name="linked_by")
    kind = models.CharField(max_length=11, choices=LinkKind.options)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "target", "kind"], name="listening_link_once"
            ),
            models.CheckConstraint(
                name="listening_link_of_two", condition=~Q(origin=models.F("target"))
            ),
        ]
