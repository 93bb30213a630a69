"""Participants, their consents, their requests; staff only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from paydas.consultations.models import (
    Consent,
    ConsultationRole,
    DataRequest,
    Participant,
)
from paydas.consultations.vocabulary import DataRequestState
from paydas.kernel.text.folding import words

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key


def participants_of(consultation_id: Key) -> QuerySet[Participant]:
    """Return the participants of a consultation with whom they stand for and living consents."""
    living = (
        Consent.objects.filter(participant=OuterRef("pk"), withdrawn_at=None)
        .order_by()
        .values("participant")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return (
        Participant.objects.filter(consultation_id=consultation_id)
        .select_related("person", "organisation", "province")
        .annotate(living_consents=Coalesce(Subquery(living), 0))
        .order_by("organisation__sort", "person__sort", "created_at")
    )


def named(text: str, found: QuerySet[Participant]) -> QuerySet[Participant]:
    """Return the participants whose person or body is named so."""
    for word in words(text):
        found = found.filter(
            Q(person__search__contains=word) | Q(organisation__search__contains=word)
        )
    return found


def consultations_of(person_id: Key) -> list[UUID]:
    """Return the consultations in which a person takes part under their name."""
    found = Participant.objects.filter(person_id=person_id, erased_at=None)
    return list(found.values_list("consultation_id", flat=True))


def consents_of(consultation_id: Key) -> QuerySet[Consent]:
    """Return the ledger of consents, newest first."""
    return (
        Consent.objects.filter(participant__consultation_id=consultation_id)
        .select_related("participant__person", "participant__organisation", "notice")
        .order_by("-given_at", "pk")
    )


def requests_of(consultation_id: Key) -> QuerySet[DataRequest]:
    """Return the requests of data subjects: what waits first, then by date due."""
    return (
        DataRequest.objects.filter(consultation_id=consultation_id)
        .select_related("participant__person", "participant__organisation")
        .annotate(is_closed=~Q(state=DataRequestState.OPEN))
        .order_by("is_closed", "due_on", "received_on")
    )


def staff_of(consultation_id: Key) -> QuerySet[ConsultationRole]:
    """Return who works in a consultation, by name."""
    return (
        ConsultationRole.objects.filter(consultation_id=consultation_id)
        .select_related("user", "organisation")
        .order_by("role", "user__name", "pk")
    )


def with_consents(found: QuerySet[Participant]) -> QuerySet[Participant]:
    """Add the consents of each participant, newest first."""
    ledger = Consent.objects.select_related("notice").order_by("-given_at")
    return found.prefetch_related(Prefetch("consents", ledger))
