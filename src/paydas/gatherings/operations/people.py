"""Who stands behind a gathering: bodies and people in their roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.gatherings.access import can_run
from paydas.gatherings.models import Gathering, GatheringBody, GatheringPerson, Session, Table
from paydas.gatherings.vocabulary import GatheringsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Standing:
    """A body's role; a host need not be the organiser."""

    organisation_id: Key
    role: str


@dataclass(frozen=True, slots=True)
class Post:
    """A person's role at a gathering, one of its sessions or one of its tables."""

    person_id: Key
    role: str
    organisation_id: Key | None = None
    session_id: Key | None = None
    table_id: Key | None = None
    topic: str = ""
    language: str = ""


@operation
def name_bodies(*, by: Actor, gathering_id: Key, bodies: Iterable[Standing]) -> None:
    """Name host, organiser, funder, partners; what is named already stays."""
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    rows = [
        GatheringBody(gathering=gathering, organisation_id=one.organisation_id, role=one.role)
        for one in bodies
    ]
    GatheringBody.objects.bulk_create(rows, ignore_conflicts=True)
    record(
        gathering, scope=gathering.consultation_id, bodies=[str(r.organisation_id) for r in rows]
    )


@operation
def remove_body(*, by: Actor, body_id: int) -> None:
    """Take a body's role at a gathering away."""
    found = GatheringBody.objects.select_related("gathering").get(pk=body_id)
    require(can_run(by, found.gathering))
    scope = found.gathering.consultation_id
    record(found.gathering, scope=scope, removed=found.organisation_id)
    found.delete()


@operation
def name_people(*, by: Actor, gathering_id: Key, posts: Iterable[Post]) -> list[GatheringPerson]:
    """Put people into roles, many at once, in the order given; a post that is there stays once.

    Raises GatheringsError: not_of_consultation for a session or table of another gathering.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    wanted = list(posts)
    _check_places(gathering, wanted)
    known = {_key(found) for found in gathering.people.all()}
    start = gathering.people.count()
    fresh = [
        GatheringPerson(
            gathering=gathering,
            person_id=post.person_id,
            role=post.role,
            organisation_id=post.organisation_id,
            session_id=post.session_id,
            table_id=post.table_id,
            topic=post.topic,
            language=post.language,
            position=start + number,
        )
        for number, post in enumerate(wanted, 1)
        if _key(post) not in known
    ]
    GatheringPerson.objects.bulk_create(fresh)
    record(gathering, scope=gathering.consultation_id, people=[str(p.person_id) for p in fresh])
    return fresh


@operation
def remove_person(*, by: Actor, post_id: int) -> None:
    """Take a person out of a role."""
    found = GatheringPerson.objects.select_related("gathering").get(pk=post_id)
    require(can_run(by, found.gathering))
    scope = found.gathering.consultation_id
    record(found.gathering, scope=scope, removed=found.person_id)
    found.delete()


def _key(post: Post | GatheringPerson) -> tuple[str, ...]:
    return (str(post.person_id), str(post.role), str(post.session_id), str(post.table_id))


def _check_places(gathering: Gathering, posts: list[Post]) -> None:
    sessions = {str(post.session_id) for post in posts if post.session_id}
    tables = {str(post.table_id) for post in posts if post.table_id}
    ours = Session.objects.filter(gathering=gathering, pk__in=sessions).count()
    our_tables = Table.objects.filter(session__gathering=gathering, pk__in=tables).count()
    if (ours, our_tables) != (len(sessions), len(tables)):
        raise GatheringsError("not_of_consultation")
