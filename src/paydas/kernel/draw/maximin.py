"""A weaker aim than leximin: only the lowest chance counts; the lottery needs fewer lists."""

from dataclasses import replace

import numpy as np
from scipy.sparse import coo_matrix, csc_matrix, hstack, vstack

from paydas.kernel.draw.exact import COVERED
from paydas.kernel.draw.leximin import DROPPED, Outcome, Settings, leximin
from paydas.kernel.draw.pool import Floats, Ints, Pool
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.solver import INFINITY, OPTIMAL, maximise


def maximin(pool: Pool, clock: Clock, settings: Settings | None = None) -> Outcome:
    """Find a lottery whose lowest chance is as high as can be, on few panels.

    The leximin lottery is one; of its panels a basic solution keeps at most one more than there
    are types.  ``aim`` is what the lottery itself gives, ``error`` what its lowest chance lacks of
    the proven best.  Raises what leximin raises.
    """
    settings = settings or Settings()
    fair = leximin(pool, clock, settings)
    can_come = np.flatnonzero(fair.aim > COVERED)  # the others stand in no panel
    if not len(can_come):
        return fair
    weights = _best_lowest(pool, fair, can_come, settings.cap)
    kept = weights > DROPPED
    weights, panels = weights[kept] / weights[kept].sum(), fair.panels[kept]
    chance = (weights @ panels) / pool.size
    best, reached = float(fair.aim[can_come].min()), float(chance[can_come].min())
    error = max(0.0, best - reached, float(chance.max()) - settings.cap)
    is_proved = error <= settings.tolerance and fair.gap <= settings.tolerance
    if not is_proved and fair.certified:
        return fair
    return replace(
        fair,
        aim=chance,
        chance=chance,
        panels=panels,
        weights=weights,
        error=error,
        certified=bool(is_proved),
    )


def _best_lowest(pool: Pool, fair: Outcome, can_come: Ints, cap: float) -> Floats:
    """Weigh the panels so that the lowest chance is highest and none is above the cap."""
    count = len(fair.panels)
    seats = csc_matrix(fair.panels.T, dtype=float)
    level = np.zeros(pool.types)
    level[can_come] = -pool.size[can_come]
    rows = vstack(
        [
            hstack([seats, coo_matrix(level[:, None])]),
            hstack([seats, coo_matrix((pool.types, 1))]),
            coo_matrix(np.r_[np.ones(count), 0.0][None]),
        ]
    )
    low = np.r_[np.zeros(pool.types), np.zeros(pool.types), 1.0]
    high = np.r_[np.full(pool.types, INFINITY), np.minimum(pool.size, pool.size * cap), 1.0]
    model = maximise(
        rows, low, high, np.r_[np.full(count, INFINITY), 1.0], np.r_[np.zeros(count), 1.0]
    )
    model.run()
    if model.getModelStatus() != OPTIMAL:
        return fair.weights
    weights: Floats = np.maximum(np.array(model.getSolution().col_value)[:count], 0.0)
    return weights
