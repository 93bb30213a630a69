"""The exact assignment: most people placed, then minimums, then points, then waiting and chance."""

from dataclasses import dataclass, replace

import numpy as np

from .engines import Engine
from .judging import Indices
from .models import HUB, TIE_LEVELS, Block, Built, Model, Worth
from .networks import Network, Numbers, residual_of
from .progress import Progress, step
from .proofs import FAR, NotOptimalError, potentials, reduced_costs, ties

GROWTH = 16
BATCH = 12


@dataclass(frozen=True)
class Solved:
    """A block's network, its chosen flow, and the prices that prove it."""

    built: Built
    worth: Worth
    flow: Numbers
    far: Numbers

    @property
    def owners(self) -> Indices:
        """List the people of the chosen pairs."""
        return self.built.owners[self.flow[self.built.pair_arcs] > 0]

    @property
    def pairs(self) -> Numbers:
        """List the chosen pairs, as positions among the candidates."""
        return self.built.pairs[self.flow[self.built.pair_arcs] > 0]


def assign(model: Model, engine: Engine, progress: Progress) -> list[Solved]:
    """Solve every block of people who share opportunities, one after the other."""
    blocks = model.blocks()
    found = []
    for number, persons in enumerate(blocks):
        step(progress, "assigning", number, len(blocks))
        found.append(_solve_block(model, persons, engine, progress))
    return found


def _solve_block(model: Model, persons: Indices, engine: Engine, progress: Progress) -> Solved:
    """Solve with each person's best pairs; prove against all others; add those that matter."""
    worth = model.worth(len(persons))
    block = model.block(persons)
    depth = engine.depth
    owners, pairs = model.candidates.take(persons, 0, depth)
    rest_owners, rest = model.candidates.take(persons, depth)
    built = model.build(block, owners, pairs, worth)
    flow, far = solve_proven(built.network, worth, engine)
    while True:
        step(progress, "solving", len(pairs), len(pairs) + len(rest))
        far = _complete(model, far, worth)
        reduced = far[rest_owners + 1] - far[model.targets(rest_owners, rest)]
        reduced -= model.candidates.scores[rest]
        missing = reduced < 0
        proven = not missing.any()
        joining = (reduced <= 0) if proven else _best_of(rest_owners, missing)
        owners = np.concatenate([owners, rest_owners[joining]])
        pairs = np.concatenate([pairs, rest[joining]])
        rest_owners, rest = rest_owners[~joining], rest[~joining]
        wide = model.build(block, owners, pairs, worth)
        flow = _widen(flow, built, wide)
        built = wide
        if proven:
            final = _settle_ties(model, block, (built, flow, far), engine)
            return Solved(built, worth, final, far)
        flow, far = improve(built.network, (flow, far), worth, engine)


def _best_of(owners: Indices, missing: np.ndarray) -> np.ndarray:
    """Keep each person's first few among the missing pairs, so that the network grows slowly."""
    places = np.flatnonzero(missing)
    who = owners[places]
    start = np.concatenate([[True], who[1:] != who[:-1]])
    first = np.maximum.accumulate(np.where(start, np.arange(len(who)), 0))
    keep = np.zeros(len(owners), dtype=bool)
    keep[places[np.arange(len(who)) - first < BATCH]] = True
    return keep


def _complete(model: Model, far: Numbers, worth: Worth) -> Numbers:
    """Give a price to opportunities that no pair reached yet: they are as free as the hub."""
    full = far.copy()
    offers = slice(model.offer_nodes, model.group_nodes)
    full[offers] = np.where(full[offers] >= FAR, 0, full[offers])
    groups = slice(model.group_nodes, model.nodes)
    beyond = full[model.offer_nodes + model.need_offer] + worth.minimum
    full[groups] = np.where(full[groups] >= FAR, beyond, full[groups])
    return full


def _widen(flow: Numbers, narrow: Built, wide: Built) -> Numbers:
    """Carry a flow over to the network that also holds the pairs of equal worth."""
    added = len(wide.pairs) - len(narrow.pairs)
    end = narrow.pair_arcs.stop
    return np.concatenate([flow[:end], np.zeros(added, dtype=np.int64), flow[end:]])


def solve_proven(network: Network, worth: Worth, engine: Engine) -> tuple[Numbers, Numbers]:
    """Solve and prove in whole numbers; give the flow and the prices of the nodes.

    Engines are faster with smaller weights, and some cannot take the large ones that rule out
    every doubt. So each gets small ones first, and the proof with the full ones decides whether
    they were enough.
    """
    arcs = np.arange(len(network.tails))
    guess = worth.guess(engine.guess)
    while True:
        small = replace(network, costs=_capped(network.costs, worth, guess))
        flow = engine.solve(small.part(arcs))
        try:
            return flow, potentials(residual_of(network, flow).network, HUB, worth.bound)
        except NotOptimalError:
            if guess >= worth.scale:
                raise
            guess = min(guess * GROWTH, worth.scale)


def improve(
    network: Network, start: tuple[Numbers, Numbers], worth: Worth, engine: Engine
) -> tuple[Numbers, Numbers]:
    """Better a flow that was optimal until a few arcs joined, by what they make possible.

    No change can gain more than the joined arcs promise, so arcs that cost more are left out.
    """
    flow, far = start
    residual = residual_of(network, flow)
    reduced = reduced_costs(residual.network, far)
    promised = -int((reduced * residual.network.capacities)[reduced < 0].sum())
    if promised > engine.cost_limit(network.nodes):
        return solve_proven(network, worth, engine)
    useful = np.flatnonzero(reduced <= promised)
    part = replace(residual.network, costs=reduced).part(useful)
    change = engine.solve(part)
    flow = flow.copy()
    np.add.at(flow, residual.origin[useful], residual.sign[useful] * change)
    return flow, potentials(residual_of(network, flow).network, HUB, worth.bound)


def _capped(costs: Numbers, worth: Worth, guess: int) -> Numbers:
    """Lower the weight of a placement to the guess, leaving the other weights as they are."""
    small = costs.copy()
    small[costs == -worth.placed] = -min(guess // 2, worth.placed)
    small[costs == -2 * worth.placed] = -min(guess, 2 * worth.placed)
    return small


def _settle_ties(
    model: Model, block: Block, solved: tuple[Built, Numbers, Numbers], engine: Engine
) -> Numbers:
    """Choose among equally good flows, level by level, until only one is left."""
    built, flow, far = solved
    network, origin = built.network, np.arange(len(flow))
    sign = np.ones(len(flow), dtype=np.int64)
    flow = flow.copy()
    part = flow.copy()
    for level in TIE_LEVELS:
        free = ties(network, part, far)
        if free is None:
            break
        sign = sign[free.origin] * free.sign
        origin = origin[free.origin]
        costs = model.tie_costs(built, block.persons, level)[origin] * sign
        network = replace(free.network, costs=costs)
        part = engine.solve(network)
        np.add.at(flow, origin, sign * part)
        bound = int(np.abs(costs).sum()) + 1
        far = potentials(residual_of(network, part).network, None, bound)
    return flow
