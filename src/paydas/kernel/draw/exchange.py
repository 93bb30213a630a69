"""Panels from panels: two members leave and two others come, and no tight bound notices.

Each tight row gets a random 64-bit number; the signature of a type is the sum over its rows.  An
exchange keeps all tight rows exactly when both sides have the same sum of signatures; where a
panel breaks some, what it owes is added to the wanted sum.  All pairs of types are summed and
sorted once; then "which pair balances this one" is a look-up, many thousands at a time.
"""

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.pool import Floats, Ints

Keys = NDArray[np.uint64]
Singles = NDArray[np.float32]

MOST_PAIRS = 2_000_000  # about 32 MB
FILTER_BITS = 24  # 2 MB, near enough to the processor
MOST_LEAVING = 6000  # pairs of seats tried per panel
MOST_HITS = 400  # exchanges weighed per panel


class Exchanges:
    """Finds exchanges for panels of one face."""

    def __init__(
        self,
        inside: Singles,
        low: Singles,
        high: Singles,
        size: Singles,
        rng: np.random.Generator,
    ) -> None:
        """Sign the types and sum their pairs."""
        self.inside, self.low, self.high, self.size, self.rng = inside, low, high, size, rng
        self.tight = low == high
        numbers = rng.integers(0, 2**63, len(low), dtype=np.int64).astype(np.uint64) * 2 + 1
        self.numbers: Keys = np.where(self.tight, numbers, 0).astype(np.uint64)
        self.signature: Keys = (inside.astype(np.uint64) * self.numbers).sum(
            axis=1, dtype=np.uint64
        )
        first, second = self._pairs()
        sums = self.signature[first] + self.signature[second]
        order = np.argsort(sums)
        self.sums = sums[order]
        self.pairs = np.stack([first[order], second[order]]).astype(np.int32)
        self.filter = np.zeros(2**FILTER_BITS, bool)
        self.filter[self.sums >> np.uint64(64 - FILTER_BITS)] = True

    def _pairs(self) -> tuple[Ints, Ints]:
        """Return all pairs of types, or as many at random as memory should hold."""
        types = len(self.size)
        if types * (types + 1) // 2 <= MOST_PAIRS:
            return np.triu_indices(types)
        first, second = self.rng.integers(0, types, (2, MOST_PAIRS))
        return first, second

    def best(self, panels: Singles, seated: Ints, price: Floats) -> list[Singles]:
        """Return, for each panel where there is any, the panel after its best exchange.

        ``price`` is what the draw has too little of (positive: should come).
        """
        if not len(panels):
            return []
        first, second = np.triu_indices(seated.shape[1], 1)
        if len(first) > MOST_LEAVING:
            some = self.rng.choice(len(first), MOST_LEAVING, replace=False)
            first, second = first[some], second[some]
        broken = np.where(self.tight, panels @ self.inside - self.high, 0).astype(np.int64)
        owed = (broken.astype(np.uint64) * self.numbers).sum(axis=1, dtype=np.uint64)
        own = self.signature[seated]
        wanted = own[:, first] + own[:, second] - owed[:, None]
        maybe = self.filter[wanted >> np.uint64(64 - FILTER_BITS)]
        found = []
        for one, panel in enumerate(panels):
            at = np.flatnonzero(maybe[one])
            leave = np.stack([seated[one, first[at]], seated[one, second[at]]])
            better = self._finished(panel, leave, wanted[one, at], price)
            if better is not None:
                found.append(better)
        return found

    def _finished(self, panel: Singles, leave: Ints, wanted: Keys, price: Floats) -> Singles | None:
        """Return the panel after the best exchange of those that meet every bound."""
        start = np.searchsorted(self.sums, wanted, side="left")
        count = np.searchsorted(self.sums, wanted, side="right") - start
        which = np.repeat(np.arange(len(wanted)), count)[:MOST_HITS]
        within = np.arange(len(which)) - np.searchsorted(which, which)
        go, come = leave[:, which], self.pairs[:, start[which] + within]
        inside = self.inside
        filled = panel @ inside + inside[come].sum(axis=0) - inside[go].sum(axis=0)
        fits = ((filled >= self.low) & (filled <= self.high)).all(axis=1)
        gain = price[come].sum(axis=0) - price[go].sum(axis=0)
        right = np.flatnonzero(fits & (np.sort(go, axis=0) != np.sort(come, axis=0)).any(axis=0))
        for one in right[np.argsort(-gain[right], kind="stable")]:
            new = panel.copy()
            np.subtract.at(new, go[:, one], 1.0)
            np.add.at(new, come[:, one], 1.0)
            if (new >= 0).all() and (new <= self.size).all():
                return new
        return None
