"""Panels by repair: a systematic sample of the mean, then one-for-one swaps, many at once.

A running debt (mean minus what was made) steers starts and swaps, so that the average of the
panels stays close to the mean.  Same idea as balanced sampling (Deville, Tillé) and herding.
"""

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.face import Face
from paydas.kernel.draw.pool import Floats, Ints, Seats
from paydas.kernel.draw.progress import Clock

FORBIDDEN = 99.0
TABU = 6  # swaps during which a moved type rests
LEAVING, ENTERING, DRAWN = 12, 24, 64  # candidates that a step weighs
STEPS = 120  # swaps after which a start is given up
WINDOW, TOO_MANY_STUCK = 16, 3


class Swaps:
    """Source of panels on a face; keeps its batch, its debt and its random state."""

    def __init__(self, face: Face, rng: np.random.Generator) -> None:
        """Prepare the lists of candidates of each row."""
        self.face, self.pool, self.rng = face, face.pool, rng
        pool, active = face.pool, face.active
        self.rows = len(pool.low)
        self.batch = int(np.clip(pool.types // 8, 8, 64))
        self.low, self.high = np.r_[face.low, -np.inf], np.r_[face.high, np.inf]
        self.inside = np.c_[pool.inside, np.zeros(pool.types)]
        self.debt = np.zeros(pool.types)
        self.is_stuck = False
        self.leaving = min(LEAVING, face.seats)
        own = [active[pool.inside[active, row] > 0] for row in range(self.rows)]
        lists = [one if len(one) else active for one in own] + [active]
        self.length = np.array([len(one) for one in lists])
        self.offset = np.r_[0, np.cumsum(self.length)[:-1]]
        self.flat = np.concatenate(lists)
        wide = np.array([len(np.unique(column)) for column in pool.slots.T], float)
        self.slot_weight = wide / wide.sum()
        self.slots = np.ascontiguousarray(pool.slots[active].T)
        self.settled = np.where(face.fixed, np.rint(face.mean), 0.0)
        self.wishes = 0.02 * face.mean, pool.size - 0.02 * (pool.size - face.mean)
        often = np.sqrt(np.maximum(face.mean[active], 1e-3))
        self.often = np.cumsum(often / often.sum())
        self._allocate()

    def _allocate(self) -> None:
        batch, pool = self.batch, self.pool
        self.panels = np.zeros((batch, pool.types))
        self.seated = np.zeros((batch, self.face.seats), np.int64)
        self.filled = np.zeros((batch, self.rows + 1))
        self.resting = np.zeros((batch, pool.types), np.int32)
        self.age = np.zeros(batch, np.int64)
        self.each = np.arange(batch)

    def short(self, filled: Floats) -> Floats:
        """Return by how many seats each row is broken."""
        missing: Floats = np.maximum(self.low - filled, 0) + np.maximum(filled - self.high, 0)
        return missing

    def start(self, places: Ints) -> None:
        """Sample the mean plus debt systematically over types sorted by two random features."""
        face, rng, count = self.face, self.rng, len(places)
        wish = np.clip(face.mean + self.debt / self.batch, *self.wishes)[face.active]
        each, types = np.arange(count)[:, None], len(face.active)
        order = np.argsort(self._sorting(count), axis=1)
        running = np.cumsum(wish[order], axis=1)
        running = running / running[:, -1:] + each
        ticks = (rng.random((count, 1)) + np.arange(face.seats)) / face.seats + each
        hit = np.searchsorted(running.ravel(), ticks.ravel(), side="right").reshape(ticks.shape)
        seated = face.active[order[each, np.clip(hit - each * types, 0, types - 1)]]
        panels = np.tile(self.settled, (count, 1))
        np.add.at(panels, (each, seated), 1.0)
        for one in np.flatnonzero((panels > self.pool.size).any(axis=1)):
            self._fit(panels[one])
            seated[one] = np.repeat(face.active, panels[one, face.active].astype(np.int64))
        self.panels[places] = panels
        self.seated[places] = seated
        self.filled[places] = panels @ self.inside
        self.resting[places] = 0
        self.age[places] = 0

    def _sorting(self, count: int) -> Floats:
        """Return random keys by which types of one value stand together, for each panel."""
        rng, each = self.rng, np.arange(count)[:, None]
        chosen = np.argsort(rng.exponential(size=(count, len(self.slot_weight))) / self.slot_weight)
        key = rng.random((count, self.rows + 1))
        first, second = self.slots[chosen[:, 0]], self.slots[chosen[:, min(1, len(self.slots) - 1)]]
        sorting: Floats = np.round(key[each, first] * 1e6) + key[each, second]
        return sorting + 1e-3 * rng.random(sorting.shape)

    def _fit(self, panel: Floats) -> None:
        """Take seats from types that scaling pushed beyond their size (rare)."""
        active, size = self.face.active, self.pool.size
        for full in np.flatnonzero(panel > size):
            while panel[full] > size[full]:
                panel[full] -= 1
                panel[self.rng.choice(active[panel[active] < size[active]])] += 1

    def step(self, towards: Floats | None, broken: Floats) -> None:
        """Make the best sampled swap in each panel; ``broken`` is short(filled)."""
        less = self.short(self.filled - 1) - broken
        more = self.short(self.filled + 1) - broken
        price = self.debt / (np.abs(self.debt).max() + 1e-9)
        if towards is not None:
            price = price + towards
        row, focus = self._focus(broken, less)
        coming = self._sampled(row)
        go, come = self._costs(price, focus, coming, less, more)
        self._apply(go - 0.6 * focus, go, come, coming, less + more)

    def _focus(self, broken: Floats, less: Floats) -> tuple[Ints, NDArray[np.bool_]]:
        """Choose one broken row per panel: which rows to draw from, which members to move."""
        row = (broken * (1 + self.rng.random(broken.shape))).argmax(axis=1)
        over = self.filled[self.each, row] > self.high[row]
        duties = self.pool.slots[self.seated]
        focus = (duties == row[:, None, None]).any(axis=2) & over[:, None]
        some = (focus * (0.1 + self.rng.random(focus.shape))).argmax(axis=1)
        one = duties[self.each, some]
        need = less[self.each[:, None], one] * self.rng.random(one.shape)
        leaves = np.where(need.max(axis=1) > 0, one[self.each, need.argmax(axis=1)], self.rows)
        return np.where(over, leaves, row), focus

    def _sampled(self, row: Ints) -> Ints:
        """Draw candidates to come in: half from the row in focus, half from everybody."""
        active = self.face.active
        at = self.rng.random((self.batch, DRAWN))
        half = DRAWN // 2
        coming = np.empty((self.batch, DRAWN), np.int64)
        from_row = (at[:, :half] * self.length[row][:, None]).astype(np.int64)
        coming[:, :half] = self.flat[self.offset[row][:, None] + from_row]
        others = np.searchsorted(self.often, at[:, half:]).clip(0, len(active) - 1)
        coming[:, half:] = active[others]
        return coming

    def _costs(
        self,
        price: Floats,
        focus: NDArray[np.bool_],
        coming: Ints,
        less: Floats,
        more: Floats,
    ) -> tuple[Floats, Floats]:
        """Price each leaving member and each candidate, apart from values they share."""
        pool, rng, each, seated = self.pool, self.rng, self.each[:, None], self.seated
        rests = self.resting[each, seated] > self.age[:, None]
        go = price[seated] + 0.2 * rng.random(seated.shape) + FORBIDDEN * rests - 1.4 * focus
        full = self.panels[each, coming] > pool.size[coming] - 0.5
        rests = self.resting[each, coming] > self.age[:, None]
        come = 0.2 * rng.random(coming.shape) - price[coming] + FORBIDDEN * (full | rests)
        for slot in pool.slots.T:
            go += less[each, slot[seated]]
            come += more[each, slot[coming]]
        return go, come

    def _apply(self, rank: Floats, go: Floats, come: Floats, coming: Ints, both: Floats) -> None:
        """Weigh the best leavers against the best comers and swap the best pair."""
        each, slots = self.each[:, None], self.pool.slots
        leave = np.argpartition(rank, self.leaving - 1, axis=1)[:, : self.leaving]
        enter = np.argpartition(come, ENTERING - 1, axis=1)[:, :ENTERING]
        out, into = self.seated[each, leave], coming[each, enter]
        cost = go[each, leave][:, :, None] + come[each, enter][:, None, :]
        cost += FORBIDDEN * (out[:, :, None] == into[:, None, :])
        for slot in slots.T:  # a value that both have stays as it is
            old, new = slot[out], slot[into]
            cost -= np.where(old[:, :, None] == new[:, None, :], both[each, old][:, :, None], 0.0)
        flat = cost.reshape(self.batch, -1)
        best = flat.argmin(axis=1)
        place = leave[self.each, best // ENTERING]
        old = self.seated[self.each, place]
        new = into[self.each, best % ENTERING]
        new = np.where(flat[self.each, best] < FORBIDDEN / 2, new, old)  # all forbidden: no swap
        self.seated[self.each, place] = new
        self.panels[self.each, old] -= 1
        self.panels[self.each, new] += 1
        self.filled += self.inside[new] - self.inside[old]
        self.age += 1
        self.resting[self.each, old] = self.resting[self.each, new] = self.age + TABU

    def make(self, count: int, clock: Clock, towards: Floats | None = None) -> list[Seats]:
        """Make about ``count`` panels; fewer where too many starts get stuck (``is_stuck``)."""
        made: list[Seats] = []
        self.start(self.each)
        stuck, good = 0, 0
        while len(made) < count and not self.is_stuck and not clock.is_over():
            broken = self.short(self.filled)
            is_good = broken.sum(axis=1) == 0
            done = np.flatnonzero(is_good | (self.age > STEPS))
            if len(done):
                new = self.panels[is_good]
                made += list(new.astype(np.int16))
                self.debt += len(new) * self.face.mean - new.sum(axis=0)
                good, stuck = good + len(new), stuck + len(done) - len(new)
                self.start(done)
                broken[done] = self.short(self.filled[done])
            if good + stuck >= WINDOW:
                self.is_stuck = stuck > TOO_MANY_STUCK
                good = stuck = 0
            self.step(towards, broken)
        return made
