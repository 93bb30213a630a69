from datetime import date
from uuid import uuid4

import pytest

from paydas.consultations.operations.requests import erase_participant
from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError
from paydas.gatherings.models import AccessNeed, Attendance
from paydas.gatherings.operations import attendance, minutes
from paydas.gatherings.operations.gatherings import move_gathering
from paydas.gatherings.queries.attendance import (
    at_table,
    attended,
    door_list,
    needs_of,
    spent_needs,
    turnout,
)
from paydas.gatherings.vocabulary import GatheringsError
from paydas.stakeholders.models import Person
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.gatherings import make_gathering, make_session, make_tables, mark
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db


def code_of(call, **arguments):
    with pytest.raises(GatheringsError) as problem:
        call(**arguments)
    return problem.value.code


def people_of(gathering, count):
    return [make_participant(gathering.consultation, person=make_person()) for _ in range(count)]


def test_who_is_expected_twice_stands_on_the_list_once():
    found = make_gathering()
    sessions = [make_session(found), make_session(found)]
    people = people_of(found, 3)
    mark(sessions[0], people[0])

    fresh = [
        attendance.expect(by=SYSTEM, gathering_id=found.pk, participant_ids=[p.pk for p in people])
        for _ in range(2)
    ]

    assert fresh == [5, 0]
    assert turnout(sessions[0]).present == 1
    assert door_list(sessions[1]).count() == 3


def test_marking_again_corrects_and_keeps_the_table():
    session = make_session()
    (person,) = people_of(session.gathering, 1)
    table = make_tables(session, 1)[0]
    mark(session, person, table=table)

    mark(session, person, presence="absent")

    line = Attendance.objects.get()
    assert (line.presence, line.table) == ("absent", table)


def test_a_hundred_are_marked_with_few_queries(django_assert_max_num_queries):
    session = make_session()
    people = people_of(session.gathering, 100)

    with django_assert_max_num_queries(12):
        mark(session, *people)

    assert attended(session.gathering.consultation_id).count() == 100


def test_a_table_belongs_to_its_session():
    found = make_gathering()
    first, second = make_session(found), make_session(found)
    (person,) = people_of(found, 1)
    table = make_tables(first, 1)[0]

    assert code_of(lambda: mark(second, person, table=table)) == "table_of_other_session"


def test_a_participant_of_another_consultation_is_not_marked():
    session = make_session()

    assert code_of(lambda: mark(session, make_participant(make_consultation()))) == (
        "not_of_consultation"
    )


def test_a_cancelled_gathering_takes_no_attendance():
    session = make_session()
    (person,) = people_of(session.gathering, 1)
    move_gathering(
        by=SYSTEM, gathering_id=session.gathering_id, seen=None, state="cancelled", reason="Kar"
    )

    assert code_of(lambda: mark(session, person)) == "cancelled"


def test_a_walk_in_posted_twice_is_one_person_and_present():
    found = make_gathering()
    session = make_session(found)
    door = make_staff(found.consultation, "local_organiser", gathering_id=found.pk)
    newcomer = attendance.Newcomer("Örnek Misafir", make_organisation())
    pk = uuid4()

    for _ in range(2):
        attendance.walk_in(by=door, session_id=session.pk, newcomer=newcomer, person_id=pk)

    assert Person.objects.filter(name="Örnek Misafir").count() == 1
    assert turnout(session).present == 1


def test_somebody_without_any_name_does_not_walk_in():
    newcomer = attendance.Newcomer(" ")
    arguments = {"by": SYSTEM, "session_id": make_session().pk, "newcomer": newcomer}

    assert code_of(attendance.walk_in, **arguments) == "person_nameless"


@pytest.mark.parametrize("role", ["viewer", "analyst", "approver", "rapporteur"])
def test_the_door_is_the_organisers(role):
    session = make_session()
    (person,) = people_of(session.gathering, 1)

    with pytest.raises(AccessDeniedError):
        attendance.mark_attendance(
            by=make_staff(session.gathering.consultation, role),
            gathering_id=session.gathering_id,
            marks=[attendance.Mark(person.pk, session.pk)],
        )


def test_who_sat_at_a_table_is_known():
    session = make_session()
    table = make_tables(session, 1)[0]
    here, elsewhere = people_of(session.gathering, 2)
    mark(session, here, table=table)
    mark(session, elsewhere)

    assert list(at_table(table.pk)) == [here]


def ask(gathering, person, kind="step_free"):
    return attendance.ask_for(
        by=SYSTEM, gathering_id=gathering.pk, participant_id=person.pk, kind=kind
    )


def test_a_need_is_noted_once_and_arranged():
    found = make_gathering()
    (person,) = people_of(found, 1)
    need, again = ask(found, person), ask(found, person)

    attendance.arrange_need(by=SYSTEM, need_id=need.pk, is_arranged=True)

    assert need.pk == again.pk
    assert [n.is_arranged for n in needs_of(found)] == [True]


def test_needs_are_forgotten_when_they_have_served_or_their_owner_was_erased():
    held, planned = make_gathering(), make_gathering(year=2090)
    old = ask(held, people_of(held, 1)[0])
    move_gathering(by=SYSTEM, gathering_id=held.pk, seen=None, state="held")
    stays, gone = people_of(planned, 2)
    kept, erased = ask(planned, stays), ask(planned, gone)
    erase_participant(by=SYSTEM, participant_id=gone.pk)

    spent = spent_needs(60)
    attendance.forget_needs(by=SYSTEM, need_ids=spent)

    assert set(spent) == {old.pk, erased.pk}
    assert [n.pk for n in AccessNeed.objects.all()] == [kept.pk]


def test_invented_needs_stay_however_old_the_worked_example_is():
    held = make_gathering()
    ask(held, make_participant(held.consultation, is_sample=True))
    move_gathering(by=SYSTEM, gathering_id=held.pk, seen=None, state="held")

    assert spent_needs(60) == []


def write(gathering, **values):
    values = {"minutes_id": uuid4(), "text": "Masa notları okundu."} | values
    return minutes.write_minutes(by=SYSTEM, gathering_id=gathering.pk, **values)


def test_approved_minutes_are_not_changed():
    found = write(make_gathering())
    minutes.approve_minutes(by=SYSTEM, minutes_id=found.pk, seen=1)

    change = {"by": SYSTEM, "minutes_id": found.pk, "seen": None, "text": "Başka"}
    assert code_of(minutes.change_minutes, **change) == "minutes_approved"


def test_minutes_are_approved_before_they_are_published():  # serves 2.12
    gathering = make_gathering()
    found = write(gathering)
    minutes.note_decisions(
        by=SYSTEM,
        gathering_id=gathering.pk,
        decisions=[minutes.Decision(text="Örnek metin yazılır.", due_on=date(2021, 12, 31))],
    )

    refused = code_of(minutes.publish_minutes, by=SYSTEM, minutes_id=found.pk)
    minutes.approve_minutes(by=SYSTEM, minutes_id=found.pk, seen=1)
    edition = minutes.publish_minutes(by=SYSTEM, minutes_id=found.pk)

    assert (refused, edition.number, edition.kind) == ("minutes_draft", 1, "minutes")
    assert "Örnek metin yazılır." in edition.content


def test_a_local_organiser_writes_minutes_and_does_not_approve_them():
    gathering = make_gathering()
    actor = make_staff(gathering.consultation, "local_organiser", gathering_id=gathering.pk)
    found = minutes.write_minutes(
        by=actor, minutes_id=uuid4(), gathering_id=gathering.pk, text="Görüşüldü."
    )

    with pytest.raises(AccessDeniedError):
        minutes.approve_minutes(by=actor, minutes_id=found.pk, seen=1)


def test_a_decision_is_dropped_only_with_a_reason_and_closed_once():
    gathering = make_gathering()
    (found,) = minutes.note_decisions(
        by=SYSTEM, gathering_id=gathering.pk, decisions=[minutes.Decision(text="Rehber yazılır.")]
    )
    close = {"by": SYSTEM, "decision_id": found.pk, "seen": None}

    refused = code_of(minutes.close_decision, **close, state="dropped", outcome="")
    minutes.close_decision(**close, state="done", outcome="Yayımlandı.")

    assert refused == "reason_needed"
    assert code_of(minutes.close_decision, **close, state="done", outcome="Yine") == (
        "decision_closed"
    )
