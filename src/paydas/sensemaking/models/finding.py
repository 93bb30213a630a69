"""Findings with their evidence and checks; recommendations drawn from them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.consultations.models import Consultation, Heading, Theme
from paydas.core.models.columns import CodeField, FoldedField
from paydas.core.models.record import Record
from paydas.listening.models import Contribution, Interview, Question
from paydas.sensemaking.vocabulary import FindingState, Stance, Verdict
from paydas.sources.models import Citation
from paydas.stakeholders.models import Organisation


class Finding(Record):
    """An analyst's statement that rests on linked evidence."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="findings")
    code = CodeField()
    heading = models.ForeignKey(Heading, models.SET_NULL, null=True, blank=True)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True)
    title = models.CharField(max_length=200)
    statement = models.TextField()
    rests_on_numbers_only = models.BooleanField(default=False)
    memo = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=FindingState.options, default=FindingState.DRAFT)
    position = models.PositiveSmallIntegerField(default=0)
    published_on = models.DateField(null=True)
    # The words of the edition in force; work on the next edition leaves them as they are.
    public_title = models.CharField(max_length=200, blank=True)
    public_statement = models.TextField(blank=True)
    search = FoldedField(of=("title", "statement"))

    class Meta:
        ordering = ["position", "created_at"]
        constraints = [
            models.CheckConstraint(
                name="sensemaking_finding_code_when_published",
                condition=~Q(state="published") | Q(code__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title


class FindingEvidence(Record):
    """One piece of what a finding rests on, with its stance."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence")
    stance = models.CharField(max_length=11, choices=Stance.options)
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, null=True, blank=True, related_name="evidence_of"
    )
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True)
    choice = models.CharField(max_length=60, blank=True)
    citation = models.ForeignKey(Citation, models.PROTECT, null=True, blank=True)
    reading = models.TextField(blank=True)
    # Public from this day; empty until an edition holds it.
    published_on = models.DateField(null=True)
    # Taken off after publication: it leaves with the next edition.
    is_dropped = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sensemaking_evidence_is_one",
                condition=Q(contribution__isnull=False, question=None, citation=None)
                | Q(contribution=None, question__isnull=False, citation=None)
                | Q(contribution=None, question=None, citation__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["finding", "contribution"],
                condition=Q(contribution__isnull=False),
                name="sensemaking_evidence_voice_once",
            ),
        ]


class FindingCheck(Record):
    """What an interview said when a finding was put to it."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="checks")
    interview = models.ForeignKey(Interview, models.PROTECT, related_name="checks")
    verdict = models.CharField(max_length=8, choices=Verdict.options)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "interview"], name="sensemaking_check_once")
        ]


class Recommendation(Record):
    """An ask drawn from findings, addressed to a body; what a response answers."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="recommendations")
    code = CodeField()
    text = models.TextField()
    addressee = models.ForeignKey(Organisation, models.PROTECT)
    findings = models.ManyToManyField(Finding, related_name="recommendations")
    state = models.CharField(max_length=9, choices=FindingState.options, default=FindingState.DRAFT)
    position = models.PositiveSmallIntegerField(default=0)
    published_on = models.DateField(null=True)
    public_text = models.TextField(blank=True)
    search = FoldedField(of=("text",))

    class Meta:
        ordering = ["position", "created_at"]
        constraints = [
            models.CheckConstraint(
                name="sensemaking_recommendation_code_when_published",
                condition=~Q(state="published") | Q(code__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
