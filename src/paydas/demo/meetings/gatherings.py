"""Five gatherings, two sessions each, five tables a session: who held them, who came."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from paydas.consultations.operations.consents import Agreement, give_consents
from paydas.consultations.operations.participants import Joining, take_in
from paydas.consultations.operations.roles import Duty, give_role
from paydas.core.actors import SYSTEM
from paydas.demo.meetings.story import document, rows
from paydas.gatherings.models import Decision
from paydas.gatherings.operations import gatherings, minutes, people, programme
from paydas.gatherings.operations.attendance import Mark, ask_for, mark_attendance
from paydas.places.models import Province, Venue
from paydas.places.operations.regions import add_venue
from paydas.stakeholders.models import Representation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.consultations.models import Participant
    from paydas.demo.meetings.story import Story
    from paydas.gatherings.models import Gathering, Session, Table

TABLES = 5
ORDINALS = ("women", "children", "migration", "disability", "veterans")
# Of people.csv, by what they did at the tables; they took turns.
MODERATORS = tuple(f"p{n}" for n in range(236, 248))
RAPPORTEURS = tuple(f"p{n}" for n in range(248, 256))
NEEDS = ("step_free", "sign_language", "large_print", "captions", "assistant")


def tell(story: Story) -> None:
    """Tell the five gatherings in order."""
    told = document("gatherings.toml")
    for one in told["venues"]:
        story.keep("venue", one["key"], _venue(one))
    series = gatherings.add_series(
        by=story.actors["coordinator"],
        series_id=uuid4(),
        consultation_id=story.consultation.pk,
        title=told["series"],
        purpose=told["series_purpose"],
        is_sample=True,
    )
    story.keep("series", "meetings", series)
    for one in told["gatherings"]:
        found = _gathering(story, told, one)
        story.keep("gathering", one["key"], found)
        _programme(story, told, one)
        _people(story, one)
        _attendance(story, one)
        _minutes(story, one)
    _launch(story, told["launch"])
    organiser = story.actors["local_organiser"].user
    if organiser is not None:
        give_role(
            by=SYSTEM,
            consultation_id=story.consultation.pk,
            user_id=organiser.pk,
            duty=Duty("local_organiser", gathering_id=story.find("gathering", "veterans").pk),
        )


def _venue(one: dict[str, Any]) -> Venue:
    values = {key: one[key] for key in ("name", "address", "capacity")}
    return add_venue(
        by=SYSTEM,
        values={
            **values,
            "province_id": one["plate"],
            "has_step_free_access": one["step_free"],
            "has_accessible_toilet": one["toilet"],
            "has_hearing_loop": one["loop"],
            "is_sample": True,
        },
    )


def _gathering(story: Story, told: dict[str, Any], one: dict[str, Any]) -> Gathering:
    day: date = one["date"]
    venue = story.find("venue", one["venue"])
    found = gatherings.add_gathering(
        by=story.actors["coordinator"],
        gathering_id=uuid4(),
        consultation_id=story.consultation.pk,
        kind="focus_group",
        title=one["title"],
        purpose=one["purpose"],
        method=told["method"],
        series=story.find("series", "meetings"),
        ordinal=ORDINALS.index(one["key"]) + 1,
        theme=story.find("theme", one["key"]),
        venue=venue,
        province_id=venue.province_id,
        catchment=_provinces(one["catchment"]),
        capacity=venue.capacity,
        year=day.year,
        month=day.month,
        day=day.day,
        is_sample=True,
    )
    people.name_bodies(
        by=story.actors["coordinator"],
        gathering_id=found.pk,
        bodies=[
            people.Standing(story.find("organisation", one["host"]).pk, "host"),
            people.Standing(story.find("organisation", "b10").pk, "organiser"),
        ],
    )
    return gatherings.move_gathering(
        by=story.actors["coordinator"], gathering_id=found.pk, seen=None, state="held"
    )


def _launch(story: Story, one: dict[str, Any]) -> None:
    """Tell the launch: outside the series, its attendance was not recorded."""
    day: date = one["date"]
    venue = story.find("venue", one["venue"])
    this: dict[str, Any] = {"by": story.actors["coordinator"], "gathering_id": uuid4()}
    gatherings.add_gathering(
        **this,
        consultation_id=story.consultation.pk,
        kind="launch",
        title=one["title"],
        purpose=one["purpose"],
        venue=venue,
        province_id=venue.province_id,
        year=day.year,
        month=day.month,
        day=day.day,
        is_sample=True,
    )
    host = people.Standing(story.find("organisation", one["host"]).pk, "host")
    people.name_bodies(**this, bodies=[host])
    speaker = people.Post(story.find("person", one["speaker"]).pk, "speaker", topic=one["topic"])
    people.name_people(**this, posts=[speaker])
    story.keep("gathering", "launch", gatherings.move_gathering(**this, seen=None, state="held"))


def _provinces(plates: list[str]) -> list[Any]:
    return list(Province.objects.filter(pk__in=plates))


def _programme(story: Story, told: dict[str, Any], one: dict[str, Any]) -> None:
    found = story.find("gathering", one["key"])
    said = [row for row in rows("contributions.csv") if row["gathering"] == one["key"]]
    for planned in told["sessions"]:
        number = str(planned["number"])
        asked = sorted({row["question"] for row in said if row["session"] == number})
        session = programme.add_session(
            by=story.actors["coordinator"],
            session_id=uuid4(),
            gathering_id=found.pk,
            number=planned["number"],
            title=planned["title"],
            starts_at=_moment(one["date"], planned["starts"]),
            ends_at=_moment(one["date"], planned["ends"]),
            questions=[story.find("question", key) for key in asked],
        )
        story.keep("session", f"{one['key']}.{number}", session)
        tables = programme.set_tables(
            by=story.actors["coordinator"], session_id=session.pk, count=TABLES, seats=12
        )
        spoke = {row["table"] for row in said if row["session"] == number and row["person"]}
        for table in tables:
            kept = _with_speakers(story, table) if str(table.number) in spoke else table
            story.keep("table", f"{one['key']}.{number}.{table.number}", kept)
    for link in programme.give_table_links(by=story.actors["coordinator"], gathering_id=found.pk):
        story.keep(f"{link.purpose}_link", str(link.subject_id), link)


def _with_speakers(story: Story, table: Table) -> Table:
    return programme.change_table(
        by=story.actors["coordinator"], table_id=table.pk, seen=None, records_speakers=True
    )


def _moment(day: date, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def _people(story: Story, one: dict[str, Any]) -> None:
    found = story.find("gathering", one["key"])
    turn = ORDINALS.index(one["key"]) * 2
    posts = []
    for number in (1, 2):
        for seat in range(TABLES):
            table = story.find("table", f"{one['key']}.{number}.{seat + 1}")
            pair = {
                "moderator": MODERATORS[(turn + seat) % len(MODERATORS)],
                "rapporteur": RAPPORTEURS[(turn + seat) % len(RAPPORTEURS)],
            }
            posts += [
                people.Post(story.find("person", key).pk, role, table_id=table.pk)
                for role, key in pair.items()
            ]
    guests = [
        people.Post(story.find("person", "p216").pk, "protocol", topic="Açılış konuşması"),
        people.Post(story.find("person", "p230").pk, "coordinator"),
    ]
    people.name_people(
        by=story.actors["coordinator"], gathering_id=found.pk, posts=[*guests, *posts]
    )


def _attendance(story: Story, one: dict[str, Any]) -> None:
    """Take in who came, mark them session by session, keep them under their person's key."""
    invited = [row for row in rows("invitations.csv") if row["gathering"] == one["key"]]
    came = [row for row in invited if row["attended_sessions"]]
    keys = [row["delegate"] or row["person"] for row in came]
    joined = take_in(
        by=story.actors["coordinator"],
        consultation_id=story.consultation.pk,
        joining=_joining(story, came, keys),
    )
    marks = []
    for row, key, participant in zip(came, keys, joined, strict=True):
        story.keep("participant", key, participant)
        for number in row["attended_sessions"].split("+"):
            table = story.find("table", f"{one['key']}.{number}.{row[f'table{number}']}")
            session: Session = story.find("session", f"{one['key']}.{number}")
            marks.append(Mark(participant.pk, session.pk, table_id=table.pk))
    found = story.find("gathering", one["key"])
    mark_attendance(by=story.actors["coordinator"], gathering_id=found.pk, marks=marks)
    _consents(story, joined, _moment(one["date"], "09:30"))
    if one["key"] == "disability":
        for kind, participant in zip(NEEDS, joined, strict=False):
            ask_for(
                by=story.actors["coordinator"],
                gathering_id=found.pk,
                participant_id=participant.pk,
                kind=kind,
            )


def _joining(story: Story, came: list[dict[str, str]], keys: list[str]) -> list[Joining]:
    wanted = [story.find("person", key) for key in keys]
    roles = {
        (role.person_id, role.organisation_id): role
        for role in Representation.objects.filter(person__in=wanted)
    }
    joining = []
    for row, person in zip(came, wanted, strict=True):
        body = story.find("organisation", row["organisation"])
        role = roles.get((person.pk, body.pk))
        joining.append(Joining(body, person, role, is_sample=True))
    return joining


def _consents(story: Story, joined: Iterable[Participant], at: datetime) -> None:
    notice = story.find("notice", "participation.tr")
    agreements = [
        Agreement(participant.pk, "participation", notice, "paper") for participant in joined
    ]
    give_consents(
        by=story.actors["coordinator"],
        consultation_id=story.consultation.pk,
        agreements=agreements,
        at=at,
    )


def _minutes(story: Story, one: dict[str, Any]) -> None:
    found = story.find("gathering", one["key"])
    decided = [
        Decision(
            text=row["text"],
            session=story.find("session", f"{one['key']}.{row['session']}"),
            owner=story.find("organisation", row["owner"]),
            due_on=date.fromisoformat(row["due"]),
        )
        for row in rows("decisions.csv")
        if row["gathering"] == one["key"]
    ]
    noted = minutes.note_decisions(
        by=story.actors["coordinator"], gathering_id=found.pk, decisions=decided
    )
    for decision, outcome in zip(noted, one["outcomes"], strict=True):
        if outcome:
            minutes.close_decision(
                by=story.actors["coordinator"],
                decision_id=decision.pk,
                seen=None,
                state="done",
                outcome=outcome,
            )
    written = minutes.write_minutes(
        by=story.actors["coordinator"],
        minutes_id=uuid4(),
        gathering_id=found.pk,
        text=one["minutes"],
    )
    day = _moment(one["date"], "17:00")
    minutes.approve_minutes(
        by=story.actors["coordinator"], minutes_id=written.pk, seen=None, at=day
    )
    minutes.publish_minutes(by=story.actors["coordinator"], minutes_id=written.pk, at=day)
