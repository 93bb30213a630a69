"""Flows in networks: arcs as arrays, parts of networks, and what a flow may still change."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Network:
    """Arcs with capacities and unit costs; a flow goes round in circles, nothing is lost.

    `near` gives nodes that are joined like numbers, where that is known: engines read memory in
    the order of the nodes, and neighbours that lie side by side halve their time.
    """

    nodes: int
    tails: Numbers
    heads: Numbers
    capacities: Numbers
    costs: Numbers
    near: NDArray[np.float64] | None = None

    def part(self, arcs: Numbers) -> "Network":
        """Keep some arcs and number only the nodes that they touch."""
        tails, heads = self.tails[arcs], self.heads[arcs]
        used = np.zeros(self.nodes, dtype=bool)
        used[tails] = True
        used[heads] = True
        label = np.cumsum(used) - 1
        if self.near is not None:
            nodes = np.flatnonzero(used)
            label[nodes[np.argsort(self.near[nodes], kind="stable")]] = np.arange(len(nodes))
        return Network(
            int(used.sum()), label[tails], label[heads], self.capacities[arcs], self.costs[arcs]
        )


@dataclass(frozen=True)
class Residual:
    """What a flow may still change: `origin` is the arc, `sign` 1 to add and -1 to take back."""

    network: Network
    origin: Numbers
    sign: Numbers


def residual_of(network: Network, flow: Numbers) -> Residual:
    """List the arcs with room left, and the reverse of those that carry something."""
    room = np.flatnonzero(flow < network.capacities)
    used = np.flatnonzero(flow > 0)
    return Residual(
        Network(
            network.nodes,
            np.concatenate([network.tails[room], network.heads[used]]),
            np.concatenate([network.heads[room], network.tails[used]]),
            np.concatenate([(network.capacities - flow)[room], flow[used]]),
            np.concatenate([network.costs[room], -network.costs[used]]),
        ),
        np.concatenate([room, used]),
        np.concatenate([np.ones(len(room), np.int64), -np.ones(len(used), np.int64)]),
    )


def is_circulation(network: Network, flow: Numbers) -> bool:
    """Check that a flow keeps within capacities and that as much leaves each node as enters."""
    if ((flow < 0) | (flow > network.capacities)).any():
        return False
    balance = np.bincount(network.heads, flow, network.nodes)
    balance -= np.bincount(network.tails, flow, network.nodes)
    return bool((balance == 0).all())
