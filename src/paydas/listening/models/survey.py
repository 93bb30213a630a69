"""Surveys and interviews: the channels beside the tables."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from paydas.consultations.models import (
    Consent,
    Consultation,
    GuidingQuestion,
    Heading,
    Participant,
)
from paydas.consultations.vocabulary import Channel
from paydas.core.models.notice import Notice
from paydas.core.models.record import Record
from paydas.listening.vocabulary import (
    ContributionKind,
    InterviewState,
    QuestionKind,
    SubmissionState,
    SurveyState,
)


class Survey(Record):
    """Structured questions, answered in own time by those who could not come, or by all."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="surveys")
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    thanks = models.TextField(blank=True)
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=SurveyState.options, default=SurveyState.DRAFT)
    # Offered to those who decline an invitation.
    is_for_absent = models.BooleanField(default=False)
    # Anybody with the address may answer, without a private link.
    is_open_to_all = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="tr")

    def __str__(self) -> str:
        return self.title


class Question(Record):
    """A question of a survey; an open one may make each answer a contribution."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    heading = models.ForeignKey(Heading, models.SET_NULL, null=True, blank=True)
    guiding_question = models.ForeignKey(GuidingQuestion, models.SET_NULL, null=True, blank=True)
    kind = models.CharField(max_length=6, choices=QuestionKind.options)
    text = models.CharField(max_length=400)
    hint = models.CharField(max_length=300, blank=True)
    is_required = models.BooleanField(default=False)
    # [{"key": ..., "text": ...}]; answers keep the keys, so that a wording may be corrected.
    choices = models.JSONField(default=list, blank=True)
    # Of a scale or number: its ends; of several choices: at most so many.
    minimum = models.IntegerField(null=True, blank=True)
    maximum = models.IntegerField(null=True, blank=True)
    low_label = models.CharField(max_length=80, blank=True)
    high_label = models.CharField(max_length=80, blank=True)
    is_voice = models.BooleanField(default=False)
    voice_kind = models.CharField(
        max_length=13, choices=ContributionKind.options, default=ContributionKind.SUGGESTION
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "position"], name="listening_question_once"),
            models.CheckConstraint(
                name="listening_voice_is_open",
                condition=models.Q(is_voice=False) | models.Q(kind="open"),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Submission(Record):
    """One filled-in survey."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="submissions")
    participant = models.ForeignKey(
        Participant, models.SET_NULL, null=True, related_name="submissions"
    )
    state = models.CharField(
        max_length=9, choices=SubmissionState.options, default=SubmissionState.STARTED
    )
    submitted_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=10, choices=Channel.options, default=Channel.LINK)
    language = models.CharField(max_length=5, default="tr")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "participant"],
                condition=models.Q(participant__isnull=False),
                name="listening_submission_once",
            )
        ]


class Answer(Record):
    """One answer of a submission; choices are kept as their keys."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    text = models.TextField(blank=True)
    choices = models.JSONField(default=list)
    number = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "question"], name="listening_answer_once")
        ]


class Interview(Record):
    """A guided conversation with one participant; passages of it become contributions."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="interviews")
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True)
    title = models.CharField(max_length=200)
    interviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    questions = models.ManyToManyField(GuidingQuestion, blank=True)
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.options, default=Channel.IN_PERSON)
    state = models.CharField(
        max_length=8, choices=InterviewState.options, default=InterviewState.PLANNED
    )
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["held_on", "title"]

    def __str__(self) -> str:
        return self.title
