"""Which panels can take part in a lottery with a given mean: those on the mean's face.

Every such panel meets with equality each bound that the mean meets with equality, and agrees with
the mean where a type is surely out or surely all in.  Panels off the face are useless, and there
are many more of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paydas.kernel.draw.pool import Floats, Ints, Pool, Seats

MEETS = 1e-7


@dataclass(frozen=True, slots=True)
class Face:
    """The bounds tightened to the mean; ``active`` are the types that are still uncertain."""

    pool: Pool
    mean: Floats
    low: Floats
    high: Floats
    fixed: NDArray[np.bool_]
    active: Ints
    seats: int

    def contains(self, panels: Seats) -> NDArray[np.bool_]:
        """Say for each panel (rows) whether it lies on the face."""
        filled = csr_matrix(panels) @ self.pool.inside
        sure = np.rint(self.mean[self.fixed])
        right = np.c_[filled >= self.low, filled <= self.high, panels[:, self.fixed] == sure]
        inside: NDArray[np.bool_] = np.all(right, axis=1)
        return inside


def _on_tight_rows(pool: Pool, mean: Floats, low: Floats, high: Floats, active: Ints) -> Floats:
    """Move the mean by the round-off of the relaxation, so that tight rows hold to the last bit.

    Panels hold them exactly; a mean that misses them by 1e-9 could never be attained better.
    """
    tight = low == high
    rows = np.c_[pool.inside[np.ix_(active, np.flatnonzero(tight))], np.ones(len(active))].T
    rest = np.where(np.isin(np.arange(pool.types), active), 0.0, np.rint(mean))
    goal = np.r_[low[tight] - rest @ pool.inside[:, tight], pool.seats - rest.sum()]
    by = np.linalg.lstsq(rows @ rows.T, goal - rows @ mean[active], rcond=1e-10)[0]
    exact = rest
    exact[active] = mean[active] + rows.T @ by
    return exact


def face_of(pool: Pool, mean: Floats) -> Face:
    """Tighten the bounds of the pool to those that the mean meets with equality."""
    value = mean @ pool.inside
    fixed = (mean < MEETS) | (pool.size - mean < MEETS)
    active = np.flatnonzero(~fixed)
    low = np.where(np.abs(value - pool.high) < MEETS, pool.high, pool.low)
    high = np.where(np.abs(value - pool.low) < MEETS, pool.low, pool.high)
    return Face(
        pool=pool,
        mean=_on_tight_rows(pool, mean, low, high, active) if len(active) else mean,
        low=low,
        high=high,
        fixed=fixed,
        active=active,
        seats=round(pool.seats - np.rint(mean[fixed]).sum()),
    )
