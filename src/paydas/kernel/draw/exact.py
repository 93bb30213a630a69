"""The slow, sure side: integer programs that price panels, prove absence and confirm conflicts."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.pool import Floats, Pool, Seats
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.relaxation import Cut, relaxed_chances
from paydas.kernel.draw.solver import INFEASIBLE, INFINITY, OPTIMAL, maximise, new_model

COVERED = 1e-9
HALF = 0.5  # counts of seats are whole: below means none


class NoPanelError(Exception):
    """Say that an integer program proved: no panel meets all bounds."""


class OutOfTimeError(Exception):
    """Say that an integer program did not end in time."""


class Panels:
    """The panels found so far, each checked in whole numbers and kept once."""

    def __init__(self, pool: Pool) -> None:
        """Begin with none."""
        self.pool = pool
        self.found: list[Seats] = []
        self.seen: set[bytes] = set()

    def add(self, panel: Floats | Seats) -> bool:
        """Keep a panel if it is new; raise ValueError if it breaks a bound."""
        if not self.pool.holds(panel):
            raise ValueError("a panel that breaks a bound was offered")
        kept = panel.astype(np.int16)
        key = kept.tobytes()
        if key in self.seen:
            return False
        self.seen.add(key)
        self.found.append(kept)
        return True


class Pricing:
    """One integer program over all panels, asked again with other weights."""

    def __init__(self, pool: Pool) -> None:
        """Build the program; it is first run when asked."""
        self.pool = pool
        self.model = maximise(
            np.vstack([np.ones(pool.types), pool.inside.T]),
            np.r_[pool.seats, pool.low],
            np.r_[pool.seats, pool.high],
            pool.size,
            whole=True,
        )
        self.asked = 0

    def best(self, weights: Floats, clock: Clock) -> tuple[Floats, float]:
        """Return the panel with the largest weights.panel and a proven upper bound.

        Raises NoPanelError and OutOfTimeError.
        """
        pool, model = self.pool, self.model
        self.asked += 1
        if pool.types == 0:
            return self._empty()
        columns = np.arange(pool.types, dtype=np.int32)
        model.changeColsCost(pool.types, columns, weights)
        model.setOptionValue("time_limit", model.getRunTime() + max(0.5, clock.left()))
        model.run()
        status = model.getModelStatus()
        if status == INFEASIBLE:
            raise NoPanelError
        if status != OPTIMAL:
            raise OutOfTimeError
        panel = np.rint(np.array(model.getSolution().col_value))
        bound = max(float(model.getInfo().mip_dual_bound), float(weights @ panel))
        return panel, bound

    def _empty(self) -> tuple[Floats, float]:
        if self.pool.seats != 0 or (self.pool.low > 0).any():
            raise NoPanelError
        return np.zeros(0), 0.0


@dataclass(slots=True)
class Search:
    """What the search for a lottery carries along."""

    pool: Pool
    panels: Panels
    pricing: Pricing
    cuts: list[Cut]
    barred: NDArray[np.bool_]
    gap: float = 0.0

    @classmethod
    def over(cls, pool: Pool) -> "Search":
        """Begin a search with nothing found."""
        return cls(pool, Panels(pool), Pricing(pool), [], np.zeros(pool.types, bool))

    def chances(self, cap: float) -> Floats:
        """Ask the relaxation again, with all cuts and proofs so far; note its gap."""
        found = relaxed_chances(self.pool, self.cuts, cap, self.barred)
        self.gap = max(self.gap, found.gap)
        return found.by_type

    def uncovered(self, chance: Floats) -> NDArray[np.bool_]:
        """Return the types that should be drawn but stand in no panel yet."""
        found = self.panels.found
        covered = np.sum(found, axis=0) > 0 if found else np.zeros(self.pool.types, bool)
        missing: NDArray[np.bool_] = (chance > COVERED) & ~covered
        return missing

    def cover(self, chance: Floats, clock: Clock) -> bool:
        """Find a panel for each type that has none; True if some types were proved to have none."""
        missing = self.uncovered(chance)
        while missing.any():
            if clock.is_over():
                raise OutOfTimeError
            panel, bound = self.pricing.best(np.where(missing, 1.0, 0.0), clock)
            self.panels.add(panel)
            if bound < HALF:
                self.barred |= missing
                return True
            missing &= panel < HALF
        return False


@dataclass(frozen=True, slots=True)
class Mixture:
    """Chances aimed at, and panels with weights that reach them up to ``error``."""

    chance: Floats
    panels: Seats
    weights: Floats
    error: float


def column_generation(search: Search, cap: float, tolerance: float, clock: Clock) -> Mixture:
    """Lower the largest shortfall panel by panel; where no panel helps, cut the relaxation.

    Exact and slow: for small pools, and where the fast way ends short.
    """
    pool, panels = search.pool, search.panels
    chance = search.chances(cap)
    model, done = _master(pool), 0
    everyone = np.arange(pool.types, dtype=np.int32)
    while True:
        for panel in panels.found[done:]:
            rows = np.flatnonzero(panel)
            at = np.r_[rows, pool.types].astype(np.int32)
            model.addCol(0.0, 0.0, INFINITY, len(at), at, np.r_[panel[rows], 1.0])
        done = len(panels.found)
        wanted = pool.size * chance
        model.changeRowsBounds(  # type: ignore[attr-defined]  # of the compiled part
            pool.types, everyone, wanted, np.full(pool.types, INFINITY)
        )
        model.setOptionValue("time_limit", model.getRunTime() + max(0.5, clock.left()))
        model.run()
        if model.getModelStatus() != OPTIMAL:
            raise OutOfTimeError
        solution = model.getSolution()
        short, weights = solution.col_value[0], np.maximum(solution.col_value[1:], 0.0)
        mixture = Mixture(chance, np.array(panels.found), weights, float(short))
        if short <= tolerance or clock.is_over():
            return mixture
        price = np.maximum(np.array(solution.row_dual)[: pool.types], 0.0)
        price /= max(1e-300, float(price @ pool.size))
        try:
            best, bound = search.pricing.best(price, clock)
        except OutOfTimeError:
            return mixture
        if price @ wanted > bound + tolerance:
            search.cuts.append(Cut(price, bound))
            chance = search.chances(cap)
            panels.add(best)
        elif not panels.add(best):
            return mixture


def _master(pool: Pool) -> highspy.Highs:
    """Build: min shortfall so that every type gets its mean less size x shortfall."""
    model = new_model(primal_feasibility_tolerance=1e-10, dual_feasibility_tolerance=1e-10)
    model.addVar(-INFINITY, INFINITY)
    model.changeColCost(0, 1.0)
    for one in range(pool.types):
        model.addRow(0.0, INFINITY, 1, np.array([0], np.int32), pool.size[one : one + 1])
    model.addRow(1.0, 1.0, 0, np.array([], np.int32), np.array([]))
    return model
