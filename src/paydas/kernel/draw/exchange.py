"""Panels from panels: three members leave and three others come, and no tight bound notices.

Each tight row gets a random 64-bit number; the signature of a type is the sum over its rows.  An
exchange keeps all tight rows exactly when both sides have the same sum of signatures.  The sums of
all pairs are sorted once; then "two more to balance this trial" is a look-up, thousands at a time.
It also mends a nearly valid panel, whose broken rows are added to the wanted sum.  This is what
one-for-one swaps cannot do where many quotas are exact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.face import Face
from paydas.kernel.draw.pool import Floats, Ints

Keys = NDArray[np.uint64]
MOST_TYPES = 1200  # 720,000 pairs, about 30 MB
SIDE = 192  # so many threes out, times so many in
FILTER_BITS = 24
STEER = 0.3


@dataclass(frozen=True, slots=True)
class _Moves:
    """Possible exchanges of one panel: who leaves (three), who comes (three)."""

    leaving: Ints
    coming: Ints


class Exchanges:
    """Finds exchanges for panels of one face."""

    def __init__(self, face: Face, rng: np.random.Generator) -> None:
        """Sort the pair sums of the active types."""
        self.face, self.pool, self.rng = face, face.pool, rng
        numbers = rng.integers(0, 2**63, len(face.low), dtype=np.int64).astype(np.uint64) * 2 + 1
        self.tight = face.low == face.high
        self.numbers = np.where(self.tight, numbers, 0).astype(np.uint64)
        self.signature: Keys = (face.pool.inside.astype(np.uint64) * self.numbers).sum(
            axis=1, dtype=np.uint64
        )
        among = face.active
        if len(among) > MOST_TYPES:
            among = np.sort(rng.choice(among, MOST_TYPES, replace=False))
        first, second = np.triu_indices(len(among))
        sums = self.signature[among[first]] + self.signature[among[second]]
        order = np.argsort(sums, kind="stable")
        self.sums = sums[order]
        self.first = among[first[order]].astype(np.int32)
        self.second = among[second[order]].astype(np.int32)
        self.filter = np.zeros(2**FILTER_BITS, bool)
        self.filter[self.sums >> np.uint64(64 - FILTER_BITS)] = True

    def moves(self, panel: Floats, price: Floats) -> _Moves:
        """Look for exchanges that make (or leave) all tight rows right.

        ``price`` is what the draw already has too little of (positive: should come).
        """
        seated = np.repeat(np.arange(len(panel)), panel.astype(np.int64))
        seated = seated[~self.face.fixed[seated]]
        out = self._triples(seated, -price[seated])
        enter = self._drawn(self.face.active, price[self.face.active], SIDE)
        broken = np.where(self.tight, panel @ self.pool.inside - self.face.high, 0)
        owed = (broken.astype(np.int64).astype(np.uint64) * self.numbers).sum(dtype=np.uint64)
        wanted = self.signature[out].sum(axis=0, dtype=np.uint64) - owed
        wanted = (wanted[:, None] - self.signature[enter][None, :]).ravel()
        hit = np.flatnonzero(self.filter[wanted >> np.uint64(64 - FILTER_BITS)])
        leaving, first = out[:, hit // SIDE], enter[hit % SIDE]
        real = (leaving != first).all(axis=0)
        hit, leaving, first = hit[real], leaving[:, real], first[real]
        left = np.searchsorted(self.sums, wanted[hit], side="left")
        found = self.sums[np.minimum(left, len(self.sums) - 1)] == wanted[hit]
        hit, left, leaving, first = hit[found], left[found], leaving[:, found], first[found]
        right = np.searchsorted(self.sums, wanted[hit], side="right")
        pick = left + (self.rng.random(len(hit)) * (right - left)).astype(np.int64)
        coming = np.stack([first, self.first[pick], self.second[pick]])
        return _Moves(leaving, coming.astype(np.int64))

    def _triples(self, seated: Ints, wish: Floats) -> Ints:
        """Draw threes of seats to leave; types, not seats, are returned."""
        places = self._drawn(np.arange(len(seated)), wish, 3 * SIDE).reshape(3, SIDE)
        once = (places[0] != places[1]) & (places[0] != places[2]) & (places[1] != places[2])
        found: Ints = seated[places[:, once]]
        return found

    def _drawn(self, among: Ints, wish: Floats, count: int) -> Ints:
        """Draw at random, those with a high wish more often."""
        scale = np.abs(wish).max(initial=0.0) + 1e-12
        running = np.cumsum(np.exp(np.clip(wish / (STEER * scale), -3.0, 3.0)))
        at = np.searchsorted(running, self.rng.random(count) * running[-1])
        found: Ints = among[at.clip(0, len(among) - 1)]
        return found

    def best(self, panel: Floats, price: Floats) -> Floats | None:
        """Return the panel after the best exchange found, or None."""
        moves = self.moves(panel, price)
        gain = price[moves.coming].sum(axis=0) - price[moves.leaving].sum(axis=0)
        for one in np.argsort(-gain)[:64]:
            new = panel.copy()
            np.subtract.at(new, moves.leaving[:, one], 1.0)
            np.add.at(new, moves.coming[:, one], 1.0)
            if (new == panel).all() or (new > self.pool.size).any() or (new < 0).any():
                continue
            filled = new @ self.pool.inside
            if ((filled >= self.face.low) & (filled <= self.face.high)).all():
                return new
        return None
