"""Prove that a flow is the best there is: potentials, and the part where ties remain."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .networks import Network, Numbers, Residual, residual_of

FAR = np.int64(1) << 61


class NotOptimalError(Exception):
    """A circle of negative cost was found: the flow can be bettered."""


def potentials(network: Network, root: int | None, bound: int) -> Numbers:
    """Measure the shortest way to every node of a residual (Bellman and Ford, by frontiers).

    Ways begin at the root, or anywhere at no cost when there is none.

    With these, no arc of the residual has a negative reduced cost, which proves the flow
    optimal, in whole numbers, whatever arithmetic the engine used. Nodes out of reach get FAR.
    Raise NotOptimalError when some way is cheaper than any simple one can be (`bound`).
    """
    order = np.argsort(network.tails, kind="stable")
    heads, costs = network.heads[order], network.costs[order]
    first = np.searchsorted(network.tails[order], np.arange(network.nodes + 1))
    far = np.full(network.nodes, 0 if root is None else FAR, dtype=np.int64)
    frontier = np.arange(network.nodes) if root is None else np.array([root], dtype=np.int64)
    far[frontier] = 0
    for _ in range(network.nodes + 1):
        counts = first[frontier + 1] - first[frontier]
        shift = np.cumsum(counts) - counts
        arcs = np.arange(counts.sum()) + np.repeat(first[frontier] - shift, counts)
        reach = np.repeat(far[frontier], counts) + costs[arcs]
        targets = heads[arcs]
        better = reach < far[targets]
        if not better.any():
            return far
        targets, reach = targets[better], reach[better]
        np.minimum.at(far, targets, reach)
        frontier = _distinct(targets, network.nodes)
        if (root is not None and far[root] < 0) or far[frontier].min() < -bound:
            raise NotOptimalError
    raise NotOptimalError


def _distinct(nodes: Numbers, total: int) -> Numbers:
    mark = np.zeros(total, dtype=bool)
    mark[nodes] = True
    return np.flatnonzero(mark)


def reduced_costs(network: Network, far: Numbers) -> Numbers:
    """Give what each arc costs over the proven price of its two ends."""
    reduced: Numbers = network.costs + far[network.tails] - far[network.heads]
    return reduced


def ties(network: Network, flow: Numbers, far: Numbers) -> Residual | None:
    """Find the part of the residual where equally good flows differ; None if there is but one.

    Equally good flows differ by circles of reduced cost 0, and these lie within the strongly
    connected parts of the arcs of reduced cost 0.
    """
    residual = residual_of(network, flow)
    inner = residual.network
    known = (far[inner.tails] < FAR) & (far[inner.heads] < FAR)
    level = np.flatnonzero(known & (reduced_costs(inner, far) == 0))
    graph = coo_array(
        (np.ones(len(level), np.int8), (inner.tails[level], inner.heads[level])),
        shape=(inner.nodes, inner.nodes),
    )
    _, label = connected_components(graph.tocsr(), directed=True, connection="strong")
    level = level[label[inner.tails[level]] == label[inner.heads[level]]]
    level = level[_more_than_back_and_forth(inner, level, label)]
    if not len(level):
        return None
    return Residual(inner.part(level), residual.origin[level], residual.sign[level])


def _more_than_back_and_forth(
    network: Network, arcs: Numbers, label: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Tell the parts that hold a real circle, not just single arcs with their own reverse."""
    tails, heads = network.tails[arcs], network.heads[arcs]
    low, high = np.minimum(tails, heads), np.maximum(tails, heads)
    edges = np.unique(low * network.nodes + high)
    parts = label[edges // network.nodes]
    size = np.bincount(label, minlength=label.max(initial=0) + 1)
    count = np.bincount(parts, minlength=len(size))
    has_circle: NDArray[np.bool_] = (count >= size)[label[tails]]
    return has_circle
