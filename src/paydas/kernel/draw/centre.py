"""Weights of a lottery: the analytic centre of all weights that give the wanted mean.

Newton's method on -sum(log x) under C x = mean, sum x = 1, from an infeasible start.  It succeeds
as soon as the mean lies inside the hull of the panels, needs no simplex, and spreads the chance
over all panels.  Large systems are factored once in single precision and then solved to full
precision by conjugate gradients.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import LinAlgError, cho_factor, cho_solve
from scipy.linalg.blas import dsyrk, ssyrk
from scipy.sparse import csr_matrix

from paydas.kernel.draw.pool import Floats, Seats

BLOCK = 512
DIRECT = 1500  # up to here factoring anew in every step is cheap and more exact
STEPS, SOLVER_STEPS = 30, 80
SHORT_STEP, PATIENCE = 0.12, 2
NEAR = 1e-6
# Below some size only round-off in the null space is left, and it grows: stop at the best.
GROWING, USEFUL = 1e4, 1e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights per panel, the worst error per member, and where the hull ends short of the mean."""

    weights: Floats
    error: float
    towards: Floats | None


class _Columns:
    """The panels as columns, less their mean, above a row of ones (never stored dense)."""

    def __init__(self, panels: Seats, mean: Floats) -> None:
        self.sparse = csr_matrix(panels, dtype=np.float64).T.tocsc()
        self.across = self.sparse.T
        self.mean = mean

    def times(self, x: Floats) -> Floats:
        """Return columns x."""
        total = x.sum()
        answer: Floats = np.r_[self.sparse @ x - self.mean * total, total]
        return answer

    def across_times(self, y: Floats) -> Floats:
        """Return columns^T y."""
        answer: Floats = self.across @ y[:-1] + (y[-1] - self.mean @ y[:-1])
        return answer

    def normal(self, weights: Floats, kind: type[np.floating]) -> NDArray[np.floating]:
        """Return columns diag(weights squared) columns^T, lower half."""
        rows, count = len(self.mean) + 1, len(weights)
        product = dsyrk if kind is np.float64 else ssyrk
        total = np.zeros((rows, rows), dtype=kind, order="F")
        part = np.ones((rows, BLOCK), dtype=kind, order="F")
        for start in range(0, count, BLOCK):
            chunk = self.sparse[:, start : start + BLOCK].toarray()
            width = chunk.shape[1]
            part[:-1, :width] = chunk - self.mean[:, None]
            part[-1] = 1.0
            part[:, :width] *= weights[start : start + width]
            total = product(1.0, part[:, :width], 1.0, total, 0, 1, 1)
        return total


class _Normal:
    """Solves the normal equations of one Newton step after the other."""

    def __init__(self, columns: _Columns) -> None:
        self.columns = columns
        self.direct = len(columns.mean) < DIRECT
        self.factor: tuple[NDArray[np.floating], bool] | None = None

    def solve(self, weights: Floats, right: Floats) -> Floats:
        """Solve columns diag(weights squared) columns^T answer = right."""
        if self.direct:
            self._factor(weights, np.float64)
            return self._apply(right)
        if self.factor is None:
            self._factor(weights, np.float32)
        answer, good = self._gradients(weights, right)
        if not good:
            self._factor(weights, np.float32)
            answer, _ = self._gradients(weights, right)
        return answer

    def _factor(self, weights: Floats, kind: type[np.floating]) -> None:
        """Factor with the smallest ridge that round-off allows."""
        total = self.columns.normal(weights / weights.max(), kind)
        self.scale = float(weights.max()) ** 2
        diagonal = np.diag_indices(len(total))
        share = float(np.trace(total)) / len(total)
        for ridge in (1e-13, 1e-11, 1e-9) if kind is np.float64 else (1e-4, 1e-3, 1e-2):
            total[diagonal] += ridge * share
            try:
                self.factor = cho_factor(total, lower=True, check_finite=False)
            except LinAlgError:
                continue
            return
        raise LinAlgError

    def _apply(self, right: Floats) -> Floats:
        kind = self.factor[0].dtype  # type: ignore[index]  # set by _factor before any use
        solved = cho_solve(self.factor, right.astype(kind), check_finite=False)
        answer: Floats = solved.astype(np.float64) / self.scale
        return answer

    def _gradients(self, weights: Floats, right: Floats) -> tuple[Floats, bool]:
        """Conjugate gradients, preconditioned by the last factor; False when too slow."""
        square = weights**2
        answer, rest = np.zeros_like(right), right.copy()
        near = self._apply(rest)
        way, power = near.copy(), float(rest @ near)
        aim = power * 1e-14  # further down only round-off in the null space grows
        least, best, first = power, answer, power
        for _ in range(SOLVER_STEPS):
            image = self.columns.times(square * self.columns.across_times(way))
            energy = float(way @ image)
            if energy <= 0 or power <= 0:  # nothing left but the null space
                break
            length = power / energy
            answer = answer + length * way
            rest -= length * image
            near = self._apply(rest)
            power, before = float(rest @ near), power
            if power < least:
                least, best = power, answer
            if power < aim or power > GROWING * least:
                break
            way = near + (power / before) * way
        return best, least < first * USEFUL


def centre(panels: Seats, mean: Floats, size: Floats, tolerance: float = 1e-11) -> Weights:
    """Find weights of panels (rows) whose mean is ``mean``, or the direction that is missing.

    ``error`` is the worst |chance - wanted chance| of a member.
    """
    columns = _Columns(panels, mean)
    goal, x = np.r_[np.zeros(len(mean)), 1.0], np.full(len(panels), 1.0 / len(panels))
    normal, slow, price = _Normal(columns), 0, None
    for _ in range(STEPS):
        value = columns.times(x)
        rest = goal - value
        error = float(np.abs(rest[:-1] / size).max())
        if error < tolerance and abs(rest[-1]) < tolerance:
            return Weights(x, error, None)
        try:
            if error < NEAR and price is not None:  # only the rest is to be corrected now
                change = x * x * columns.across_times(normal.solve(x, rest))
            else:
                price = normal.solve(x, value - rest)
                change = x - x * x * columns.across_times(price)
        except LinAlgError:
            break
        falling = change < 0
        length = min(1.0, 0.95 * float((-x[falling] / change[falling]).min(initial=np.inf)))
        x = x + length * change
        slow = slow + 1 if length < SHORT_STEP else 0
        if slow >= PATIENCE:
            break
    error = float(np.abs((goal - columns.times(x))[:-1] / size).max())
    return Weights(x, error, None if price is None else -price[:-1])
