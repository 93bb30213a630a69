"""Where the panels of a face come from: swaps, and annealing where swaps get stuck."""

import numpy as np

from paydas.kernel.draw.annealing import Annealing
from paydas.kernel.draw.face import Face
from paydas.kernel.draw.pool import Floats, Seats
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.swaps import Swaps


class Source:
    """Makes panels on one face."""

    def __init__(self, face: Face, rng: np.random.Generator) -> None:
        """Prepare the swaps; the annealing only when it is needed."""
        self.face, self.rng = face, rng
        self.swaps = Swaps(face, rng) if face.seats and len(face.active) else None
        self.annealing: Annealing | None = None

    @property
    def is_spent(self) -> bool:
        """Say whether no new panels turn up any more."""
        return self.annealing is not None and self.annealing.is_spent

    def make(self, count: int, clock: Clock, towards: Floats | None) -> list[Seats]:
        """Make about ``count`` panels."""
        if self.swaps is None:
            return [np.where(self.face.fixed, np.rint(self.face.mean), 0).astype(np.int16)]
        made = self.swaps.make(count, clock, towards)
        if self.swaps.is_stuck:
            if self.annealing is None:
                self.annealing = Annealing(self.face, self.rng)
            made += self.annealing.make(count - len(made), clock, towards)
        return made
