from uuid import uuid4

from paydas.core.actors import SYSTEM
from paydas.gatherings.operations import attendance, minutes, people
from paydas.gatherings.operations.gatherings import add_series
from tests.factories.consultations import make_participant
from tests.factories.gatherings import make_gathering, make_session, make_tables, mark
from tests.factories.stakeholders import make_person
from tests.rights import ADMINISTRATOR, EVERYBODY, STAFF, Page, in_consultation, only

BOSS = only("coordinator")
RUNNERS = only("coordinator", "local_organiser")
STAFFERS = only("coordinator", ADMINISTRATOR)


def here(world):
    found = make_gathering(world.consultation, gathering_id=world.gathering_id)
    return in_consultation(world) | {"gathering": found.pk}


def gathering_of(world):
    return make_gathering(world.consultation, gathering_id=world.gathering_id)


def a_day(world):
    return in_consultation(world) | {"gathering_id": gathering_of(world).pk}


def a_series(world):
    found = add_series(
        by=SYSTEM, series_id=uuid4(), consultation_id=world.consultation.pk, title="Seri"
    )
    return in_consultation(world) | {"pk": found.pk}


def a_session(world):
    return here(world) | {"pk": make_session(gathering_of(world)).pk}


def a_door(world):
    session = make_session(gathering_of(world))
    mark(session, make_participant(world.consultation))
    return here(world) | {"session": session.pk}


def a_table(world):
    return here(world) | {"pk": make_tables(make_session(gathering_of(world)))[0].pk}


def a_post(world):
    posts = [people.Post(make_person().pk, "speaker")]
    (found,) = people.name_people(by=SYSTEM, gathering_id=gathering_of(world).pk, posts=posts)
    return here(world) | {"what": "person", "pk": found.pk}


def a_need(world):
    found = attendance.ask_for(
        by=SYSTEM,
        gathering_id=gathering_of(world).pk,
        participant_id=make_participant(world.consultation).pk,
        kind="captions",
    )
    return here(world) | {"pk": found.pk}


def some_minutes(world):
    found = minutes.write_minutes(
        by=SYSTEM, minutes_id=uuid4(), gathering_id=gathering_of(world).pk, text="Görüşüldü."
    )
    return here(world) | {"pk": found.pk}


def a_decision(world):
    decisions = [minutes.Decision(text="Yazılır.")]
    (found,) = minutes.note_decisions(
        by=SYSTEM, gathering_id=gathering_of(world).pk, decisions=decisions
    )
    return here(world) | {"pk": found.pk}


def a_sheet(world):
    return here(world) | {"sheet": "signatures"}


PAGES = [
    Page("gatherings:feed", EVERYBODY, in_consultation),
    Page("gatherings:feed_day", EVERYBODY, a_day),
    Page("gatherings:gatherings", STAFF, in_consultation),
    Page("gatherings:add", BOSS, in_consultation),
    Page("gatherings:calendar", STAFF, in_consultation),
    Page("gatherings:decisions", STAFF, in_consultation),
    Page("gatherings:series", STAFF, in_consultation),
    Page("gatherings:add_series", BOSS, in_consultation),
    Page("gatherings:edit_series", BOSS, a_series),
    Page("gatherings:gathering", STAFF, here),
    Page("gatherings:edit", RUNNERS, here),
    Page("gatherings:move", RUNNERS, here),
    Page("gatherings:add_session", RUNNERS, here),
    Page("gatherings:edit_session", RUNNERS, a_session),
    Page("gatherings:remove_session", RUNNERS, a_session, "post"),
    Page("gatherings:tables", RUNNERS, a_session),
    Page("gatherings:edit_table", RUNNERS, a_table),
    Page("gatherings:copy", RUNNERS, here),
    Page("gatherings:people", RUNNERS, here),
    Page("gatherings:add_body", RUNNERS, here),
    Page("gatherings:add_person", RUNNERS, here),
    Page("gatherings:add_organiser", STAFFERS, here),
    Page("gatherings:remove_one", RUNNERS, a_post, "post"),
    Page("gatherings:attendance", RUNNERS, here),
    Page("gatherings:door", RUNNERS, a_door),
    Page("gatherings:walk_in", RUNNERS, a_door),
    Page("gatherings:needs", RUNNERS, here),
    Page("gatherings:arrange", RUNNERS, a_need, "post"),
    Page("gatherings:minutes", STAFF, here),
    Page("gatherings:write_minutes", RUNNERS, here),
    Page("gatherings:edit_minutes", RUNNERS, some_minutes),
    Page("gatherings:settle_minutes", BOSS, some_minutes, "post"),
    Page("gatherings:add_decision", RUNNERS, here),
    Page("gatherings:close_decision", RUNNERS, a_decision),
    Page("gatherings:papers", RUNNERS, here),
    Page("gatherings:table_links", RUNNERS, here, "post"),
    Page("gatherings:paper", RUNNERS, a_sheet),
]
