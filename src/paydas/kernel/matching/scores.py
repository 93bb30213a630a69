"""The score: a sum of a few visible integer parts, none of which depends on other people."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .facets import Lookup, kinds_of, lengths, membership, shared, stated, vocabulary
from .pools import Person, Pool
from .rules import PARTS, Rules
from .times import Meetings

UNSTATED = 0.5
RANK_SHARES = (1.0, 0.75, 0.5, 0.25)
LAST_RANK = len(RANK_SHARES) - 1


def points(shares: NDArray[np.floating], weight: int) -> NDArray[np.int32]:
    """Turn shares of a part into whole points, halves upwards."""
    whole: NDArray[np.int32] = np.floor(shares * weight + 0.5).astype(np.int32)
    return whole


class ScoreTables:
    """Answer for blocks of people what each part is worth with each opportunity (travel apart)."""

    def __init__(self, pool: Pool, rules: Rules) -> None:
        """Prepare the opportunities' side."""
        offers, people = pool.opportunities, pool.people
        self._weights = {part: rules.weights.get(part, 0) for part in PARTS}
        self._topics = kinds_of(offers, lambda one: frozenset(one.topics))
        self._served = kinds_of(offers, lambda one: frozenset(one.aims))
        self._spoken = kinds_of(offers, lambda one: frozenset(one.practice))
        self._meetings = kinds_of(offers, lambda one: one.sessions)
        self._sectors = kinds_of(offers, lambda one: one.sector)
        self._months = kinds_of(offers, lambda one: one.months)
        self._interests = vocabulary((one.interests for one in people), self._topics.values)
        self._aims = vocabulary((one.aims for one in people), self._served.values)
        self._languages = vocabulary((one.practice for one in people), self._spoken.values)
        self._hours = Meetings(self._meetings.values)

    def block(self, people: Sequence[Person]) -> dict[str, Lookup]:
        """Make the tables of points for some people, one per part that has a weight."""
        makers = (
            ("interest", self._interest, self._topics.index),
            ("aims", self._aims_shares, self._served.index),
            ("practice", self._practice, self._spoken.index),
            ("time", self._time, self._meetings.index),
            ("sector", self._sector, self._sectors.index),
            ("horizon", self._horizon, self._months.index),
        )
        return {
            part: Lookup(points(maker(people), self._weights[part]), index)
            for part, maker, index in makers
            if self._weights[part]
        }

    def _interest(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Take the best place of the offer's topics in the person's own order of wishes."""
        rows = [one.interests for one in people]
        owners = np.repeat(np.arange(len(rows)), lengths(rows))
        words = np.array([self._interests[word] for row in rows for word in row], dtype=np.intp)
        ranks = [min(rank, LAST_RANK) for row in rows for rank in range(len(row))]
        worth = np.zeros((max(len(self._interests), 1), len(people)), dtype=np.float32)
        np.maximum.at(worth, (words, owners), np.array(RANK_SHARES, np.float32)[ranks])
        kinds = self._topics.values
        shares = np.zeros((len(people), len(kinds)), dtype=np.float32)
        named = np.flatnonzero(lengths(kinds))
        if len(named):
            topics = [self._interests[word] for column in named for word in kinds[column]]
            counts = lengths(kinds)[named]
            borders = np.cumsum(counts) - counts
            shares[:, named] = np.maximum.reduceat(worth[topics], borders, axis=0).T
        shares[~stated(rows)] = UNSTATED
        return shares

    def _aims_shares(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Take the share of the person's aims that the offer serves."""
        wished = membership([one.aims for one in people], self._aims)
        common = shared(wished, membership(self._served.values, self._aims))
        shares: NDArray[np.float32] = common / np.maximum(wished.sum(axis=1, keepdims=True), 1)
        shares[~stated([one.aims for one in people])] = UNSTATED
        return shares

    def _practice(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Ask whether a language that the person wants to practise is spoken."""
        rows = [one.practice for one in people]
        wished = membership(rows, self._languages)
        shares = shared(wished, membership(self._spoken.values, self._languages)).clip(0, 1)
        shares[~stated(rows)] = UNSTATED
        return shares

    def _time(self, people: Sequence[Person]) -> NDArray[np.float64]:
        """Take the share of the sessions that lies in hours which the person likes best."""
        rows = [one.liked for one in people]
        length = self._hours.lengths
        liked = self._hours.covered(rows)
        shares: NDArray[np.float64] = liked / np.maximum(length, 1)[None, :]
        shares[:, length == 0] = UNSTATED
        shares[~stated(rows)] = UNSTATED
        return shares

    def _sector(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Ask whether the two sides come from different sectors."""
        kinds = self._sectors.values
        shares = np.array([[float(one.sector != kind) for kind in kinds] for one in people])
        shares[:, [not kind for kind in kinds]] = UNSTATED
        shares[[not one.sector for one in people]] = UNSTATED
        return shares.astype(np.float32)

    def _horizon(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Ask how alike the two sides' horizons are: the shorter as a share of the longer."""
        kinds = self._months.values
        shares = [[_alike(one.months, kind) for kind in kinds] for one in people]
        return np.array(shares, dtype=np.float32)


def _alike(first: int | None, second: int | None) -> float:
    if first is None or second is None:
        return UNSTATED
    return min(first, second) / max(first, second, 1)


def part_names(rules: Rules) -> tuple[str, ...]:
    """Name the parts that carry a weight, in their fixed order."""
    return tuple(part for part in PARTS if rules.weights.get(part, 0))
