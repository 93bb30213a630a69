"""The network of one run: hub, people, opportunities, and groups with soft minimums.

hub -> person -> (opportunity's group ->) opportunity -> hub. An arc's cost is minus its worth.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .candidates import Candidates
from .judging import Indices, Judge
from .keys import Keys, pair_keys
from .networks import Network, Numbers

HUB = 0
MAX_WAITING = 36_500
CHANCE_BITS = 20
TIE_LEVELS = ("waiting", "chance_high", "chance_low")
BLOCK_PAIRS = 4000


@dataclass(frozen=True)
class Worth:
    """What a placement and a filled minimum count against points of the score."""

    placed: int
    minimum: int
    bound: int
    top: int

    @property
    def scale(self) -> int:
        """Give the largest unit cost, which a person's first of several places has."""
        return 2 * self.placed

    def guess(self, lesser: int) -> int:
        """Give a scale at which a placement outweighs only so many of the next lesser aim."""
        return min(self.scale, lesser * (self.minimum or self.top))

    def take_apart(self, cost: int) -> tuple[int, int, int]:
        """Read placements, minimums and points lost from one summed cost."""
        placed, rest = _nearest(cost, self.placed)
        minimums, points = _nearest(rest, self.minimum) if self.minimum else (0, rest)
        return placed, minimums, points


def _nearest(cost: int, unit: int) -> tuple[int, int]:
    whole = (2 * cost + unit) // (2 * unit)
    return whole, cost - whole * unit


@dataclass(frozen=True)
class Block:
    """People who share opportunities with nobody outside, and what they reach."""

    persons: Indices
    offers: Numbers
    groups: Numbers


@dataclass(frozen=True)
class Built:
    """A network with its arcs in order: people, further places, pairs, minimums, rest, offers."""

    network: Network
    owners: Indices
    pairs: Numbers
    first_pair: int

    @property
    def pair_arcs(self) -> slice:
        """Give where the arcs of the pairs stand."""
        return slice(self.first_pair, self.first_pair + len(self.pairs))


class Model:
    """All that stays the same while blocks of one run are solved."""

    def __init__(
        self, judge: Judge, candidates: Candidates, person_keys: Keys, offer_keys: Keys
    ) -> None:
        """Give numbers to the nodes and find the groups to which minimums still speak."""
        self.judge = judge
        self.candidates = candidates
        self.people = len(judge.pool.people)
        self.offers = len(judge.pool.opportunities)
        self.offer_nodes = 1 + self.people
        self.group_nodes = self.offer_nodes + self.offers
        self.waiting = np.array([min(one.waiting_days, MAX_WAITING) for one in judge.pool.people])
        self._keys = person_keys, offer_keys
        self._number_groups()

    def _number_groups(self) -> None:
        pool, name = self.judge.pool, self.judge.rules.group
        names = [one.groups.get(name, "") for one in pool.people] if name else []
        numbers = {group: number for number, group in enumerate(sorted(set(names)))}
        own = [numbers[group] for group in names]
        self.person_group = np.array(own or np.zeros(self.people), dtype=np.intp)
        already: dict[tuple[str, str], int] = {}
        for person, offer in pool.history.accepted if name else ():
            key = (offer, names[self.judge.person_number[person]])
            already[key] = already.get(key, 0) + 1
        needs = [
            (offer, numbers[group], amount - already.get((one.id, group), 0))
            for offer, one in enumerate(pool.opportunities)
            for group, amount in sorted(one.minimums.items())
            if group in numbers
        ]
        needs = [need for need in needs if need[2] > 0]
        table = np.array(needs, dtype=np.int64).reshape(-1, 3)
        self.need_offer, self.need_group, self.need_amount = table.T
        self.group_node = np.zeros((self.offers if needs else 0, len(numbers)), np.int32)
        if needs:
            self.group_node[self.need_offer, self.need_group] = self.group_nodes + np.arange(
                len(needs)
            )

    @property
    def nodes(self) -> int:
        """Count the nodes of the whole run."""
        return self.group_nodes + len(self.need_offer)

    def targets(self, owners: Indices, pairs: Numbers) -> Numbers:
        """Give the node where each pair ends: its group's where a minimum speaks to it."""
        offers = self.candidates.offers[pairs]
        plain = offers.astype(np.int64) + self.offer_nodes
        if not len(self.group_node):
            return plain
        grouped = self.group_node[offers, self.person_group[owners]]
        return np.where(grouped > 0, grouped, plain)

    def blocks(self) -> list[Indices]:
        """Split the people into sets that share no opportunity; small sets are put together."""
        counts = self.candidates.counts
        owners, pairs = self.candidates.take(np.flatnonzero(counts), 0)
        if not len(owners):
            return []
        ends = self.people + self.candidates.offers[pairs].astype(np.int64)
        graph = coo_array(
            (np.ones(len(owners), np.int8), (owners, ends)),
            shape=(self.people + self.offers,) * 2,
        )
        _, label = connected_components(graph.tocsr(), directed=False)
        used = np.flatnonzero(counts)
        order = used[np.argsort(label[used], kind="stable")]
        load = np.cumsum(counts[order])
        border = np.flatnonzero(np.diff(label[order])) + 1
        cuts = [0]
        for cut in [*border.tolist(), len(order)]:
            before = load[cuts[-1] - 1] if cuts[-1] else 0
            if load[cut - 1] - before > BLOCK_PAIRS or cut == len(order):
                cuts.append(cut)
        return [np.sort(order[a:b]) for a, b in itertools.pairwise(cuts) if b > a]

    def worth(self, people: int) -> Worth:
        """Weigh so that one more person placed outweighs all minimums, and one of these all points.

        A better flow differs by a simple circle, which gains at most the top score per
        opportunity that it visits, and at most one minimum per group. Twice that, so that a
        sum can be taken apart again.
        """
        top = self.judge.rules.max_score
        gain = top * min(people, self.offers + len(self.need_offer)) + 1
        groups = len(self.need_offer)
        minimum = 2 * gain if groups else 0
        placed = 2 * (minimum * groups + gain)
        return Worth(placed, minimum, 2 * placed + minimum * groups + gain, top)

    def block(self, persons: Indices) -> Block:
        """Find what some people can reach: opportunities, and groups with minimums there."""
        seen = np.zeros(self.offers, dtype=bool)
        seen[self.candidates.offers[self.candidates.take(persons, 0)[1]]] = True
        return Block(persons, np.flatnonzero(seen), np.flatnonzero(seen[self.need_offer]))

    def build(self, block: Block, owners: Indices, pairs: Numbers, worth: Worth) -> Built:
        """Make the network of a block with some of its pairs."""
        persons, offers, groups = block.persons, block.offers, block.groups
        more = persons[self.judge.open[persons] > 1]
        left = self.judge.left[self.need_offer[groups]]
        group_tails = self.group_nodes + groups
        group_heads = self.offer_nodes + self.need_offer[groups]
        nothing = np.zeros(len(groups))
        arcs = (
            # tails, heads, capacities, costs: one row for each kind of arc
            (
                np.zeros(len(persons)),
                persons + 1,
                np.ones(len(persons)),
                np.full(len(persons), -worth.placed * (2 if len(more) else 1)),
            ),
            (
                np.zeros(len(more)),
                more + 1,
                self.judge.open[more] - 1,
                np.full(len(more), -worth.placed),
            ),
            (
                owners + 1,
                self.targets(owners, pairs),
                np.ones(len(owners)),
                -self.candidates.scores[pairs].astype(np.int64),
            ),
            (
                group_tails,
                group_heads,
                np.minimum(self.need_amount[groups], left),
                np.full(len(groups), -worth.minimum),
            ),
            (group_tails, group_heads, left, nothing),
            (
                self.offer_nodes + offers,
                np.zeros(len(offers)),
                self.judge.left[offers],
                np.zeros(len(offers)),
            ),
        )
        columns = [np.concatenate(one).astype(np.int64) for one in zip(*arcs, strict=True)]
        tails, heads, capacities, costs = columns
        near = self._near(owners, pairs)
        network = Network(self.nodes, tails, heads, capacities, costs, near)
        return Built(network, owners, pairs, len(persons) + len(more))

    def _near(self, owners: Indices, pairs: Numbers) -> NDArray[np.float64]:
        """Give numbers to people by where they live, to opportunities by whom they reach."""
        offers, spots = self.candidates.offers[pairs], self.judge.spots
        reach = np.bincount(offers, minlength=self.offers)
        sums = np.bincount(offers, weights=spots[owners], minlength=self.offers)
        middle = sums / np.maximum(reach, 1)
        return np.concatenate([[-1.0], spots, middle, middle[self.need_offer]])

    def tie_costs(self, built: Built, persons: Indices, level: str) -> Numbers:
        """Give the costs of one level of ties: waiting time first, then chance in two halves."""
        costs = np.zeros(len(built.network.tails), dtype=np.int64)
        if level == "waiting":
            costs[: len(persons)] = -self.waiting[persons]
            return costs
        people, offers = self._keys
        chance = pair_keys(people[built.owners], offers[self.candidates.offers[built.pairs]])
        shift = np.uint64(64 - CHANCE_BITS if level == "chance_high" else 64 - 2 * CHANCE_BITS)
        mask = np.uint64((1 << CHANCE_BITS) - 1)
        costs[built.pair_arcs] = ((chance >> shift) & mask).astype(np.int64)
        return costs
