"""The coordinator's telephone calls: what to ask of whom, so that waiting people find a place."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .conditions import Condition
from .judging import Indices
from .pools import Person
from .runs import MatchRun

UNKNOWN = ""
PARTS_OF_DAY = ((12 * 60, "morning"), (17 * 60, "afternoon"), (24 * 60, "evening"))
ASKED = 2
NEAR_KM = 50
PORTION = 400
FULL = "FULL"
# What an association can be asked to change; withdrawal, refusal and consent are not its own.
CHANGEABLE = (
    Condition.LANGUAGE,
    Condition.ACCESS,
    Condition.PLACE,
    Condition.TIME,
    Condition.AGE_SAFEGUARD,
    Condition.ELIGIBLE,
)
Line = tuple[str, str, str, str]


@dataclass(frozen=True)
class Call:
    """One question to whoever offers an opportunity: the one thing that keeps people out.

    `need` is a condition, or FULL where only places lack. Everybody in `persons` waits, wishes
    the topic, meets all else and would reach the floor.
    """

    offer_id: str
    need: str
    persons: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """What waiting people whom no call can help have in common: somebody must offer it anew.

    `ask` names the opportunities on their first interest that are nearest to them, however much
    else stands in the way: whoever offers these may offer it here.
    """

    place: str
    language: str
    time: str
    interest: str
    persons: tuple[str, ...]
    ask: tuple[str, ...]


def part_of_day(minute: int) -> str:
    """Name the part of the day in which a minute lies."""
    return next(name for end, name in PARTS_OF_DAY if minute < end)


def free_part(person: Person) -> str:
    """Name the part of the day in which the person has most free time."""
    minutes: Counter[str] = Counter()
    for window in person.free:
        minutes[part_of_day(window.start)] += window.minutes
    return min(minutes, key=lambda name: (-minutes[name], name)) if minutes else UNKNOWN


FACETS: dict[str, Callable[[Person], tuple[str, ...]]] = {
    "place": lambda one: (one.place,),
    "language": lambda one: one.languages or (UNKNOWN,),
    "time": lambda one: (free_part(one),),
    "interest": lambda one: one.interests or (UNKNOWN,),
}


def find_calls(run: MatchRun) -> tuple[Call, ...]:
    """Ask of each opportunity the single changes that would let waiting people in.

    A place farther than 50 km is not asked for. All questions to one offer stand together; the
    offer that could let in most people comes first.
    """
    found: dict[tuple[int, str], list[int]] = {}
    for persons in _portions(_asking(run)):
        masks, km = run.judge.failures(persons), run.judge.kilometres(persons)
        for need, hits in _single_needs(run, masks, km):
            rows, offers = np.nonzero(hits)
            good = _wished(run, persons[rows], offers)
            pairs = zip(persons[rows[good]].tolist(), offers[good].tolist(), strict=True)
            for person, offer in pairs:
                found.setdefault((offer, need), []).append(person)
    reach: dict[int, set[int]] = {}
    for (offer, _), who in found.items():
        reach.setdefault(offer, set()).update(who)
    order = sorted(found, key=lambda key: (-len(reach[key[0]]), key[0], -len(found[key]), key[1]))
    people, opportunities = run.pool.people, run.pool.opportunities
    return tuple(
        Call(opportunities[key[0]].id, key[1], tuple(people[one].id for one in sorted(found[key])))
        for key in order
    )


def _asking(run: MatchRun) -> Indices:
    """List the waiting whom nothing of their own excludes."""
    waiting = run.waiting
    asking: Indices = waiting[run.judge.person_failures[waiting] == 0]
    return asking


def _portions(persons: Indices) -> Iterator[Indices]:
    """Cut people so that some hundred are judged at a time."""
    for start in range(0, len(persons), PORTION):
        yield persons[start : start + PORTION]


def _single_needs(
    run: MatchRun, masks: NDArray[np.int32], km: NDArray[np.float64]
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Mark for each thing that may lack where it alone does."""
    yield FULL, (masks & ~int(Condition.CAPACITY)) == 0
    for one in CHANGEABLE:
        hits = masks == int(one)
        if one is Condition.PLACE:
            hits &= km <= NEAR_KM
        if one is Condition.ELIGIBLE:
            hits &= run.judge.offer_failures[None, :] == 0
        if one.name:
            yield one.name, hits


def _wished(run: MatchRun, persons: Indices, offers: Indices) -> NDArray[np.bool_]:
    """Keep pairs that would reach the floor and touch a wish, where wishes were stated."""
    parts = run.judge.parts(persons, offers)
    scores = np.sum(list(parts.values()), axis=0)
    wished: NDArray[np.bool_] = scores >= run.rules.floor
    if "interest" in parts:
        wished &= parts["interest"] > 0
    return wished


def find_wishes(run: MatchRun, helped: Collection[str]) -> tuple[Wish, ...]:
    """Put the waiting whom no call helps on lines of equal place, language, time, first wish."""
    lines: dict[Line, list[int]] = {}
    for number in _asking(run).tolist():
        person = run.pool.people[number]
        if person.id not in helped:
            first = [
                FACETS[facet](person)[0] for facet in ("place", "language", "time", "interest")
            ]
            lines.setdefault((first[0], first[1], first[2], first[3]), []).append(number)
    about: dict[str, list[int]] = {}
    for offer, one in enumerate(run.pool.opportunities):
        for topic in one.topics:
            about.setdefault(topic, []).append(offer)
    order = sorted(lines.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(_wish(run, key, numbers, about.get(key[3], [])) for key, numbers in order)


def _wish(run: MatchRun, key: Line, numbers: list[int], about: list[int]) -> Wish:
    km = run.judge.kilometres(np.array(numbers[:1], dtype=np.intp))[0]
    open_ones = [one for one in about if not run.judge.offer_failures[one]]
    near = sorted(open_ones, key=lambda one: (float(km[one]), one))[:ASKED]
    ids = tuple(sorted(run.pool.people[one].id for one in numbers))
    return Wish(*key, ids, tuple(run.pool.opportunities[one].id for one in near))
