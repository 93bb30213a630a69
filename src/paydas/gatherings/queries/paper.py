"""What the paper of the day says: who signs, wears a badge, sits at which table, is received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.models import Participant
from paydas.core.queries.kept import kept
from paydas.core.queries.links import links_of
from paydas.gatherings.models import Attendance, GatheringPerson, Table
from paydas.gatherings.vocabulary import MODERATE_PURPOSE, TABLE_PURPOSE, PersonRole, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.models import AccessLink
    from paydas.gatherings.models import Gathering


@dataclass(frozen=True, slots=True)
class Attendee:
    """One who is expected or came: name, body, in how many sessions."""

    name: str
    organisation: str
    sessions: int
    is_sample: bool


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table with its question, and the links of its rapporteur and its moderator."""

    table: Table
    question: str
    link: AccessLink | None
    moderator_link: AccessLink | None


@kept
def attendees(gathering: Gathering, *, only_present: bool = False) -> list[Attendee]:
    """Return who stands on the lists of a gathering, each once, by body and name."""
    lines = Attendance.objects.filter(session__gathering=gathering).exclude(
        presence=Presence.ABSENT
    )
    if only_present:
        lines = lines.filter(presence=Presence.PRESENT)
    sessions: dict[UUID, int] = {}
    for key in lines.values_list("participant_id", flat=True):
        sessions[key] = sessions.get(key, 0) + 1
    found = (
        Participant.objects.filter(pk__in=list(sessions), erased_at=None)
        .select_related("person", "organisation")
        .order_by("organisation__sort", "person__sort", "pk")
    )
    return [_attendee(one, sessions[one.pk]) for one in found]


def _attendee(one: Participant, sessions: int) -> Attendee:
    name = str(one.person) if one.person else ""
    body = str(one.organisation) if one.organisation else ""
    return Attendee(name or body, body if name else "", sessions, one.is_sample)


def posts(gathering: Gathering) -> list[GatheringPerson]:
    """Return everybody who has a role, in order, each person and role once."""
    found = gathering.people.select_related("person", "organisation").order_by("position", "pk")
    once: dict[tuple[object, str], GatheringPerson] = {}
    for one in found:
        once.setdefault((one.person_id, one.role), one)
    return list(once.values())


def guests(gathering: Gathering) -> list[GatheringPerson]:
    """Return the guests of protocol, in the order in which they are received."""
    return [one for one in posts(gathering) if one.role == PersonRole.PROTOCOL]


def table_sheets(gathering: Gathering) -> list[TableSheet]:
    """Return the tables with the questions of their session and their rapporteur's links."""
    tables: Iterable[Table] = (
        Table.objects.filter(session__gathering=gathering)
        .select_related("session")
        .prefetch_related("session__questions")
        .order_by("session__number", "number")
    )
    rows = list(tables)
    keys = [table.pk for table in rows]
    links, moderating = links_of(TABLE_PURPOSE, keys), links_of(MODERATE_PURPOSE, keys)
    return [
        TableSheet(one, _question(one), links.get(one.pk), moderating.get(one.pk)) for one in rows
    ]


def _question(table: Table) -> str:
    asked = list(table.session.questions.all())
    return asked[0].text if asked else table.session.title
