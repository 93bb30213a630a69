"""Everybody's chance, before a single panel is built: leximin over the linear relaxation.

While a type is free its expected seats are size x z + extra, z being the level of its round; so
the program has one row per quota and not one per type.  A type leaves when its dual is positive:
then it stands at z in every optimum.  Rows "chance <= cap" enter only where they matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.pool import Floats, Pool
from paydas.kernel.draw.problem import DrawError
from paydas.kernel.draw.solver import INFINITY, OPTIMAL, maximise

# A positive dual proves "cannot rise" only as far as round-off allows: the error of a chance is
# the round-off of a level (about 1e-14) divided by this.
POSITIVE = 1e-6
FIRST_SLACK, LAST_SLACK = 1e-11, 1e-7
SETTLED = 1e-9
# Neither tolerance of the solver leaves less round-off on every pool; the better answer is kept.
# The tight one is clean at once on most, and calls a few pools empty that are not.
TOLERANCES = (1e-9, 1e-7)
CLEAN = 3e-10


@dataclass(frozen=True, slots=True)
class Cut:
    """A bound that every panel meets though the relaxation does not: weights.panel <= most."""

    weights: Floats
    most: float


@dataclass(frozen=True, slots=True)
class Chances:
    """One chance per type, and how far weak duality leaves each level open at most."""

    by_type: Floats
    rounds: int
    gap: float


class RelaxationEmptyError(Exception):
    """Say that the linear program has no solution; only an integer program may confirm it."""


class _Rounds:
    """The linear program and what earlier rounds settled."""

    def __init__(
        self, pool: Pool, cuts: Sequence[Cut], cap: float, barred: NDArray[np.bool_] | None
    ) -> None:
        self.pool = pool
        self.upper = pool.upper if barred is None else np.where(barred, 0.0, pool.upper)
        self.weights = np.vstack(
            [np.ones(pool.types), pool.inside.T, *(cut.weights[None] for cut in cuts)]
        )
        most = [cut.most for cut in cuts]
        self.low = np.r_[pool.seats, pool.low, [-INFINITY] * len(most)]
        self.high = np.r_[pool.seats, pool.high, most]
        self.free = self.upper > 0
        self.chance = np.zeros(pool.types)
        self.capped: dict[int, int] = {}
        self.slack = FIRST_SLACK
        self.done = np.zeros(len(self.low))
        self.left = self.weights[:, self.free] @ pool.size[self.free]
        self.cap = cap
        self.gap = 0.0
        self.model = maximise(
            np.c_[self.weights, self.left],
            self.low,
            self.high,
            np.r_[self.upper, cap],
            np.r_[np.zeros(pool.types), 1.0],
        )

    def optimum(self) -> tuple[float, Floats, Floats]:
        """Return the level, the extras and the price of an extra seat per type."""
        while True:
            self.model.run()
            if self.model.getModelStatus() != OPTIMAL:
                self._loosen()
                continue
            solution = self.model.getSolution()
            columns = np.array(solution.col_value)
            duals = np.array(solution.col_dual)
            if not self._bound_above(columns):
                self._note_gap(float(columns[-1]), np.array(solution.row_dual))
                return float(columns[-1]), columns[:-1], duals[:-1]

    def _loosen(self) -> None:
        """Answer the round-off of earlier rounds with a little slack, never past LAST_SLACK."""
        later = (self.free != (self.upper > 0)).any()
        if not later or self.slack > LAST_SLACK:
            raise RelaxationEmptyError
        self.slack *= 10
        self._move_bounds()

    def _bound_above(self, columns: Floats) -> bool:
        """Add "chance <= cap" for the types that now break it."""
        pool, level = self.pool, columns[-1]
        broken = self.free & (columns[:-1] + pool.size * level > self.upper + SETTLED)
        news = [int(one) for one in np.flatnonzero(broken) if int(one) not in self.capped]
        for one in news:
            self.capped[one] = self.model.getNumRow()
            at = np.array([one, pool.types], np.int32)
            self.model.addRow(-INFINITY, self.upper[one], 2, at, np.array([1.0, pool.size[one]]))
        return bool(news)

    def _note_gap(self, level: float, row_dual: Floats) -> None:
        """Bound the level from above by weak duality and keep the largest gap.

        Any multipliers give a bound; those of the solver, cleaned of the wrong sign on rows
        without a lower bound, give a tight one.
        """
        capped = list(self.capped)
        low = np.r_[self.low - self.done - self.slack, np.full(len(capped), -INFINITY)]
        high = np.r_[self.high - self.done + self.slack, self.upper[capped]]
        price = np.where(np.isinf(low), np.maximum(row_dual, 0.0), row_dual)
        bound = float(np.where(price > 0, price * high, 0.0).sum())
        bound += float(np.where(price < 0, price * np.where(np.isinf(low), 0.0, low), 0.0).sum())
        rows = len(self.low)
        reduced = -(price[:rows] @ self.weights)
        np.subtract.at(reduced, capped, price[rows:])
        still = self.free[capped]
        of_level = 1.0 - price[:rows] @ self.left
        of_level -= (price[rows:] * self.pool.size[capped])[still].sum()
        bound += float(np.maximum(reduced, 0.0) @ np.where(self.free, self.upper, 0.0))
        bound += max(0.0, float(of_level)) * self.cap
        self.gap = max(self.gap, bound - level)

    def settle(self, who: NDArray[np.bool_], level: float) -> None:
        """Fix the chance of some types and take their seats out of the rows."""
        pool, number = self.pool, np.flatnonzero(who).astype(np.int32)
        self.chance[number] = level
        self.free &= ~who
        nothing = np.zeros(len(number))
        self.model.changeColsBounds(len(number), number, nothing, nothing)
        self.done = self.weights @ np.where(self.free, 0.0, pool.size * self.chance)
        self.left = self.weights[:, self.free] @ pool.size[self.free]
        for one in number:
            if int(one) in self.capped:
                self.model.changeCoeff(self.capped[int(one)], pool.types, 0.0)
        for row, value in enumerate(self.left):
            self.model.changeCoeff(row, pool.types, float(value))
        self._move_bounds()

    def _move_bounds(self) -> None:
        rows = np.arange(len(self.low), dtype=np.int32)
        self.model.changeRowsBounds(  # type: ignore[attr-defined]  # of the compiled part
            len(rows),
            rows,
            self.low - self.done - self.slack,
            self.high - self.done + self.slack,
        )


def relaxed_chances(
    pool: Pool,
    cuts: Sequence[Cut] = (),
    cap: float = 1.0,
    barred: NDArray[np.bool_] | None = None,
) -> Chances:
    """Maximise the lowest chance, then the next lowest, and so on, over the relaxation.

    ``barred`` marks types that are proved to stand in no panel.
    Raises RelaxationEmptyError when not even fractions of members can meet the bounds.
    """
    best, least = None, np.inf
    for tolerance in TOLERANCES:
        rounds = _Rounds(pool, cuts, cap, barred)
        rounds.model.setOptionValue("primal_feasibility_tolerance", tolerance)
        rounds.model.setOptionValue("dual_feasibility_tolerance", tolerance)
        try:
            found = _all_levels(rounds)
        except RelaxationEmptyError:
            continue
        missed = _missed(pool, pool.size * found.by_type)
        if missed < least:
            best, least = found, missed
        if least < CLEAN:
            break
    if best is None:
        raise RelaxationEmptyError
    return best


def _missed(pool: Pool, mean: Floats) -> float:
    """Return by how many seats a mean misses the bounds at most."""
    value = mean @ pool.inside
    rows = np.r_[pool.low - value, value - pool.high, abs(mean.sum() - pool.seats)]
    return float(rows.max())


def _all_levels(rounds: _Rounds) -> Chances:
    """Settle types level by level until none is free."""
    pool, count = rounds.pool, 0
    while rounds.free.any():
        count += 1
        level, extra, price = rounds.optimum()
        if level > rounds.cap - SETTLED:
            most = (rounds.upper / pool.size)[rounds.free]
            rounds.chance[rounds.free] = np.minimum(rounds.cap, most)
            break
        stuck = np.where(rounds.free & (extra <= SETTLED), -price * pool.size, 0.0)
        who = stuck > POSITIVE
        if not who.any():
            who = np.arange(pool.types) == stuck.argmax()
        rounds.settle(who, level)
    return Chances(np.clip(rounds.chance, 0.0, 1.0), count, rounds.gap)


def lowest_chance(pool: Pool, cuts: Sequence[Cut] = (), cap: float = 1.0) -> float:
    """Return the highest possible lowest chance (maximin), the first level alone."""
    if not (pool.upper > 0).any():
        raise DrawError("nobody_open")
    return _Rounds(pool, cuts, cap, None).optimum()[0]
