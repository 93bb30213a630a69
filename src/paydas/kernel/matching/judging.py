"""Judge pairs: which conditions they fail, and what each part of their score is worth."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .conditions import Condition, ConditionTables, own_failures
from .facets import Kinds, Lookup, kinds_of
from .pools import Person, Pool
from .rules import PARTS, Rules
from .scores import UNSTATED, ScoreTables, points
from .travel import Where, distances, where_of

Indices = NDArray[np.intp]
Masks = NDArray[np.int32]
BLOCK_CELLS = 3_000_000
BLOCK_ROWS = 1024


class Judge:
    """Know one pool and one set of rules; answer for any block of people."""

    def __init__(self, pool: Pool, rules: Rules) -> None:
        """Prepare both sides; nothing here depends on who competes with whom."""
        self.pool = pool
        self.rules = rules
        self.person_number = {one.id: number for number, one in enumerate(pool.people)}
        self.offer_number = {one.id: number for number, one in enumerate(pool.opportunities)}
        taken = Counter(offer for _, offer in pool.history.accepted)
        held = Counter(person for person, _ in pool.history.accepted)
        self.left = np.array(
            [one.capacity - taken[one.id] for one in pool.opportunities], dtype=np.int64
        )
        self.open = np.array([one.wanted - held[one.id] for one in pool.people], dtype=np.int64)
        self._settled: dict[int, set[int]] = {}
        for person, offer in pool.history.accepted | pool.history.refused:
            numbers = self._settled.setdefault(self.person_number[person], set())
            numbers.add(self.offer_number[offer])
        self._conditions = ConditionTables(pool, rules, self.left)
        self._scores = ScoreTables(pool, rules)
        self._places = kinds_of(pool.opportunities, where_of)
        self._spots = _spots(pool.people)
        own = [one.travel_km for one in pool.people]
        self._limits = np.array([rules.travel_km if km is None else km for km in own], dtype=float)

    @property
    def offer_failures(self) -> Masks:
        """What excludes each opportunity from everybody."""
        return self._conditions.offer_failures

    @cached_property
    def person_failures(self) -> Masks:
        """What excludes each person from everything."""
        return np.array([int(own_failures(one)) for one in self.pool.people], dtype=np.int32)

    @property
    def spots(self) -> Indices:
        """Where each person lives, as a number that neighbours share or nearly share."""
        return self._spots.index

    def blocks(self, persons: Indices) -> list[Indices]:
        """Cut people into blocks of neighbours, so that a block can reach few opportunities."""
        order = persons[np.argsort(self._spots.index[persons], kind="stable")]
        size = max(1, min(BLOCK_ROWS, BLOCK_CELLS // max(len(self.pool.opportunities), 1)))
        return [order[start : start + size] for start in range(0, len(order), size)]

    def travel(self, persons: Indices) -> tuple[Lookup, Lookup]:
        """Make the table of failed places and the table of points for travelling."""
        keys = np.stack([self._spots.index[persons], self._limits[persons]], axis=1)
        distinct, rows = np.unique(keys, axis=0, return_inverse=True)
        spots = [self._spots.values[int(spot)] for spot in distinct[:, 0]]
        km = distances(spots, self._places.values)
        limit = distinct[:, 1][:, None]
        share = 1 - np.where(km <= limit, km, 0) / np.maximum(limit, 0.1)
        far = km > limit
        if not self.rules.place_binds:
            unknown = np.isinf(km)
            far &= ~unknown
            share[unknown] = UNSTATED
        fails = far.astype(np.int32) * int(Condition.PLACE)
        worth = points(share, self.rules.weights.get("travel", 0))
        kinds = self._places.index
        return Lookup(fails[rows], kinds), Lookup(worth[rows], kinds)

    def kilometres(self, persons: Indices) -> NDArray[np.float64]:
        """Measure how far every opportunity is from some people; infinite where unknown."""
        positions = [self._spots.values[spot] for spot in self._spots.index[persons]]
        km: NDArray[np.float64] = distances(positions, self._places.values)[:, self._places.index]
        return km

    def failures(self, persons: Indices) -> Masks:
        """Give the failed conditions of some people with every opportunity, as bits."""
        people = [self.pool.people[number] for number in persons]
        failed = self.person_failures[persons][:, None] | self.offer_failures[None, :]
        for table in [self.travel(persons)[0], *self._conditions.block(people)]:
            failed |= table.cells[:, table.kinds]
        self._mark_settled(persons, failed)
        return failed

    def passes(self, persons: Indices) -> tuple[Indices, Indices, dict[str, Lookup]]:
        """Find the pairs that pass everything, as rows of the block and opportunities.

        The tables of points come along, since the caller will want the scores of these pairs.
        """
        people = [self.pool.people[number] for number in persons]
        far, worth = self.travel(persons)
        reached = (far.cells == 0).any(axis=0)[far.kinds] & (self.offer_failures == 0)
        columns = np.flatnonzero(reached)
        near = (far.cells == 0)[:, far.kinds[columns]]
        near[self.person_failures[persons] != 0] = False
        rows, found = np.divmod(np.flatnonzero(near), max(len(columns), 1))
        offers = columns[found]
        for table in self._conditions.block(people):
            if table.cells.any():
                fine = (table.cells == 0)[rows, table.kinds[offers]]
                rows, offers = rows[fine], offers[fine]
        keep = self._unsettled(persons, rows, offers)
        return rows[keep], offers[keep], self._scores.block(people) | {"travel": worth}

    def parts(self, persons: Indices, offers: Indices) -> dict[str, NDArray[np.int32]]:
        """Take the scores of single pairs apart, part by part."""
        result = {
            part: np.zeros(len(persons), dtype=np.int32)
            for part in PARTS
            if self.rules.weights.get(part, 0)
        }
        for start in range(0, len(persons), BLOCK_ROWS):
            chosen = slice(start, start + BLOCK_ROWS)
            people = [self.pool.people[number] for number in persons[chosen]]
            tables = self._scores.block(people) | {"travel": self.travel(persons[chosen])[1]}
            rows = np.arange(len(people))
            for part, amounts in result.items():
                table = tables[part]
                amounts[chosen] = table.cells[rows, table.kinds[offers[chosen]]]
        return result

    def _mark_settled(self, persons: Indices, failed: Masks) -> None:
        for row, number in enumerate(persons.tolist()):
            for offer in self._settled.get(number, ()):
                failed[row, offer] |= int(Condition.REFUSED)

    def _unsettled(self, persons: Indices, rows: Indices, offers: Indices) -> NDArray[np.bool_]:
        keep = np.ones(len(rows), dtype=bool)
        for row, number in enumerate(persons.tolist()):
            if number in self._settled:
                keep &= ~((rows == row) & np.isin(offers, list(self._settled[number])))
        return keep


def total_points(
    tables: dict[str, Lookup], rows: Sequence[int] | Indices, offers: Indices
) -> NDArray[np.int32]:
    """Add the parts of many pairs of one block."""
    total = np.zeros(len(offers), dtype=np.int32)
    for table in tables.values():
        total += table.cells[rows, table.kinds[offers]]
    return total


def _spots(people: Sequence[Person]) -> Kinds[Where]:
    """Give numbers to the places where people live; those of one district stand together."""
    found = [where_of(one) for one in people]
    order = sorted(set(found), key=lambda one: (one.place, str(one)))
    numbers = {spot: number for number, spot in enumerate(order)}
    return Kinds(order, np.array([numbers[spot] for spot in found], dtype=np.intp))
