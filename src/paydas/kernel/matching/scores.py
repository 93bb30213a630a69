"""The score: a sum of a few visible integer parts, none of which depends on other people."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .facets import Lookup, kinds_of, membership, shared, stated, vocabulary
from .pools import Person, Pool
from .rules import PARTS, Rules
from .times import week_grid

UNSTATED = 0.5
RANK_SHARES = (1.0, 0.75, 0.5, 0.25)


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
        self._kinds = {
            "interest": kinds_of(offers, lambda one: frozenset(one.topics)),
            "aims": kinds_of(offers, lambda one: frozenset(one.aims)),
            "practice": kinds_of(offers, lambda one: frozenset(one.practice)),
            "time": kinds_of(offers, lambda one: one.sessions),
            "sector": kinds_of(offers, lambda one: one.sector),
            "horizon": kinds_of(offers, lambda one: one.months),
        }
        self._interests = vocabulary((one.interests for one in people), self._sets("interest"))
        self._aims = vocabulary((one.aims for one in people), self._sets("aims"))
        self._languages = vocabulary((one.practice for one in people), self._sets("practice"))
        self._sessions = week_grid(list(self._kinds["time"].values), inner=False)  # type: ignore[arg-type] -- the kinds of sessions are windows

    def block(self, people: Sequence[Person]) -> dict[str, Lookup]:
        """Make the tables of points for some people, one per part that has a weight."""
        makers = {
            "interest": self._interest,
            "aims": self._aims_shares,
            "practice": self._practice,
            "time": self._time,
            "sector": self._sector,
            "horizon": self._horizon,
        }
        return {
            part: Lookup(points(maker(people), self._weights[part]), self._kinds[part].index)
            for part, maker in makers.items()
            if self._weights[part]
        }

    def _sets(self, part: str) -> list[frozenset[str]]:
        return list(self._kinds[part].values)  # type: ignore[arg-type] -- these kinds are sets of words

    def _interest(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Take the best place of the offer's topics in the person's own order of wishes."""
        worth = np.zeros((len(people), max(len(self._interests), 1)), dtype=np.float32)
        for number, person in enumerate(people):
            for rank, word in reversed(list(enumerate(person.interests))):
                share = RANK_SHARES[min(rank, len(RANK_SHARES) - 1)]
                worth[number, self._interests[word]] = share
        kinds = self._sets("interest")
        shares = np.zeros((len(people), len(kinds)), dtype=np.float32)
        for column, topics in enumerate(kinds):
            if topics:
                numbers = [self._interests[word] for word in topics]
                shares[:, column] = worth[:, numbers].max(axis=1)
        shares[~stated([one.interests for one in people])] = UNSTATED
        return shares

    def _aims_shares(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Take the share of the person's aims that the offer serves."""
        wished = membership([one.aims for one in people], self._aims)
        common = shared(wished, membership(self._sets("aims"), self._aims))
        shares = common / np.maximum(wished.sum(axis=1, keepdims=True), 1)
        shares[~stated([one.aims for one in people])] = UNSTATED
        return shares

    def _practice(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Ask whether a language that the person wants to practise is spoken."""
        rows = [one.practice for one in people]
        wished = membership(rows, self._languages)
        shares = shared(wished, membership(self._sets("practice"), self._languages)).clip(0, 1)
        shares[~stated(rows)] = UNSTATED
        return shares

    def _time(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Take the share of the sessions that lies in hours which the person likes best."""
        rows = [one.liked for one in people]
        liked = shared(week_grid(rows, inner=True), self._sessions)
        length = self._sessions.sum(axis=1)
        shares = liked / np.maximum(length, 1)[None, :]
        shares[:, length == 0] = UNSTATED
        shares[~stated(rows)] = UNSTATED
        return shares

    def _sector(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Ask whether the two sides come from different sectors."""
        kinds = self._kinds["sector"].values
        shares = np.array([[float(one.sector != kind) for kind in kinds] for one in people])
        shares[:, [not kind for kind in kinds]] = UNSTATED
        shares[[not one.sector for one in people]] = UNSTATED
        return shares.astype(np.float32)

    def _horizon(self, people: Sequence[Person]) -> NDArray[np.float32]:
        """Ask how alike the two sides' horizons are: the shorter as a share of the longer."""
        kinds = self._kinds["horizon"].values
        shares = [[_alike(one.months, kind) for kind in kinds] for one in people]  # type: ignore[arg-type] -- these kinds are months
        return np.array(shares, dtype=np.float32)


def _alike(first: int | None, second: int | None) -> float:
    if first is None or second is None:
        return UNSTATED
    return min(first, second) / max(first, second, 1)


def part_names(rules: Rules) -> tuple[str, ...]:
    """Name the parts that carry a weight, in their fixed order."""
    return tuple(part for part in PARTS if rules.weights.get(part, 0))
