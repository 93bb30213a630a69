"""The gatherings of a consultation in a few figures, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.gatherings.models import Attendance, Gathering
from paydas.gatherings.vocabulary import GatheringState, Presence

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """How many gatherings, how many still to be held; who was present (None: not recorded)."""

    count: int
    waiting: int
    tables: int
    attended: int | None


def summary(consultation_id: Key) -> Summary:
    """Count gatherings, tables and those present, each person once; two queries."""
    found = Gathering.objects.filter(consultation_id=consultation_id).aggregate(
        count=Count("pk", distinct=True),
        waiting=Count("pk", distinct=True, filter=Q(state=GatheringState.PLANNED)),
        tables=Count("sessions__tables", distinct=True),
    )
    marked = Attendance.objects.filter(
        session__gathering__consultation_id=consultation_id
    ).aggregate(
        lines=Count("pk", filter=~Q(presence=Presence.EXPECTED)),
        people=Count("participant", distinct=True, filter=Q(presence=Presence.PRESENT)),
    )
    return Summary(**found, attended=marked["people"] if marked["lines"] else None)
