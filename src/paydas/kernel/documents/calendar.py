"""Write gatherings as iCalendar (RFC 5545), for a download or a feed to subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import icalendar

_STATES = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}
_PRODUCT = "-//Paydas//Paydas//EN"


@dataclass(frozen=True)
class Event:
    """One appointment.

    ``uid`` must never change for the same gathering, or calendars would show it twice;
    ``revision`` rises with every change and ``changed_at`` says when, so that calendars take
    the newer one. Two dates make an event of whole days, both included; instants need a time
    zone and are written in UTC.
    """

    uid: str
    title: str
    starts: date
    ends: date
    changed_at: datetime
    place: str = ""
    description: str = ""
    address: str = ""
    categories: tuple[str, ...] = ()
    state: Literal["confirmed", "tentative", "cancelled"] = "confirmed"
    revision: int = 0


def calendar_bytes(events: Iterable[Event], *, name: str, language: str) -> bytes:
    """Write events as one calendar; equal events give equal bytes."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, language))
    return bytes(calendar.to_ical())


def _component(event: Event, language: str) -> icalendar.Event:
    starts, ends = _times(event)
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", _instant(event.changed_at))
    component.add("last-modified", _instant(event.changed_at))
    component.add("sequence", event.revision)
    component.add("dtstart", starts)
    component.add("dtend", ends)
    component.add("summary", event.title, parameters={"language": language})
    component.add("status", _STATES[event.state])
    optional: dict[str, Any] = {
        "location": event.place,
        "description": event.description,
        "url": event.address,
        "categories": list(event.categories),
    }
    for key, value in optional.items():
        if value:
            component.add(key, value)
    return component


def _times(event: Event) -> tuple[date, date]:
    """Give start and end as the format wants them: instants in UTC, the last day excluded."""
    if isinstance(event.starts, datetime) != isinstance(event.ends, datetime):
        raise ValueError("one end is a day, the other an instant")
    if event.ends < event.starts:
        raise ValueError("ends before it starts")
    if isinstance(event.starts, datetime) and isinstance(event.ends, datetime):
        return _instant(event.starts), _instant(event.ends)
    return event.starts, event.ends + timedelta(days=1)


def _instant(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return moment.astimezone(UTC).replace(microsecond=0)
