"""Surveys, their submissions, and interviews, for staff and for who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from paydas.consultations.queries.roles import has_role
from paydas.kernel.text.folding import fold
from paydas.listening.models import (
    Answer,
    Contribution,
    Interview,
    Question,
    Submission,
    Survey,
)
from paydas.listening.queries.contributions import READERS, with_words
from paydas.listening.vocabulary import SubmissionState, SurveyState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

SENT = Q(submissions__state=SubmissionState.SUBMITTED)


def visible_to(actor: Actor) -> QuerySet[Survey]:
    """Return the surveys that anybody may answer now; staff pages load by consultation."""
    return accepting(Survey.objects.filter(is_open_to_all=True))


def accepting(found: QuerySet[Survey]) -> QuerySet[Survey]:
    """Keep the surveys that take answers today."""
    today = timezone.localdate()
    return found.filter(
        Q(opens_on=None) | Q(opens_on__lte=today),
        Q(closes_on=None) | Q(closes_on__gte=today),
        state=SurveyState.OPEN,
    )


def surveys_of(consultation_id: Key) -> QuerySet[Survey]:
    """Return the surveys of a consultation with their counts of questions and answers."""
    return (
        Survey.objects.filter(consultation_id=str(consultation_id))
        .annotate(
            asked=Count("questions", distinct=True),
            invited=Count("submissions", distinct=True),
            sent=Count("submissions", filter=SENT, distinct=True),
        )
        .order_by("-created_at")
    )


def survey_for_absent(consultation_id: Key) -> Survey | None:
    """Return the open survey that is offered to those who cannot come."""
    found = Survey.objects.filter(consultation_id=str(consultation_id), is_for_absent=True)
    return accepting(found).order_by("-created_at").first()


def survey_for_absent_of(participant_id: Key) -> Survey | None:
    """Return the open survey that a participant who cannot come is offered."""
    found = Survey.objects.filter(consultation__participants__id=participant_id, is_for_absent=True)
    return accepting(found).order_by("-created_at").first()


def submission_for_page(submission_id: Key) -> Submission | None:
    """Return a submission with its survey and whose it is."""
    return (
        Submission.objects.select_related(
            "survey__consultation__owner", "survey__notice", "participant__organisation"
        )
        .filter(pk=submission_id)
        .first()
    )


def open_answers(survey: Survey) -> QuerySet[Answer]:
    """Return the open answers of a survey with the contribution that each became."""
    found = Answer.objects.filter(
        submission__survey=survey, submission__state=SubmissionState.SUBMITTED
    ).exclude(text="")
    return found.select_related(
        "question", "submission__participant__organisation", "contribution"
    ).order_by("question__position", "submission__submitted_at", "pk")


def interviews_of(actor: Actor, consultation_id: Key) -> QuerySet[Interview]:
    """Return the interviews of a consultation for those who read unpublished words."""
    if not has_role(actor, str(consultation_id), *READERS):
        return Interview.objects.none()
    return (
        Interview.objects.filter(consultation_id=str(consultation_id))
        .select_related("participant__organisation", "participant__province", "interviewer")
        .annotate(passages=Count("contributions"))
        .order_by("held_on", "title")
    )


def titled(words: str, found: QuerySet[Interview]) -> QuerySet[Interview]:
    """Keep the interviews with a body so named."""
    for word in fold(words).split():
        found = found.filter(participant__organisation__search__contains=word)
    return found


def passages_of(interview: Interview) -> QuerySet[Contribution]:
    """Return the passages of an interview in the order in which they were written down."""
    return with_words(interview.contributions.select_related("question")).order_by(
        "noted_at", "created_at", "id"
    )


def questions_of(survey: Survey) -> list[Question]:
    """Return the questions of a survey in their order, with their headings."""
    return list(survey.questions.select_related("heading").order_by("position"))
