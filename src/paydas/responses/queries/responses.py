"""Responses: those in force, those in draft, and the recommendations that wait for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from paydas.consultations.access import can_enter
from paydas.responses.models import Response
from paydas.responses.vocabulary import Decision, ResponseState
from paydas.sensemaking.models import Recommendation
from paydas.sensemaking.vocabulary import FindingState

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def visible_to(actor: Actor, consultation_id: UUID | None = None) -> QuerySet[Response]:
    """Return what a reader may see: published answers; the staff of a consultation sees drafts."""
    found = Response.objects.select_related("recommendation", "body")
    if consultation_id is not None:
        found = found.filter(recommendation__consultation_id=consultation_id)
        if can_enter(actor, consultation_id):
            return found
    return found.filter(state=ResponseState.PUBLISHED)


def published_recommendations(consultation_id: Key) -> QuerySet[Recommendation]:
    """Return the recommendations that must be answered, in the order of the report."""
    return Recommendation.objects.filter(
        consultation_id=consultation_id, state=FindingState.PUBLISHED
    )


def with_answers(found: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """Add to each recommendation its addressee and its responses, newest first."""
    answers = Response.objects.select_related("body").order_by("-number")
    return found.select_related("addressee").prefetch_related(Prefetch("responses", answers))


def unanswered(consultation_id: Key) -> QuerySet[Recommendation]:
    """Return the published recommendations without a published response (law 4)."""
    answer = Response.objects.filter(recommendation=OuterRef("pk"), state=ResponseState.PUBLISHED)
    return published_recommendations(consultation_id).filter(~Exists(answer))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as the public reads it."""

    id: UUID
    recommendation_id: UUID
    recommendation_code: str
    recommendation: str
    addressee: str
    body: str
    decision: str
    decision_label: StrOrPromise
    reason: str
    not_accepted_part: str
    decided_on: date
    published_on: date
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A published recommendation without an answer, and for how many days."""

    recommendation_id: UUID
    code: str
    text: str
    addressee: str
    since: date | None
    days: int | None


def answers(consultation_id: Key) -> list[Answer]:
    """Return the answers in force of a consultation, as published; one query."""
    rows = (
        Response.objects.filter(recommendation__consultation_id=consultation_id, is_current=True)
        .select_related("recommendation__addressee", "body")
        .order_by("recommendation__position", "recommendation__created_at")
    )
    return [_answer(row) for row in rows]


def _answer(row: Response) -> Answer:
    asked = row.recommendation
    return Answer(
        id=row.pk,
        recommendation_id=asked.pk,
        recommendation_code=asked.code or "",
        recommendation=asked.text,
        addressee=asked.addressee.name,
        body=row.body.name,
        decision=row.decision,
        decision_label=Decision.label_of(row.decision),
        reason=row.reason,
        not_accepted_part=row.not_accepted_part,
        decided_on=row.decided_on,
        published_on=row.published_on or row.decided_on,
        is_sample=row.is_sample,
    )


def waiting(consultation_id: Key, *, on: date | None = None) -> list[Waiting]:
    """Return the published recommendations that nobody answered yet, oldest first."""
    today = on or timezone.localdate()
    rows = unanswered(consultation_id).select_related("addressee")
    return [
        Waiting(
            recommendation_id=row.pk,
            code=row.code or "",
            text=row.text,
            addressee=row.addressee.name,
            since=row.published_on,
            days=(today - row.published_on).days if row.published_on else None,
        )
        for row in rows.order_by("published_on", "position")
    ]


def decisions(consultation_id: Key) -> dict[str, int]:
    """Count the answers in force by decision; every decision has its number, also zero."""
    counts = dict.fromkeys(Decision.values, 0)
    rows = Response.objects.filter(
        recommendation__consultation_id=consultation_id, is_current=True
    ).values_list("decision", flat=True)
    for decision in rows:
        counts[decision] += 1
    return counts
