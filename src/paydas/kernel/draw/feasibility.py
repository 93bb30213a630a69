"""When no panel fits: which bounds contradict each other, and what the least change would be.

A linear program answers first; only an integer program may confirm that nothing fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from paydas.kernel.draw.exact import NoPanelError, OutOfTimeError, Pricing
from paydas.kernel.draw.pool import Floats, Pool, Row, compile_pool, declared_rows
from paydas.kernel.draw.problem import Member, Rule
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.relaxation import RelaxationEmptyError, lowest_chance
from paydas.kernel.draw.solver import INFINITY, OPTIMAL, maximise

RELIEFS = 4
ROUND_OFF = 1e-9


@dataclass(frozen=True, slots=True)
class Bound:
    """One side of a row: what is asked and how many members there are to meet it."""

    feature: str
    value: str
    at_least: bool
    asked: int
    members: int


@dataclass(frozen=True, slots=True)
class Change:
    """A bound moved by some seats."""

    bound: Bound
    new: int


@dataclass(frozen=True, slots=True)
class Relief:
    """Changes that together make a panel possible; ``seats`` is their sum."""

    changes: tuple[Change, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Feasibility:
    """Whether a panel exists (None: not decided in time); the conflict and the ways out.

    ``conflict`` is irreducible: without any one of its bounds a panel would exist, as far as the
    seats alone are concerned.
    """

    feasible: bool | None
    conflict: tuple[Bound, ...] = ()
    reliefs: tuple[Relief, ...] = ()


@dataclass(frozen=True, slots=True)
class Price:
    """How much the lowest chance gains when a bound gives way by one seat."""

    bound: Bound
    gain: float


def feasibility(members: Sequence[Member], rule: Rule, clock: Clock) -> Feasibility:
    """Decide whether any panel meets the rule; if none does, say why and what would help."""
    pool = compile_pool(members, rule)
    try:
        Pricing(pool).best(np.zeros(pool.types), clock)
    except OutOfTimeError:
        return Feasibility(feasible=None)
    except NoPanelError:
        found = _conflict(pool, members, clock), _reliefs(pool, members, clock)
        return Feasibility(feasible=False, conflict=found[0], reliefs=found[1])
    return Feasibility(feasible=True)


def why_barred(members: Sequence[Member], rule: Rule, name: str, clock: Clock) -> tuple[Bound, ...]:
    """Return the bounds that keep a member out of every panel (empty: a panel can contain it)."""
    rows = (*declared_rows(members, rule), Row("", "", 1, 1, frozenset([name])))
    pool = compile_pool(members, rule, rows)
    mine = [number for number, row in enumerate(pool.rows) if row.members == frozenset([name])]
    found = _conflict(pool, members, clock, keep=frozenset(mine)) if not _fits(pool, clock) else ()
    return tuple(one for one in found if one.feature or one.value)


def prices(members: Sequence[Member], rule: Rule) -> tuple[Price, ...]:
    """Rank bounds by what one seat less strictness gives to the lowest chance (relaxation)."""
    rows = declared_rows(members, rule)
    pool = compile_pool(members, rule, rows)
    base = lowest_chance(pool, cap=rule.cap)
    found = []
    for number, row in enumerate(pool.rows):
        for at_least in (True, False):
            asked = row.low if at_least else row.high
            idle = pool.low[number] == 0 if at_least else pool.high[number] == pool.seats
            if idle:
                continue
            looser = _moved(pool, number, at_least=at_least)
            gain = lowest_chance(looser, cap=rule.cap) - base
            if gain > ROUND_OFF:
                bound = Bound(row.feature, row.value, at_least, asked, len(row.members))
                found.append(Price(bound, gain))
    return tuple(sorted(found, key=lambda one: -one.gain))


def _moved(pool: Pool, number: int, *, at_least: bool) -> Pool:
    low, high = pool.low.copy(), pool.high.copy()
    if at_least:
        low[number] -= 1
    else:
        high[number] += 1
    return replace(pool, low=low, high=high)


def _fits(pool: Pool, clock: Clock) -> bool:
    """Say whether a panel exists; undecided counts as yes, so that no conflict is invented."""
    try:
        Pricing(pool).best(np.zeros(pool.types), clock)
    except NoPanelError:
        return False
    except OutOfTimeError:
        return True
    return True


def _fits_linear(pool: Pool) -> bool:
    try:
        lowest_chance(pool)
    except RelaxationEmptyError:
        return False
    return True


def _conflict(
    pool: Pool, members: Sequence[Member], clock: Clock, keep: frozenset[int] = frozenset()
) -> tuple[Bound, ...]:
    """Drop bounds one after the other as long as the rest still contradicts itself."""
    low, high = pool.low.copy(), pool.high.copy()
    fits = _fits_linear if not _fits_linear(pool) else (lambda one: _fits(one, clock))
    for number in range(len(low)):
        for side, free in ((low, 0.0), (high, float(pool.seats))):
            if number in keep and side is low:
                continue
            before, side[number] = side[number], free
            if before != free and fits(replace(pool, low=low.copy(), high=high.copy())):
                side[number] = before
    bounds = []
    for number, row in enumerate(pool.rows):
        present = _present(row, members)
        if low[number] > 0:
            bounds.append(_bound(row, present, at_least=True))
        if high[number] < pool.seats:
            bounds.append(_bound(row, present, at_least=False))
    return tuple(bounds)


def _bound(row: Row, present: int, *, at_least: bool) -> Bound:
    return Bound(row.feature, row.value, at_least, row.low if at_least else row.high, present)


def _present(row: Row, members: Sequence[Member]) -> int:
    return sum(one.id in row.members for one in members)


def _reliefs(pool: Pool, members: Sequence[Member], clock: Clock) -> tuple[Relief, ...]:
    """Find the least change; then others, each time holding one of the bounds just moved."""
    found: list[Relief] = []
    waiting: list[frozenset[int]] = [frozenset()]
    tried: set[frozenset[int]] = set()
    while waiting and len(found) < RELIEFS and not clock.is_over():
        held = waiting.pop(0)
        if held in tried:
            continue
        tried.add(held)
        moved = _least_change(pool, held, clock)
        if moved is None:
            continue
        relief = _relief(pool, members, moved)
        if relief not in found:
            found.append(relief)
        waiting += [held | {int(one)} for one in np.flatnonzero(moved)]
    return tuple(sorted(found, key=lambda one: (one.seats, len(one.changes))))


def _least_change(pool: Pool, held: frozenset[int], clock: Clock) -> Floats | None:
    """Minimise the seats by which bounds move; ``held`` bounds (low, then high) may not move."""
    types, count = pool.types, len(pool.low)
    eye = np.eye(count)
    matrix = np.vstack(
        [
            np.r_[np.ones(types), np.zeros(2 * count)],
            np.c_[pool.inside.T, eye, 0 * eye],
            np.c_[pool.inside.T, 0 * eye, -eye],
        ]
    )
    most = np.full(2 * count, float(pool.seats) + max(0.0, float(-pool.high.min(initial=0.0))))
    most[list(held)] = 0.0
    model = maximise(
        matrix,
        np.r_[pool.seats, pool.low, np.full(count, -INFINITY)],
        np.r_[pool.seats, np.full(count, INFINITY), pool.high],
        np.r_[pool.size, most],
        np.r_[np.zeros(types), -np.ones(2 * count)],
        whole=True,
    )
    model.setOptionValue("time_limit", max(0.5, clock.left()))
    model.run()
    if model.getModelStatus() != OPTIMAL:
        return None
    moved: Floats = np.rint(np.array(model.getSolution().col_value)[types:])
    return moved


def _relief(pool: Pool, members: Sequence[Member], moved: Floats) -> Relief:
    count, changes = len(pool.low), []
    for one in np.flatnonzero(moved):
        row, by = pool.rows[one % count], int(moved[one])
        at_least = bool(one < count)
        asked = row.low if at_least else row.high
        bound = Bound(row.feature, row.value, at_least, asked, _present(row, members))
        changes.append(Change(bound, asked - by if at_least else asked + by))
    return Relief(tuple(changes), int(moved.sum()))
