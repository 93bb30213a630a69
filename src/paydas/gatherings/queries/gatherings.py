"""Gatherings as different readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from paydas.consultations.vocabulary import ConsultationState
from paydas.gatherings.models import (
    Attendance,
    Gathering,
    GatheringBody,
    GatheringPerson,
    GatheringSeries,
    Session,
    Table,
)
from paydas.gatherings.vocabulary import Presence
from paydas.kernel.text.folding import fold

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def visible_to(actor: Actor) -> QuerySet[Gathering]:
    """Return what anybody may see: the gatherings of consultations that are not being set up."""
    return Gathering.objects.exclude(consultation__state=ConsultationState.DRAFT)


def gatherings_of(consultation_id: Key) -> QuerySet[Gathering]:
    """Return the gatherings of a consultation in the order of their dates, unknown ones last."""
    return (
        Gathering.objects.filter(consultation_id=consultation_id)
        .select_related("province", "venue", "theme", "series")
        .order_by("year", "month", "day", "ordinal", "title")
    )


def with_counts(found: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """Add how many sessions, tables, expected and present participants each has.

    Present is a person in any session; somebody in both sessions is one.
    """
    lines = Attendance.objects.filter(session__gathering=OuterRef("pk"))
    came = lines.filter(presence=Presence.PRESENT)
    return found.annotate(
        sessions_count=_count(Session.objects.filter(gathering=OuterRef("pk")), "gathering"),
        tables_count=_count(
            Table.objects.filter(session__gathering=OuterRef("pk")), "session__gathering"
        ),
        expected_count=_people(lines),
        present_count=_people(came),
    )


def _count(rows: QuerySet[Model], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _people(rows: QuerySet[Attendance]) -> Coalesce:
    by = "session__gathering"
    counted = rows.order_by().values(by).annotate(n=Count("participant", distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def named(words: str, found: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """Return gatherings whose title or province has every word, however it is spelled."""
    for word in words.split():
        key = fold(word)
        found = found.filter(Q(search__contains=key) | Q(province__search__contains=key))
    return found


def series_of(consultation_id: Key) -> QuerySet[GatheringSeries]:
    """Return the series of a consultation with the number of their gatherings."""
    return (
        GatheringSeries.objects.filter(consultation_id=consultation_id)
        .annotate(gatherings_count=Count("gatherings"))
        .order_by("sort")
    )


def for_page(gathering: Gathering) -> Gathering:
    """Add what the page of a gathering shows; the same number of queries for any size."""
    prefetch_related_objects(
        [gathering],
        "catchment",
        "sessions__tables__people__person",
        "sessions__questions",
        "sessions__objectives",
        "gathering_set",
    )
    return gathering


def bodies_of(gathering: Gathering) -> QuerySet[GatheringBody]:
    """Return host, organiser, funder and partners."""
    return gathering.bodies.select_related("organisation").order_by("role", "pk")


def people_of(gathering: Gathering) -> QuerySet[GatheringPerson]:
    """Return people in their roles, in order."""
    return gathering.people.select_related(
        "person", "organisation", "session", "table__session"
    ).order_by("position", "pk")


def tables_of(consultation_id: Key) -> QuerySet[Table]:
    """Return every table of a consultation with its session and gathering, in order."""
    return (
        Table.objects.filter(session__gathering__consultation_id=consultation_id)
        .select_related("session__gathering")
        .order_by(
            "session__gathering__year",
            "session__gathering__month",
            "session__gathering__day",
            "session__number",
            "number",
        )
    )
