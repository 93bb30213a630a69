"""Invitations as lists and counts: invited, accepted and attended are kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from paydas.consultations.queries.suppression import suppressed
from paydas.gatherings.models import Attendance, Gathering
from paydas.gatherings.vocabulary import Presence
from paydas.invitations.models import Invitation
from paydas.invitations.vocabulary import Answer
from paydas.kernel.text.folding import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key

COMING = (Answer.ACCEPTED, Answer.DELEGATED)


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many were invited, answered, came; attended is None where nobody was marked."""

    gathering: Gathering
    invited: int
    accepted: int
    declined: int
    silent: int
    attended: int | None


def invitations_of(consultation_id: Key) -> QuerySet[Invitation]:
    """Return the invitations of a consultation with what a row shows, by gathering and name."""
    return (
        Invitation.objects.filter(round__consultation_id=consultation_id)
        .select_related(
            "round",
            "gathering",
            "participant__person",
            "participant__organisation",
            "participant__province",
            "delegate__person",
        )
        .order_by(
            "gathering__year",
            "gathering__month",
            "gathering__day",
            "participant__organisation__sort",
            "participant__person__sort",
            "pk",
        )
    )


def with_attendance(found: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Add `came`: whether the invited or the delegate was present in any session."""
    lines = Attendance.objects.filter(
        session__gathering=OuterRef("gathering"), presence=Presence.PRESENT
    )
    mine = lines.filter(participant=OuterRef("participant"))
    theirs = lines.filter(participant=OuterRef("delegate"))
    return found.annotate(came=Exists(mine) | Exists(theirs))


def narrowed(found: QuerySet[Invitation], asked: Mapping[str, str]) -> QuerySet[Invitation]:
    """Keep what a list asks for: words of a name, answer, province, area, route, gathering."""
    for word in words(asked.get("q", "")):
        found = found.filter(
            Q(participant__person__search__contains=word)
            | Q(participant__organisation__search__contains=word)
        )
    plain = {
        "answer": asked.get("answer"),
        "participant__province": asked.get("province"),
        "participant__organisation__working_areas": asked.get("area"),
        "round__route": asked.get("route"),
        "gathering": asked.get("gathering"),
        "sent_by": asked.get("sent_by"),
    }
    return found.filter(**{name: value for name, value in plain.items() if value})


def funnels(consultation_id: Key) -> list[Funnel]:
    """Return invited, accepted, declined, silent and attended of each gathering; three queries."""
    counts = {
        row["gathering"]: row
        for row in Invitation.objects.filter(
            round__consultation_id=consultation_id, sent_at__isnull=False
        )
        .order_by()
        .values("gathering")
        .annotate(
            invited=Count("pk"),
            accepted=Count("pk", filter=Q(answer__in=COMING)),
            declined=Count("pk", filter=Q(answer=Answer.DECLINED)),
            silent=Count("pk", filter=Q(answer=Answer.NONE)),
        )
    }
    gatherings = Gathering.objects.filter(pk__in=counts).order_by("year", "month", "day", "pk")
    came = _present(consultation_id)
    return [
        Funnel(
            one,
            counts[one.pk]["invited"],
            counts[one.pk]["accepted"],
            counts[one.pk]["declined"],
            counts[one.pk]["silent"],
            came.get(one.pk),
        )
        for one in gatherings
    ]


def _present(consultation_id: Key) -> dict[UUID, int]:
    lines = Attendance.objects.filter(session__gathering__consultation_id=consultation_id)
    rows = lines.order_by().values("session__gathering")
    marked = rows.annotate(
        people=Count("participant", distinct=True, filter=Q(presence=Presence.PRESENT)),
        lines=Count("pk", filter=~Q(presence=Presence.EXPECTED)),
    )
    return {row["session__gathering"]: row["people"] for row in marked if row["lines"]}


def public_counts(counts: Mapping[str, int], *, people: bool) -> dict[str, int | None]:
    """Return counts that may be published: of bodies as they are, of people suppressed."""
    return suppressed(counts) if people else dict(counts)


def due_reminders(today: date, until: date) -> list[UUID]:
    """Return the invitations whose day of answers is near and that were never reminded."""
    return list(
        Invitation.objects.filter(
            sent_at__isnull=False,
            answer=Answer.NONE,
            reminded_at=None,
            round__reply_by__range=(today, until),
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )
