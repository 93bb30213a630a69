"""Panels from panels: three members leave and three others come, and no tight bound notices.

Each tight row gets a random 64-bit number; the signature of a type is the sum over its rows.  An
exchange keeps all tight rows exactly when both sides have the same sum of signatures.  Millions
of threes are summed and sorted once; then "which three balance those three" is a look-up, many
thousands at a time.  It also mends a nearly valid panel, whose broken rows are added to the
wanted sum.  This is what one-for-one swaps cannot do where many quotas are exact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.face import Face
from paydas.kernel.draw.pool import Floats, Ints

Keys = NDArray[np.uint64]
MOST_THREES = 4_000_000  # about 60 MB
SIDE = 128  # so many pairs of seats, times so many further seats, are tried to leave
FILTER_BITS = 27
MOST_HITS = 2000
STEER = 0.3


@dataclass(frozen=True, slots=True)
class _Moves:
    """Possible exchanges of one panel: who leaves (three), who comes (three)."""

    leaving: Ints
    coming: Ints


class Exchanges:
    """Finds exchanges for panels of one face."""

    def __init__(self, face: Face, rng: np.random.Generator) -> None:
        """Sign the types and sum their threes."""
        self.face, self.pool, self.rng = face, face.pool, rng
        numbers = rng.integers(0, 2**63, len(face.low), dtype=np.int64).astype(np.uint64) * 2 + 1
        self.tight = face.low == face.high
        self.numbers = np.where(self.tight, numbers, 0).astype(np.uint64)
        self.signature: Keys = (face.pool.inside.astype(np.uint64) * self.numbers).sum(
            axis=1, dtype=np.uint64
        )
        self._sum_threes()

    def _sum_threes(self) -> None:
        """Sum random threes of active types, sort them, and mark them in a bit filter."""
        active = self.face.active
        often = np.cumsum(np.sqrt(np.maximum(self.face.mean[active], 1e-3)))
        grid = np.searchsorted(often, (np.arange(2**16) + 0.5) / 2**16 * often[-1])
        count = min(MOST_THREES, 4 * len(active) ** 3)
        at = grid[self.rng.integers(0, 2**16, (3, count), dtype=np.int32)]
        own = self.signature[active]
        sums = own[at[0]] + own[at[1]] + own[at[2]]
        order = np.argsort(sums)
        self.sums = sums[order]
        self.threes = active[at[:, order]].astype(np.int32)
        self.filter = np.zeros(2 ** (FILTER_BITS - 3), np.uint8)
        top = self.sums >> np.uint64(64 - FILTER_BITS)
        bits = np.left_shift(np.uint8(1), (top & np.uint64(7)).astype(np.uint8))
        np.bitwise_or.at(self.filter, top >> np.uint64(3), bits)

    def _may_hold(self, wanted: Keys) -> Ints:
        """Return the places of sums that may be in the table (few are there by mistake)."""
        top = wanted >> np.uint64(64 - FILTER_BITS)
        marks = self.filter[top >> np.uint64(3)] >> (top & np.uint64(7)).astype(np.uint8)
        return np.flatnonzero(marks & 1)

    def moves(self, panel: Floats, price: Floats) -> _Moves:
        """Look for exchanges that make (or leave) all tight rows right.

        ``price`` is what the draw already has too little of (positive: should come).
        """
        seated = np.repeat(np.arange(len(panel)), panel.astype(np.int64))
        seated = seated[~self.face.fixed[seated]]
        leave = self._drawn(np.arange(len(seated)), -price[seated], 3 * SIDE).reshape(3, SIDE)
        broken = np.where(self.tight, panel @ self.pool.inside - self.face.high, 0)
        owed = (broken.astype(np.int64).astype(np.uint64) * self.numbers).sum(dtype=np.uint64)
        own = self.signature[seated[leave]]
        wanted = ((own[0] + own[1] - owed)[:, None] + own[2][None, :]).ravel()
        hit = self._may_hold(wanted)
        places = np.stack([leave[0, hit // SIDE], leave[1, hit // SIDE], leave[2, hit % SIDE]])
        once = (places[0] != places[1]) & (places[0] != places[2]) & (places[1] != places[2])
        hit, places = hit[once], places[:, once]
        left = np.searchsorted(self.sums, wanted[hit], side="left")
        found = self.sums[np.minimum(left, len(self.sums) - 1)] == wanted[hit]
        hit, left, places = hit[found], left[found], places[:, found]
        right = np.searchsorted(self.sums, wanted[hit], side="right")
        pick = left + (self.rng.random(len(hit)) * (right - left)).astype(np.int64)
        return _Moves(seated[places], self.threes[:, pick].astype(np.int64))

    def _drawn(self, among: Ints, wish: Floats, count: int) -> Ints:
        """Draw at random, those with a high wish more often."""
        scale = np.abs(wish).max(initial=0.0) + 1e-12
        running = np.cumsum(np.exp(np.clip(wish / (STEER * scale), -3.0, 3.0)))
        at = np.searchsorted(running, self.rng.random(count) * running[-1])
        found: Ints = among[at.clip(0, len(among) - 1)]
        return found

    def best(self, panel: Floats, price: Floats) -> Floats | None:
        """Return the panel after the best exchange found, or None."""
        moves, inside = self.moves(panel, price), self.pool.inside
        come, go = moves.coming[:, :MOST_HITS], moves.leaving[:, :MOST_HITS]
        filled = panel @ inside + inside[come].sum(axis=0) - inside[go].sum(axis=0)
        fits = ((filled >= self.face.low) & (filled <= self.face.high)).all(axis=1)
        gain = price[come].sum(axis=0) - price[go].sum(axis=0)
        right = np.flatnonzero(fits)
        for one in right[np.argsort(-gain[right], kind="stable")]:
            new = panel.copy()
            np.subtract.at(new, go[:, one], 1.0)
            np.add.at(new, come[:, one], 1.0)
            if (new >= 0).all() and (new <= self.pool.size).all() and (new != panel).any():
                return new
        return None
