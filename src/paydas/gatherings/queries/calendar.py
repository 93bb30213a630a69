"""Gatherings as appointments."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, Min
from django.utils import timezone

from paydas.gatherings.vocabulary import GatheringState
from paydas.kernel.documents.calendar import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from paydas.gatherings.models import Gathering

STATES = {GatheringState.POSTPONED: "tentative", GatheringState.CANCELLED: "cancelled"}


def with_times(found: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """Add when the first session starts and the last one ends."""
    return found.annotate(first_start=Min("sessions__starts_at"), last_end=Max("sessions__ends_at"))


def events(found: QuerySet[Gathering], address: Callable[[Gathering], str]) -> list[Event]:
    """Return the gatherings whose day is known as appointments.

    With the times of their sessions where these are known, else as whole days; a month without
    a day is no appointment.
    """
    rows = with_times(found.select_related("venue", "province"))
    return [_event(row, address(row)) for row in rows if row.dated.precision == "day"]


def _event(gathering: Gathering, address: str) -> Event:
    day = gathering.dated.earliest or timezone.localdate()
    start: datetime | None = getattr(gathering, "first_start", None)
    end: datetime | None = getattr(gathering, "last_end", None)
    if start and not end:
        end = start + timedelta(hours=1)
    is_timed = start is not None and end is not None and end >= start
    places = (gathering.venue, gathering.province)
    return Event(
        uid=f"{gathering.pk}@paydas",
        title=gathering.title,
        starts=start if is_timed and start else day,
        ends=end if is_timed and end else day,
        changed_at=gathering.created_at,
        revision=gathering.revision,
        place=", ".join(str(place) for place in places if place),
        description=gathering.purpose,
        address=address,
        state=STATES.get(GatheringState(gathering.state), "confirmed"),  # type: ignore[arg-type] # a literal
    )
