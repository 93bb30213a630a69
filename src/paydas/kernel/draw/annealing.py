"""Panels where swaps get stuck: seats are drawn anew, one after the other, at a low temperature.

Each step lifts one seat of every panel of a batch and draws who takes it among all types at once
(heat bath): the fewer bounds break, the likelier.  At the right temperature the batch wanders
among panels with a few seats wrong; those are finished by one exchange of two pairs, looked up.
The temperature follows the batch: so many panels should be nearly valid at any time.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.exchange import Exchanges
from paydas.kernel.draw.face import Face
from paydas.kernel.draw.pool import Floats, Ints, Seats
from paydas.kernel.draw.progress import Clock

Singles = NDArray[np.float32]

BATCH = 64
HOT, COLDEST, CHANGE = 1.2, 0.1, 1.03
NEAR, NEAR_SHARE = 4.0, (0.3, 0.5)  # seats wrong in a panel worth a look-up; how many should be
EVERY = 16  # steps between two rounds of look-ups
PATIENCE = 3000  # steps without any new panel
STRENGTH, STRONGEST = 0.1, 3.0  # of the debt, beside broken bounds
NOISE = 2**20
TAKEN = np.float32(1e9)


@dataclass(slots=True)
class _Batch:
    """Panels on their way: seats per active type, the seats as a list, what each row holds."""

    panels: Singles
    seated: Ints
    filled: Singles


@dataclass(slots=True)
class _Found:
    """New panels, and what the draw has too little of by now."""

    debt: Floats
    panels: list[Seats] = field(default_factory=list)
    seen: set[bytes] = field(default_factory=set)


class Annealing:
    """Source of panels on a face; keeps its batch, its debt, its temperature."""

    def __init__(self, face: Face, rng: np.random.Generator) -> None:
        """Start the batch hot, at samples of the mean."""
        self.face, self.rng = face, rng
        active = face.active
        self.inside: Singles = face.pool.inside[active].astype(np.float32)
        self.across: Singles = np.ascontiguousarray(self.inside.T)
        self.settled = np.where(face.fixed, np.rint(face.mean), 0.0)
        taken = self.settled @ face.pool.inside
        self.low: Singles = (face.low - taken).astype(np.float32)
        self.high: Singles = (face.high - taken).astype(np.float32)
        self.size: Singles = face.pool.size[active].astype(np.float32)
        self.mean = face.mean[active]
        self.prior: Singles = np.log(self.mean / self.mean.mean()).astype(np.float32)
        self.found = _Found(np.zeros(len(active)))
        self.temperature, self.is_spent = HOT, False
        self.each = np.arange(BATCH)
        count = max(NOISE, 2 * BATCH * max(len(active), face.seats))
        self.noise: Singles = -np.log(rng.exponential(size=count)).astype(np.float32)
        self.exchanges = Exchanges(self.inside, self.low, self.high, self.size, rng)
        self.batch = self._start()

    def _start(self) -> _Batch:
        running = np.cumsum(self.mean)
        panels = np.zeros((BATCH, len(self.mean)), np.float32)
        for one in range(BATCH):
            ticks = (self.rng.random() + np.arange(self.face.seats)) / self.face.seats
            hit = np.searchsorted(running, ticks * running[-1], side="right")
            np.add.at(panels[one], np.minimum(hit, len(self.mean) - 1), 1.0)
        seated = np.stack([np.repeat(np.arange(len(row)), row.astype(int)) for row in panels])
        return _Batch(panels, seated, panels @ self.inside)

    def short(self, filled: Singles) -> Singles:
        """Return by how many seats each row is broken."""
        missing: Singles = np.maximum(self.low - filled, 0) + np.maximum(filled - self.high, 0)
        return missing

    def _noise(self, width: int) -> Singles:
        """Return Gumbel numbers, so that the largest sum is a draw by exponential weights."""
        count = BATCH * width
        start = int(self.rng.integers(0, len(self.noise) - count))
        return self.noise[start : start + count].reshape(BATCH, width)

    def step(self, price: Singles) -> None:
        """Lift one seat of each panel and draw who takes it."""
        batch, each = self.batch, self.each
        scale = np.float32(1.0 / self.temperature)
        broken = self.short(batch.filled)
        gain = ((broken - self.short(batch.filled - 1)) * scale) @ self.across - price
        leave = (gain[each[:, None], batch.seated] + self._noise(self.face.seats)).argmax(axis=1)
        self._move(leave, batch.seated[each, leave], -1.0)
        broken = self.short(batch.filled)
        gain = ((broken - self.short(batch.filled + 1)) * scale) @ self.across
        gain += price + self.prior
        gain += self._noise(len(self.mean))
        gain -= TAKEN * (batch.panels > self.size - 0.5)
        come = gain.argmax(axis=1)
        self._move(leave, come, 1.0)

    def _move(self, place: Ints, who: Ints, by: float) -> None:
        batch = self.batch
        batch.panels[self.each, who] += np.float32(by)
        batch.filled += np.float32(by) * self.inside[who]
        batch.seated[self.each, place] = who

    def make(self, count: int, clock: Clock, towards: Floats | None) -> list[Seats]:
        """Make ``count`` new panels, fewer when time ends or no new ones turn up."""
        found, steps, idle = self.found, 0, 0
        found.panels = []
        extra = 0.0 if towards is None else towards[self.face.active]
        while len(found.panels) < count and idle < PATIENCE and not clock.is_over():
            before = len(found.panels)
            price = np.clip(STRENGTH * found.debt, -STRONGEST, STRONGEST) + extra
            self.step(price.astype(np.float32))
            total = self.short(self.batch.filled).sum(axis=1)
            for one in np.flatnonzero(total == 0):
                self._note(self.batch.panels[one])
            steps += 1
            if steps % EVERY == 0:
                self._finish(total)
            idle = 0 if len(found.panels) > before else idle + 1
        self.is_spent = idle >= PATIENCE
        return found.panels

    def _finish(self, total: Singles) -> None:
        """Look for exchanges that finish nearly valid panels, and steer the temperature."""
        near = np.flatnonzero(total <= NEAR)
        batch, debt = self.batch, self.found.debt
        for panel in self.exchanges.best(batch.panels[near], batch.seated[near], debt):
            self._note(panel)
        few, many = NEAR_SHARE
        if len(near) < few * BATCH:
            self.temperature = max(COLDEST, self.temperature / CHANGE)
        elif len(near) > many * BATCH:
            self.temperature = min(HOT, self.temperature * CHANGE)

    def _note(self, panel: Singles) -> None:
        """Keep a new panel; let any panel found count in the debt."""
        found = self.found
        key = panel.astype(np.int16).tobytes()
        is_new = key not in found.seen
        found.debt += (1.0 if is_new else 0.1) * (self.mean - panel)
        if is_new:
            found.seen.add(key)
            whole = self.settled.copy()
            whole[self.face.active] = panel
            found.panels.append(whole.astype(np.int16))
