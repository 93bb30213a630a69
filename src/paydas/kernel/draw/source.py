"""Where the panels of a face come from: swaps, and exchanges where swaps get stuck."""

import numpy as np

from paydas.kernel.draw.exchange import Exchanges
from paydas.kernel.draw.face import Face
from paydas.kernel.draw.pool import Floats, Seats
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.swaps import Swaps

MENDS = 8
# Seats wrong in a panel that is worth a look-up: few; where none is so near, the nearest.
NEARLY, FARTHEST = 3, 8


class Source:
    """Makes panels on one face."""

    def __init__(self, face: Face, rng: np.random.Generator) -> None:
        """Prepare the swaps; the exchanges only when they are needed."""
        self.face, self.rng = face, rng
        self.swaps = Swaps(face, rng) if face.seats and len(face.active) else None
        self.exchanges: Exchanges | None = None
        self.mended = self.tried = 0

    def make(self, count: int, clock: Clock, towards: Floats | None) -> list[Seats]:
        """Make about ``count`` panels."""
        if self.swaps is None:
            return [np.where(self.face.fixed, np.rint(self.face.mean), 0).astype(np.int16)]
        return self.swaps.make(count, clock, towards, self)

    def mend(self, swaps: Swaps) -> None:
        """Try to finish the least broken panels of the batch by one exchange each."""
        total = swaps.short(swaps.filled).sum(axis=1)
        least = float(total[total > 0].min(initial=np.inf))
        near = np.flatnonzero((total > 0) & (total <= np.clip(least, NEARLY, FARTHEST)))
        for one in near[np.argsort(total[near], kind="stable")][:MENDS]:
            self.tried += 1
            panel = self._exchanges().best(swaps.panels[one], swaps.debt)
            if panel is not None:
                self.mended += 1
                swaps.place(int(one), panel)

    def _exchanges(self) -> Exchanges:
        if self.exchanges is None:
            self.exchanges = Exchanges(self.face, self.rng)
        return self.exchanges
