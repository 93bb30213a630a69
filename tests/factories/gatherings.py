"""Gatherings with their sessions, tables and people, made by the operations."""

from itertools import count
from uuid import uuid4

from paydas.core.actors import SYSTEM
from paydas.gatherings.operations.attendance import Mark, mark_attendance
from paydas.gatherings.operations.gatherings import add_gathering
from paydas.gatherings.operations.programme import add_session, set_tables
from tests.factories.consultations import make_consultation

numbers = count(1)


def make_gathering(consultation=None, **values):
    consultation = consultation or make_consultation()
    values = {
        "gathering_id": uuid4(),
        "kind": "workshop",
        "title": f"Örnek Çalıştay {next(numbers)}",
        "year": 2021,
        "month": 10,
        "day": 7,
    } | values
    return add_gathering(by=SYSTEM, consultation_id=consultation.pk, **values)


def make_session(gathering=None, **values):
    gathering = gathering or make_gathering()
    values = {"number": gathering.sessions.count() + 1, "title": "Oturum"} | values
    return add_session(by=SYSTEM, session_id=uuid4(), gathering_id=gathering.pk, **values)


def make_tables(session, count=2):
    return set_tables(by=SYSTEM, session_id=session.pk, count=count)


def mark(session, *participants, presence="present", table=None):
    marks = [Mark(p.pk, session.pk, presence, table.pk if table else None) for p in participants]
    return mark_attendance(by=SYSTEM, gathering_id=session.gathering_id, marks=marks)
