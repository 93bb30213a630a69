"""Who gains from a run: shares by group, envy, and the wishes that nobody could meet."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .conditions import Condition
from .pools import Person
from .runs import MatchRun

UNKNOWN = ""
PARTS_OF_DAY = ((12 * 60, "morning"), (17 * 60, "afternoon"), (24 * 60, "evening"))
ASKED = 3
NEAR_KM = 50
PORTION = 400
Line = tuple[str, str, str, str]


@dataclass(frozen=True)
class GroupRow:
    """One group's outcome; figures are None where the group is too small to be shown."""

    facet: str
    group: str
    people: int | None
    placed: int | None
    mean_score: float | None

    @property
    def share(self) -> float | None:
        """Give the share of the group that was placed."""
        if self.people is None or self.placed is None:
            return None
        return self.placed / self.people


@dataclass(frozen=True)
class Wish:
    """What waiting people have in common: a line of the coordinator's call list.

    `blocked` counts the people whom each single condition keeps from an opportunity on this
    topic; `full` those for whom all places on it were given; `ask` names opportunities on the
    topic that are nearest to them.
    """

    place: str
    language: str
    time: str
    interest: str
    people: int
    full: int
    blocked: tuple[tuple[str, int], ...]
    ask: tuple[str, ...]


@dataclass(frozen=True)
class Fairness:
    """The report of one run."""

    people: int
    placed: int
    places: int
    mean_score: float | None
    envy: int
    minimums_asked: int
    minimums_filled: int
    groups: tuple[GroupRow, ...]
    unmet: tuple[tuple[str, str, int], ...]
    wishes: tuple[Wish, ...]


def assess(run: MatchRun) -> Fairness:
    """Report on a run by group, with groups of fewer than `rules.small` people hidden.

    When one group of a facet is hidden, the next smallest is hidden with it, so that it cannot
    be found by subtraction. Envy counts people who would rather have a place that somebody
    with fewer points for it holds: the price of placing more people.
    """
    asked, filled = _minimums(run)
    facets = sorted({facet for person in run.pool.people for facet in person.groups})
    rows = [row for facet in facets for row in _group_rows(run, facet)]
    return Fairness(
        len(run.pool.people),
        int(run.placed.sum()),
        int(run.judge.left.clip(0).sum()),
        float(run.scores.mean()) if len(run.scores) else None,
        count_envy(run),
        asked,
        filled,
        tuple(rows),
        _unmet(run),
        _wishes(run),
    )


def count_envy(run: MatchRun) -> int:
    """Count people who have more points for a better-liked place than somebody who holds it."""
    top = int(np.iinfo(np.int64).max)
    lowest = np.full(len(run.pool.opportunities), top)
    np.minimum.at(lowest, run.offers, run.scores)
    own = np.full(len(run.pool.people), -1)
    own[run.owners] = run.scores
    wanting = np.flatnonzero(run.candidates.counts)
    owners, pairs = run.candidates.take(wanting, 0)
    scores = run.candidates.scores[pairs]
    envious = (scores > own[owners]) & (scores > lowest[run.candidates.offers[pairs]])
    return len(np.unique(owners[envious]))


def _minimums(run: MatchRun) -> tuple[int, int]:
    held = Counter(
        (offer, int(run.model.person_group[person]))
        for person, offer in zip(run.owners.tolist(), run.offers.tolist(), strict=True)
    )
    needs = zip(
        run.model.need_offer.tolist(),
        run.model.need_group.tolist(),
        run.model.need_amount.tolist(),
        strict=True,
    )
    asked = filled = 0
    for offer, group, amount in needs:
        asked += amount
        filled += min(amount, held[offer, group])
    return asked, filled


def _group_rows(run: MatchRun, facet: str) -> list[GroupRow]:
    members: dict[str, list[int]] = {}
    for number, person in enumerate(run.pool.people):
        members.setdefault(person.groups.get(facet, UNKNOWN), []).append(number)
    hidden = _hidden({group: len(numbers) for group, numbers in members.items()}, run.rules.small)
    score = np.full(len(run.pool.people), -1)
    score[run.owners] = run.scores
    rows = []
    for group, numbers in sorted(members.items()):
        if group in hidden:
            rows.append(GroupRow(facet, group, None, None, None))
            continue
        got = score[numbers]
        mean = float(got[got >= 0].mean()) if (got >= 0).any() else None
        rows.append(GroupRow(facet, group, len(numbers), int(run.placed[numbers].sum()), mean))
    return rows


def _hidden(sizes: dict[str, int], small: int) -> set[str]:
    order = sorted(sizes, key=lambda group: (sizes[group], group))
    hidden = [group for group in order if sizes[group] < small]
    if len(hidden) == 1 and len(order) > 1:
        hidden.append(order[1])
    return set(hidden)


def part_of_day(minute: int) -> str:
    """Name the part of the day in which a minute lies."""
    return next(name for end, name in PARTS_OF_DAY if minute < end)


def _times(person: Person) -> str:
    """Name the part of the day in which the person has most free time."""
    minutes: Counter[str] = Counter()
    for window in person.free:
        minutes[part_of_day(window.start)] += window.minutes
    return min(minutes, key=lambda name: (-minutes[name], name)) if minutes else UNKNOWN


FACETS: dict[str, Callable[[Person], tuple[str, ...]]] = {
    "place": lambda one: (one.place,),
    "language": lambda one: one.languages or (UNKNOWN,),
    "time": lambda one: (_times(one),),
    "interest": lambda one: one.interests or (UNKNOWN,),
}


def _unmet(run: MatchRun) -> tuple[tuple[str, str, int], ...]:
    """Count the waiting by each facet by itself; somebody with two interests counts in both."""
    rows: list[tuple[str, str, int]] = []
    for facet, pick in FACETS.items():
        counted: Counter[str] = Counter()
        for number in run.waiting.tolist():
            counted.update(set(pick(run.pool.people[number])))
        order = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        rows += [(facet, value, amount) for value, amount in order]
    return tuple(rows)


def _wishes(run: MatchRun) -> tuple[Wish, ...]:
    """Put the waiting with the same place, language, time and first interest on one line."""
    lines: dict[Line, list[int]] = {}
    for number in run.waiting.tolist():
        if not run.judge.person_failures[number]:
            person = run.pool.people[number]
            first = [
                FACETS[facet](person)[0] for facet in ("place", "language", "time", "interest")
            ]
            lines.setdefault((first[0], first[1], first[2], first[3]), []).append(number)
    order = sorted(lines.items(), key=lambda one: (-len(one[1]), one[0]))
    about: dict[str, list[int]] = {}
    for offer, one in enumerate(run.pool.opportunities):
        for topic in one.topics:
            about.setdefault(topic, []).append(offer)
    wishes = []
    for some in _portions(order):
        persons = np.array([number for _, numbers in some for number in numbers], dtype=np.intp)
        masks, km = run.judge.failures(persons), run.judge.kilometres(persons)
        done = 0
        for key, numbers in some:
            rows = slice(done, done + len(numbers))
            offers = np.array(about.get(key[3], []), dtype=np.intp)
            wishes.append(_wish(run, key, offers, (masks[rows][:, offers], km[rows][:, offers])))
            done += len(numbers)
    return tuple(wishes)


def _portions(lines: list[tuple[Line, list[int]]]) -> Iterator[list[tuple[Line, list[int]]]]:
    """Cut the lines so that some hundred people are judged at a time."""
    portion: list[tuple[Line, list[int]]] = []
    people = 0
    for line in lines:
        portion.append(line)
        people += len(line[1])
        if people >= PORTION:
            yield portion
            portion, people = [], 0
    if portion:
        yield portion


def _wish(
    run: MatchRun,
    key: Line,
    about: NDArray[np.intp],
    judged: tuple[NDArray[np.int32], NDArray[np.float64]],
) -> Wish:
    masks, km = judged
    lacking = np.bitwise_count(masks)
    blocked = []
    for one in Condition:
        amount = int((masks == int(one)).any(axis=1).sum())
        if amount and one.name:
            blocked.append((one.name, amount))
    near = Counter[int]()
    for row in range(len(masks)):
        reachable = (masks[row] & int(Condition.PLACE) == 0) | (km[row] <= NEAR_KM)
        near.update(about[(lacking[row] <= 1) & reachable].tolist())
    distance = dict(zip(about.tolist(), km.mean(axis=0).tolist(), strict=True))
    ask = sorted(near, key=lambda number: (-near[number], distance[number], number))[:ASKED]
    return Wish(
        *key,
        len(masks),
        int((lacking == 0).any(axis=1).sum()),
        tuple(blocked),
        tuple(run.pool.opportunities[number].id for number in ask),
    )
