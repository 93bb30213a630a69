"""The two sides of a run: people (or bodies in need) and opportunities (or offers)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from .errors import MatchingError
from .times import Window, check_windows

AIMS = ("language", "health", "network")
NOTHING: Mapping[str, str] = MappingProxyType({})
NO_MINIMUMS: Mapping[str, int] = MappingProxyType({})
MAX_ID = 200
MAX_AGE = 130


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees; one hundredth (about a kilometre) is as fine as we look."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who looks for a place; or an organisation with a need.

    Whatever is left empty was not stated: it excludes nothing, and earns half the points.
    `groups` serves minimums and the fairness report alone and never enters a score.
    """

    id: str
    place: str = ""
    point: Point | None = None
    travel_km: float | None = None
    languages: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    free: tuple[Window, ...] = ()
    liked: tuple[Window, ...] = ()
    interests: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    age: int | None = None
    waiting_days: int = 0
    consent: bool = True
    withdrawn: bool = False
    wanted: int = 1
    sector: str = ""
    months: int | None = None
    groups: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Places that somebody offers; `minimums` asks for at least n of each named group."""

    id: str
    capacity: int
    title: str = ""
    place: str = ""
    point: Point | None = None
    online: bool = False
    languages: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    sessions: tuple[Window, ...] = ()
    session_count: int | None = None
    topics: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    vetted: bool = False
    voluntary: bool = True
    withdrawn: bool = False
    sector: str = ""
    months: int | None = None
    minimums: Mapping[str, int] = field(default_factory=lambda: NO_MINIMUMS)


@dataclass(frozen=True, slots=True)
class History:
    """What earlier batches settled: accepted pairs hold their place, refused ones never return."""

    accepted: frozenset[tuple[str, str]] = frozenset()
    refused: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Pool:
    """Both sides in one canonical order, so that the order of rows can change nothing."""

    people: tuple[Person, ...]
    opportunities: tuple[Opportunity, ...]
    history: History


def make_pool(
    people: Iterable[Person],
    opportunities: Iterable[Opportunity],
    history: History | None = None,
) -> Pool:
    """Check both sides and put them in the order of their ids.

    Errors: `no_people`, `no_opportunities`, `id_missing`, `id_duplicate`, `value_negative`,
    `value_unknown`, `times_overlap`, `history_unknown`; parameters `side`, `id`, `column`.
    """
    first = tuple(sorted(people, key=lambda person: person.id))
    second = tuple(sorted(opportunities, key=lambda opportunity: opportunity.id))
    if not first:
        raise MatchingError("no_people", side="people")
    if not second:
        raise MatchingError("no_opportunities", side="opportunities")
    _check_ids("people", [person.id for person in first])
    _check_ids("opportunities", [opportunity.id for opportunity in second])
    for person in first:
        _check_person(person)
    for opportunity in second:
        _check_opportunity(opportunity)
    pool = Pool(first, second, history or History())
    _check_history(pool)
    return pool


def _check_ids(side: str, ids: Sequence[str]) -> None:
    for number, one in enumerate(ids):
        if not one or len(one) > MAX_ID:
            raise MatchingError("id_missing", side=side, id=one[:40], column="id")
        if number and ids[number - 1] == one:
            raise MatchingError("id_duplicate", side=side, id=one, column="id")


def _check_person(person: Person) -> None:
    where = {"side": "people", "id": person.id}
    _check_least(where, waiting_days=(person.waiting_days, 0), wanted=(person.wanted, 1))
    _check_least(where, age=(person.age, 0), travel_km=(person.travel_km, 0))
    _check_least(where, months=(person.months, 0))
    if person.age is not None and person.age > MAX_AGE:
        raise MatchingError("value_unknown", **where, column="age", value=person.age)
    _check_shared(where, person.aims, person.point)
    _check_times(where, "free", person.free)
    _check_times(where, "liked", person.liked)


def _check_opportunity(opportunity: Opportunity) -> None:
    where = {"side": "opportunities", "id": opportunity.id}
    _check_least(where, capacity=(opportunity.capacity, 0), months=(opportunity.months, 0))
    _check_least(where, age_min=(opportunity.age_min, 0), age_max=(opportunity.age_max, 0))
    _check_least(where, session_count=(opportunity.session_count, 0))
    for amount in opportunity.minimums.values():
        _check_least(where, minimums=(amount, 0))
    _check_shared(where, opportunity.aims, opportunity.point)
    _check_times(where, "sessions", opportunity.sessions)


def _check_least(where: dict[str, str], **values: tuple[float | None, int]) -> None:
    for column, (value, least) in values.items():
        if value is not None and not value >= least:
            raise MatchingError("value_negative", **where, column=column, value=value)


def _check_shared(where: dict[str, str], aims: tuple[str, ...], point: Point | None) -> None:
    for aim in aims:
        if aim not in AIMS:
            raise MatchingError("value_unknown", **where, column="aims", value=aim)
    if point is None:
        return
    for column, value, limit in (
        ("latitude", point.latitude, 90),
        ("longitude", point.longitude, 180),
    ):
        if not -limit <= value <= limit:
            raise MatchingError("value_unknown", **where, column=column, value=value)


def _check_times(where: dict[str, str], column: str, windows: tuple[Window, ...]) -> None:
    try:
        check_windows(windows)
    except MatchingError as error:
        raise MatchingError(error.code, **where, column=column, **error.params) from error


def _check_history(pool: Pool) -> None:
    people = {person.id for person in pool.people}
    opportunities = {opportunity.id for opportunity in pool.opportunities}
    for person, opportunity in sorted(pool.history.accepted | pool.history.refused):
        if person not in people or opportunity not in opportunities:
            raise MatchingError(
                "history_unknown",
                side="history",
                id=person,
                column="opportunity",
                value=opportunity,
            )
    both = pool.history.accepted & pool.history.refused
    if both:
        person, opportunity = min(both)
        raise MatchingError("history_both", side="history", id=person, value=opportunity)
