"""What it would cost all others to force one pair."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from .assignment import Solved
from .networks import residual_of
from .proofs import FAR, reduced_costs
from .runs import MatchRun

TARGETS_AT_ONCE = 64


@dataclass(frozen=True)
class Forced:
    """The price of one pair: who would lose a place, minimums and points lost in all."""

    people_lost: int
    minimums_lost: int
    points_lost: int


def force(run: MatchRun, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Forced]:
    """Tell for possible pairs (person, opportunity) what the best assignment with them costs.

    The same figures as solving again with the pair fixed: the best rearrangement is the
    cheapest circle through the pair, found by Dijkstra's algorithm on reduced costs.
    Pairs that are not possible are left out of the answer.
    """
    block_of = {
        person: number
        for number, solved in enumerate(run.solved)
        for person in np.unique(solved.built.owners).tolist()
    }
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for person, offer in pairs:
        if person in block_of:
            wanted[block_of[person]].append((person, offer))
    found: dict[tuple[int, int], Forced] = {}
    for number, asked in sorted(wanted.items()):
        found |= _force_in_block(run, run.solved[number], asked)
    return found


def _force_in_block(
    run: MatchRun, solved: Solved, asked: list[tuple[int, int]]
) -> dict[tuple[int, int], Forced]:
    """Answer for the pairs of one block, grouped by where they end."""
    scores = {pair: _score(run, *pair) for pair in asked}
    possible = [pair for pair, score in scores.items() if score is not None]
    targets = {pair: _target(run, *pair) for pair in possible}
    graph = _residual_graph(run, solved)
    places = sorted(set(targets.values()))
    found = {}
    for start in range(0, len(places), TARGETS_AT_ONCE):
        some = places[start : start + TARGETS_AT_ONCE]
        ways = dijkstra(graph, indices=some)
        rows = {target: row for row, target in enumerate(some)}
        for pair in possible:
            target = targets[pair]
            if target in rows:
                here = -int(scores[pair] or 0) + int(solved.far[pair[0] + 1])
                here -= int(solved.far[target])
                cost = here + int(ways[rows[target], pair[0] + 1])
                found[pair] = Forced(*solved.worth.take_apart(max(cost, 0)))
    return found


def _score(run: MatchRun, person: int, offer: int) -> int | None:
    row = run.candidates.row(person)
    hits = np.flatnonzero(run.candidates.offers[row] == offer)
    return int(run.candidates.scores[row][hits[0]]) if len(hits) else None


def _target(run: MatchRun, person: int, offer: int) -> int:
    row = run.candidates.row(person)
    position = row.start + int(np.flatnonzero(run.candidates.offers[row] == offer)[0])
    return int(run.model.targets(np.array([person]), np.array([position]))[0])


def _residual_graph(run: MatchRun, solved: Solved) -> csr_array:
    """Draw what may change, with all possible pairs: a rearrangement may use any of them."""
    model, built = run.model, solved.built
    persons = np.unique(built.owners)
    owners, pairs = model.candidates.take(persons, 0)
    wide = model.build(model.block(persons), owners, pairs, solved.worth).network
    arcs = built.pair_arcs
    chosen = np.isin(pairs, solved.pairs).astype(np.int64)
    flow = np.concatenate([solved.flow[: arcs.start], chosen, solved.flow[arcs.stop :]])
    network = residual_of(wide, flow).network
    known = (solved.far[network.tails] < FAR) & (solved.far[network.heads] < FAR)
    order = np.flatnonzero(known)
    order = order[np.argsort(network.tails[order], kind="stable")]
    costs = reduced_costs(network, solved.far)[order]
    starts = np.searchsorted(network.tails[order], np.arange(network.nodes + 1))
    return csr_array(
        (costs.astype(float), network.heads[order], starts), shape=(network.nodes,) * 2
    )
