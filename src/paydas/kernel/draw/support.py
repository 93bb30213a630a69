"""Fewer panels with the same mean: Carathéodory's theorem, walked."""

import numpy as np
from scipy.linalg import lstsq, qr

from paydas.kernel.draw.pool import Floats, Seats

LARGEST = 2500  # panels; above, the orthogonal basis would need seconds and much memory
RANK = 1e-9


def reduce_support(panels: Seats, weights: Floats, tolerance: float = 1e-12) -> Floats:
    """Return weights with the same mean that are positive on as few panels as a basis needs.

    Moves along directions that change no mean until a weight is zero, again and again.  Returns
    the weights unchanged where there are too many panels, or where round-off would show.
    """
    count = len(panels)
    if not 1 < count <= LARGEST:
        return weights
    system = np.vstack([panels.T.astype(float), np.ones(count)])
    system = system[np.unique(system, axis=0, return_index=True)[1]]
    basis, upper, _ = qr(system.T, pivoting=True)
    diagonal = np.abs(np.diag(upper))
    rank = int((diagonal > RANK * diagonal[0]).sum())
    x = _walk(weights.copy(), basis[:, rank:].copy())
    kept = np.flatnonzero(x > 0)
    exact = lstsq(system[:, kept], system @ weights, lapack_driver="gelsy")[0]
    result = np.zeros(count)
    result[kept] = exact
    error = np.abs(system @ (result - weights)).max()
    return result if exact.min() >= 0 and error < tolerance * max(1.0, system.max()) else weights


def _walk(x: Floats, free: Floats) -> Floats:
    """Zero one weight per free direction; each zeroed weight leaves the other directions."""
    for last in range(free.shape[1] - 1, -1, -1):
        way = free[:, last]
        stop, length = _first_zero(x, way)
        x -= length * way
        x[stop] = 0.0
        if last:
            free[:, :last] -= np.outer(way, free[stop, :last] / way[stop])
            free[stop, :last] = 0.0
    return np.maximum(x, 0.0)


def _first_zero(x: Floats, way: Floats) -> tuple[int, float]:
    """Find the weight that is zero first; of both senses take the one with the safer pivot."""
    found = []
    for sign in (1.0, -1.0):
        falling = sign * way > RANK * np.abs(way).max()
        if falling.any():
            length = np.where(falling, x / np.where(falling, sign * way, 1.0), np.inf)
            stop = int(length.argmin())
            found.append((abs(way[stop]), stop, sign * float(length[stop])))
    _, stop, step = max(found)
    return stop, step
