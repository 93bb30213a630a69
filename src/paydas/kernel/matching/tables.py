"""Balanced tables at a workshop: every table a picture of the room, one of each organisation.

Balance in several ways at once (province, sector, area) is no flow, so this is a search: deal
like cards, then swap pairs of people while that helps. The lower bound tells how far from the
best the result can be at most; where it is reached, nothing better exists.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import MatchingError
from .keys import id_keys
from .progress import SILENT, Progress, step

STARTS = 8
Seats = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to be seated; `traits` are balanced, `organisation` is kept apart."""

    id: str
    organisation: str = ""
    traits: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Seating:
    """Who sits where, and how even it is.

    `imbalance` counts, over all tables and trait values, the squared distance from an even
    split, times the square of the number of tables; `bound` is the least that any seating
    could have. `repeats` counts people who share a table with their own organisation.
    """

    table_of: Mapping[str, int]
    imbalance: int
    bound: int
    repeats: int

    @property
    def is_proven_best(self) -> bool:
        """Tell whether no seating can be more even."""
        return self.imbalance == self.bound and self.repeats == 0


def seat(
    guests: Sequence[Guest], tables: int, seed: str = "0", progress: Progress = SILENT
) -> Seating:
    """Seat guests at tables of equal size (give or take one), never two of one organisation.

    Where an organisation sends more people than there are tables, repeats cannot be avoided
    and are counted. Errors: `no_people`, `no_opportunities`, `id_duplicate`, `cancelled`.
    """
    people = sorted(guests, key=lambda guest: guest.id)
    if not people:
        raise MatchingError("no_people", side="people")
    if tables < 1:
        raise MatchingError("no_opportunities", side="opportunities")
    for first, second in itertools.pairwise(people):
        if first.id == second.id:
            raise MatchingError("id_duplicate", side="people", id=first.id, column="id")
    marks, even = _marks(people, tables)
    penalty = int((np.abs(marks).sum() + 1) * tables * tables * 4)
    organisations = _numbers([guest.organisation or f"\x1f{guest.id}" for guest in people])
    best: tuple[int, Seats] | None = None
    for start in range(STARTS):
        step(progress, "seating", start, STARTS)
        seats = _deal(people, organisations, tables, f"{seed}/{start}")
        room = _Room(marks, organisations, seats, tables, penalty)
        room.settle()
        if best is None or room.cost < best[0]:
            best = room.cost, room.seats.copy()
        if room.cost == even:
            break
    assert best is not None  # noqa: S101 -- STARTS is at least one
    repeats = _repeats(best[1], organisations)
    final = {guest.id: int(table) for guest, table in zip(people, best[1], strict=True)}
    return Seating(final, best[0] - penalty * repeats, even, repeats)


def _numbers(words: Sequence[str]) -> Seats:
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(word, len(seen)) for word in words], dtype=np.intp)


def _marks(people: Sequence[Guest], tables: int) -> tuple[NDArray[np.int64], int]:
    """Mark who has which trait value; and give the least imbalance that counting allows."""
    names = sorted({name for guest in people for name in guest.traits or {}})
    columns = []
    for name in names:
        values = [(guest.traits or {}).get(name, "") for guest in people]
        columns += [[value == one for value in values] for one in sorted(set(values))]
    marks = np.array(columns, dtype=np.int64).reshape(-1, len(people)).T
    totals = marks.sum(axis=0)
    low, more = np.divmod(totals, tables)
    least = more * (tables * (low + 1) - totals) ** 2
    least += (tables - more) * (tables * low - totals) ** 2
    return marks, int(least.sum())


def _deal(people: Sequence[Guest], organisations: Seats, tables: int, seed: str) -> Seats:
    """Deal like cards: largest organisations first, then by traits, ties by chance."""
    chance = id_keys(seed, "seat", [guest.id for guest in people])
    size = Counter(organisations.tolist())
    order = sorted(
        range(len(people)),
        key=lambda one: (
            -size[int(organisations[one])] if size[int(organisations[one])] > 1 else 0,
            int(organisations[one]) if size[int(organisations[one])] > 1 else 0,
            sorted((people[one].traits or {}).items()),
            int(chance[one]),
        ),
    )
    seats = np.zeros(len(people), dtype=np.intp)
    seats[order] = np.arange(len(people)) % tables
    return seats


def _repeats(seats: Seats, organisations: Seats) -> int:
    held = Counter(zip(seats.tolist(), organisations.tolist(), strict=True))
    return sum(amount - 1 for amount in held.values())


class _Room:
    """A seating that is bettered swap by swap."""

    def __init__(
        self,
        marks: NDArray[np.int64],
        organisations: Seats,
        seats: Seats,
        tables: int,
        penalty: int,
    ) -> None:
        self.marks, self.organisations, self.seats = marks, organisations, seats
        self.tables, self.penalty = tables, penalty
        self.counts = np.zeros((tables, marks.shape[1]), dtype=np.int64)
        np.add.at(self.counts, seats, marks)
        self.held = np.zeros((tables, int(organisations.max()) + 1), dtype=np.int64)
        np.add.at(self.held, (seats, organisations), 1)

    @property
    def cost(self) -> int:
        """Imbalance, and a heavy penalty for each repeat."""
        spread = self.tables * self.counts - self.marks.sum(axis=0)
        repeats = int((self.held - 1).clip(0).sum())
        return int((spread**2).sum()) + self.penalty * repeats

    def settle(self) -> None:
        """Go round the room and make each person's best swap, until a round changes nothing."""
        moved = True
        while moved:
            moved = False
            for person in range(len(self.seats)):
                gains = self._gains(person)
                other = int(gains.argmin())
                if gains[other] < 0:
                    self._swap(person, other)
                    moved = True

    def _gains(self, person: int) -> NDArray[np.int64]:
        """Give the change of cost for swapping one person with each other one.

        With counts c at two tables and d the difference of the two people's marks, the squared
        sums change by 2 d (a - b + d) in each column, times the square of the tables.
        """
        here, table = self.seats[person], self.seats
        other = self.marks - self.marks[person]
        change = 2 * other * (self.counts[here] - self.counts[table] + other)
        gains: NDArray[np.int64] = change.sum(axis=1) * self.tables**2
        own, organisations = self.organisations[person], self.organisations
        leave = (self.held[here, own] > 1).astype(np.int64)
        come = self.held[table, own] > 0
        theirs = (self.held[table, organisations] > 1).astype(np.int64)
        arrive = self.held[here, organisations] > 0
        gains += self.penalty * (come - leave + arrive - theirs)
        same = organisations == own
        gains[same] = (change.sum(axis=1) * self.tables**2)[same]
        gains[table == here] = 0
        return gains

    def _swap(self, person: int, other: int) -> None:
        here, there = self.seats[person], self.seats[other]
        for one, leaves, enters in ((person, here, there), (other, there, here)):
            self.counts[leaves] -= self.marks[one]
            self.counts[enters] += self.marks[one]
            self.held[leaves, self.organisations[one]] -= 1
            self.held[enters, self.organisations[one]] += 1
        self.seats[person], self.seats[other] = there, here
