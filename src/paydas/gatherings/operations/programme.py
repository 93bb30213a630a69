"""The programme of a gathering: sessions, tables, learning objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import ProtectedError
from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.links import Grant, give_links
from paydas.core.operations.records import lock, save_changes
from paydas.core.queries.links import links_of
from paydas.gatherings.access import can_run
from paydas.gatherings.models import Gathering, LearningObjective, Session, Table
from paydas.gatherings.vocabulary import MODERATE_PURPOSE, TABLE_PURPOSE, GatheringsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from paydas.consultations.models import GuidingQuestion
    from paydas.core.actors import Actor
    from paydas.core.models import AccessLink
    from paydas.core.vocabulary import Key

MOST_TABLES = 60


@dataclass(frozen=True, slots=True)
class Times:
    """When a session starts and ends; unknown stays unknown."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def check(self) -> None:
        """Raise GatheringsError("ends_before_start")."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise GatheringsError("ends_before_start")


@operation
def add_session(
    *,
    by: Actor,
    session_id: Key,
    gathering_id: Key,
    questions: Iterable[GuidingQuestion] = (),
    objectives: Sequence[str] = (),
    **values: Any,  # noqa: ANN401 -- fields
) -> Session:
    """Add a session with its guiding questions and learning objectives; twice is one.

    Raises GatheringsError: ends_before_start, session_number_taken.
    """
    gathering = lock(Gathering, gathering_id)
    require(can_run(by, gathering))
    Times(values.get("starts_at"), values.get("ends_at")).check()
    known = Session.objects.filter(pk=session_id).first()
    if known:
        return known
    _check_number(gathering, values["number"])
    session = Session.objects.create(
        pk=session_id, gathering=gathering, is_sample=gathering.is_sample, **values
    )
    _settle(session, questions, objectives)
    record(session, scope=gathering.consultation_id, number=session.number)
    return session


@operation
def change_session(
    *,
    by: Actor,
    session_id: Key,
    seen: int | None,
    questions: Iterable[GuidingQuestion] = (),
    objectives: Sequence[str] = (),
    **values: Any,  # noqa: ANN401 -- fields
) -> Session:
    """Change a session, its questions and learning objectives.

    Raises GatheringsError: ends_before_start, session_number_taken.
    """
    session = lock(Session, session_id, seen)
    require(can_run(by, session.gathering))
    Times(values.get("starts_at"), values.get("ends_at")).check()
    if values.get("number", session.number) != session.number:
        _check_number(session.gathering, values["number"])
    changed = save_changes(session, **values)
    _settle(session, questions, objectives)
    record(session, scope=session.gathering.consultation_id, fields=changed)
    return session


@operation
def remove_session(*, by: Actor, session_id: Key) -> None:
    """Remove a session at which nobody has spoken and nobody was present.

    Raises GatheringsError: has_voices.
    """
    session = lock(Session, session_id)
    require(can_run(by, session.gathering))
    if session.attendances.exclude(presence="expected").exists():
        raise GatheringsError("has_voices")
    record(session, scope=session.gathering.consultation_id, number=session.number)
    try:
        session.delete()
    except ProtectedError:
        raise GatheringsError("has_voices") from None


@operation
def set_tables(*, by: Actor, session_id: Key, count: int, seats: int | None = None) -> list[Table]:
    """Give a session so many tables, numbered from one; tables that are in use are kept.

    Raises GatheringsError: too_many_tables, has_voices.
    """
    session = lock(Session, session_id)
    require(can_run(by, session.gathering))
    if count > MOST_TABLES:
        raise GatheringsError("too_many_tables", most=MOST_TABLES)
    known = {table.number: table for table in session.tables.all()}
    _drop([table for number, table in known.items() if number > count])
    fresh = [
        Table(session=session, number=number, seats=seats, is_sample=session.is_sample)
        for number in range(1, count + 1)
        if number not in known
    ]
    Table.objects.bulk_create(fresh)
    record(session, scope=session.gathering.consultation_id, tables=count)
    return sorted([*(t for n, t in known.items() if n <= count), *fresh], key=lambda t: t.number)


@operation
def change_table(*, by: Actor, table_id: Key, seen: int | None, **values: object) -> Table:
    """Change a table's name, seats, and whether speakers are recorded at it."""
    table = lock(Table, table_id, seen)
    gathering = table.session.gathering
    require(can_run(by, gathering))
    record(table, scope=gathering.consultation_id, fields=save_changes(table, **values))
    return table


@operation
def copy_programme(*, by: Actor, gathering_id: Key, origin_id: Key) -> list[Session]:
    """Take over the sessions and tables of another gathering of the same consultation.

    Sessions keep their time of day on the day of this gathering, where both days are known.
    Raises GatheringsError: programme_there, not_of_consultation.
    """
    gathering, origin = lock(Gathering, gathering_id), Gathering.objects.get(pk=origin_id)
    require(can_run(by, gathering))
    if gathering.consultation_id != origin.consultation_id:
        raise GatheringsError("not_of_consultation")
    if gathering.sessions.exists():
        raise GatheringsError("programme_there")
    shift = _days_between(origin, gathering)
    return [
        _copied(session, gathering, shift)
        for session in origin.sessions.prefetch_related("tables", "questions", "objectives")
    ]


@operation
def give_table_links(*, by: Actor, gathering_id: Key) -> list[AccessLink]:
    """Give every table a link for its rapporteur and one for its moderator, where it has none."""
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    tables = list(Table.objects.filter(session__gathering=gathering).select_related("session"))
    keys = [table.pk for table in tables]
    known = {one: links_of(one, keys) for one in (TABLE_PURPOSE, MODERATE_PURPOSE)}
    return give_links(
        by=by,
        grants=[
            Grant(purpose, table, scope=gathering.consultation_id)
            for table in tables
            for purpose, links in known.items()
            if table.pk not in links
        ],
    )


def _check_number(gathering: Gathering, number: int) -> None:
    if gathering.sessions.filter(number=number).exists():
        raise GatheringsError("session_number_taken", number=number)


def _settle(
    session: Session, questions: Iterable[GuidingQuestion], objectives: Sequence[str]
) -> None:
    session.questions.set(questions)
    if [one.text for one in session.objectives.all()] == list(objectives):
        return
    session.objectives.all().delete()
    LearningObjective.objects.bulk_create(
        LearningObjective(
            session=session, text=text, position=position, is_sample=session.is_sample
        )
        for position, text in enumerate(objectives, 1)
    )


def _drop(tables: list[Table]) -> None:
    keys = [table.pk for table in tables]
    if Table.objects.filter(pk__in=keys, attendances__presence="present").exists():
        raise GatheringsError("has_voices")
    try:
        Table.objects.filter(pk__in=keys).delete()
    except ProtectedError:
        raise GatheringsError("has_voices") from None


def _days_between(origin: Gathering, gathering: Gathering) -> timedelta | None:
    if origin.dated.precision != "day" or gathering.dated.precision != "day":
        return None
    first, second = origin.dated.earliest, gathering.dated.earliest
    return second - first if first and second else None


def _copied(session: Session, gathering: Gathering, shift: timedelta | None) -> Session:
    made = Session.objects.create(
        gathering=gathering,
        number=session.number,
        title=session.title,
        is_plenary=session.is_plenary,
        content=session.content,
        starts_at=_moved(session.starts_at, shift),
        ends_at=_moved(session.ends_at, shift),
        is_sample=gathering.is_sample,
    )
    _settle(made, session.questions.all(), [one.text for one in session.objectives.all()])
    Table.objects.bulk_create(
        Table(
            session=made,
            number=table.number,
            title=table.title,
            seats=table.seats,
            records_speakers=table.records_speakers,
            is_sample=gathering.is_sample,
        )
        for table in session.tables.all()
    )
    record(made, scope=gathering.consultation_id, copied=session.pk)
    return made


def _moved(moment: datetime | None, shift: timedelta | None) -> datetime | None:
    """Move by whole days on the wall clock, so that summer time changes no hour."""
    if moment is None or shift is None:
        return None
    local = timezone.localtime(moment)
    return timezone.make_aware(local.replace(tzinfo=None) + shift)
