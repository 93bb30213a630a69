"""Which panels can take part in a lottery with a given mean: those on the mean's face.

Every such panel meets with equality each bound that the mean meets with equality, and agrees with
the mean where a type is surely out or surely all in.  Panels off the face are useless, and there
are many more of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.pool import Floats, Ints, Pool

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

    def contains(self, panels: Floats) -> NDArray[np.bool_]:
        """Say for each panel (rows) whether it lies on the face."""
        filled = panels @ self.pool.inside
        sure = np.rint(self.mean[self.fixed])
        right = np.c_[filled >= self.low, filled <= self.high, panels[:, self.fixed] == sure]
        inside: NDArray[np.bool_] = np.all(right, axis=1)
        return inside


def face_of(pool: Pool, mean: Floats) -> Face:
    """Tighten the bounds of the pool to those that the mean meets with equality."""
    value = mean @ pool.inside
    fixed = (mean < MEETS) | (pool.size - mean < MEETS)
    return Face(
        pool=pool,
        mean=mean,
        low=np.where(np.abs(value - pool.high) < MEETS, pool.high, pool.low),
        high=np.where(np.abs(value - pool.low) < MEETS, pool.low, pool.high),
        fixed=fixed,
        active=np.flatnonzero(~fixed),
        seats=round(pool.seats - np.rint(mean[fixed]).sum()),
    )
