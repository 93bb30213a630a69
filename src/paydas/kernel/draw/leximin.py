"""From chances to a lottery that has them: the fast way first, the sure way behind it.

Certificate: the chances are the best of a relaxation, and a lottery over panels that meet every
bound attains them; so no lottery over panels can do better.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from paydas.kernel.draw.centre import centre
from paydas.kernel.draw.exact import (
    Mixture,
    OutOfTimeError,
    Search,
    column_generation,
)
from paydas.kernel.draw.face import Face, face_of
from paydas.kernel.draw.pool import Floats, Pool, Seats
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.relaxation import RelaxationEmptyError
from paydas.kernel.draw.source import Source

SMALL = 24  # types: up to here the exact loop is instant
FIRST_SHARE, GROWTH, LARGEST_SHARE = 1.45, 1.25, 40.0
FAST_TIME = 0.9
DROPPED = 1e-13
LARGEST_GAP = 1e-9  # of a level, by weak duality
SEED = 20211  # the lottery is published before the draw's seed exists, so its own is fixed


@dataclass(frozen=True, slots=True)
class Settings:
    """How exact and how long; ``small`` is an argument so that tests can force the fast way."""

    cap: float = 1.0
    tolerance: float = 1e-9
    small: int = SMALL


@dataclass(frozen=True, slots=True)
class Outcome:
    """A lottery over panels (rows, seats per type) and the chances it gives per type.

    ``error`` is the worst |chance given - chance aimed at|; only a certified outcome may be
    called the fairest.  ``barred`` types stand in no valid panel at all.
    """

    aim: Floats
    chance: Floats
    panels: Seats
    weights: Floats
    error: float
    gap: float
    certified: bool
    barred: tuple[int, ...]
    programs: int
    cuts: int


class UncertainError(Exception):
    """Say that a panel exists though the chances could not be computed (round-off, or the cap)."""


def leximin(pool: Pool, clock: Clock, settings: Settings | None = None) -> Outcome:
    """Find the fairest lottery: the lowest chance as high as can be, then the next, and so on.

    Raises NoPanelError when an integer program proved that no panel exists, OutOfTimeError
    when time ended before even one panel was found.
    """
    settings = settings or Settings()
    search = Search.over(pool)
    try:
        mixture = _mixture(search, settings, clock)
    except RelaxationEmptyError:
        panel, _ = search.pricing.best(np.zeros(pool.types), clock)  # raises NoPanelError
        raise UncertainError(panel) from None
    return _outcome(search, mixture, settings)


def _mixture(search: Search, settings: Settings, clock: Clock) -> Mixture:
    pool, quick = search.pool, clock.share(FAST_TIME)
    while True:
        chance = search.chances(settings.cap)
        clock.progress.report("chances", 1.0)
        known = search.barred.sum()
        mixture = None
        if pool.types > settings.small:
            mixture = _fast(search, chance, settings.tolerance, quick)
        if search.barred.sum() == known:
            break
    if mixture is None or mixture.error > settings.tolerance:
        mixture = _sure(search, settings, clock, mixture)
    return mixture


def _fast(search: Search, chance: Floats, tolerance: float, clock: Clock) -> Mixture | None:
    """Make panels on the face until their hull holds the mean; None says: ask the sure way."""
    pool, panels = search.pool, search.panels
    face = face_of(pool, pool.size * chance)
    source = Source(face, np.random.default_rng(SEED))
    share, towards, best = FIRST_SHARE, None, None
    while share < LARGEST_SHARE and not clock.is_over():
        wanted = int(share * len(face.active)) + 8
        new = sum(map(panels.add, source.make(max(8, wanted - len(panels.found)), clock, towards)))
        if _covers_fail(search, chance, clock):
            return None
        on_face = _on_face(search, face)
        if not len(on_face):
            return best
        found, towards = _weighed(face, chance, on_face)
        best = found if best is None or found.error < best.error else best
        clock.progress.report("lottery", min(0.99, len(on_face) / (1.8 * len(face.active) + 8)))
        if best.error <= tolerance or new < 1 or source.is_spent:
            return best
        share *= GROWTH
    return best


def _covers_fail(search: Search, chance: Floats, clock: Clock) -> bool:
    """Look for panels for the types that have none; True if some are proved to have none."""
    try:
        return search.cover(chance, clock.share(0.5))
    except OutOfTimeError:
        return False


def _on_face(search: Search, face: Face) -> Seats:
    found = np.array(search.panels.found)
    on: Seats = found[face.contains(found)] if len(found) else found
    return on


def _weighed(face: Face, chance: Floats, panels: Seats) -> tuple[Mixture, Floats | None]:
    """Weigh the panels; also return, per type, what the hull lacks."""
    pool, active, towards = face.pool, face.active, None
    weights = np.full(len(panels), 1.0 / len(panels))
    if len(active):
        got = centre(panels[:, active], face.mean[active], pool.size[active])
        weights = np.maximum(got.weights, 0.0)
        weights /= weights.sum()
        if got.towards is not None:
            towards = np.zeros(pool.types)
            towards[active] = got.towards / max(1e-300, float(np.abs(got.towards).max()))
    error = float(np.abs(_mean(weights, panels) / pool.size - chance).max(initial=0.0))
    return Mixture(chance, panels, weights, error), towards


def _sure(search: Search, settings: Settings, clock: Clock, best: Mixture | None) -> Mixture:
    """Go on by exact integer programs; keep the better answer where time ends first."""
    if best is not None and clock.is_over():
        return best
    try:
        if not search.panels.found:
            search.panels.add(search.pricing.best(np.zeros(search.pool.types), clock)[0])
        chance = search.chances(settings.cap)
        while search.cover(chance, clock):
            chance = search.chances(settings.cap)
        sure = column_generation(search, settings.cap, settings.tolerance, clock)
    except OutOfTimeError:
        if best is None and not search.panels.found:
            raise
        return best or _any_lottery(search)
    return sure if best is None or sure.error < best.error or search.cuts else best


def _mean(weights: Floats, panels: Seats) -> Floats:
    mean: Floats = csr_matrix(panels, dtype=np.float64).T @ weights
    return mean


def _any_lottery(search: Search) -> Mixture:
    """Give the panels found so far equal weights: valid, far from certified."""
    panels = np.array(search.panels.found)
    weights = np.full(len(panels), 1.0 / len(panels))
    return Mixture(np.ones(search.pool.types), panels, weights, 1.0)


def _outcome(search: Search, mixture: Mixture, settings: Settings) -> Outcome:
    """Drop what weighs nothing, and measure the error of what remains."""
    kept = mixture.weights > DROPPED
    weights = mixture.weights[kept] / mixture.weights[kept].sum()
    panels = mixture.panels[kept]
    chance = _mean(weights, panels) / search.pool.size
    error = float(np.abs(chance - mixture.chance).max(initial=0.0))
    return Outcome(
        aim=mixture.chance,
        chance=chance,
        panels=panels,
        weights=weights,
        error=error,
        gap=search.gap,
        certified=bool(error <= settings.tolerance and search.gap <= LARGEST_GAP),
        barred=tuple(int(one) for one in np.flatnonzero(search.barred)),
        programs=search.pricing.asked,
        cuts=len(search.cuts),
    )
