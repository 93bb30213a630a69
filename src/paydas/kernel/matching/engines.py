"""The two engines that solve minimum-cost flows; both give the same optimum."""

from functools import cache
from importlib import import_module
from typing import Any, Protocol

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_array

from .errors import MatchingError
from .networks import Network, Numbers, is_circulation

SMALL = 100_000


class Engine(Protocol):
    """Solve one network.

    Each person's best `depth` pairs are given first; the result is proved against all others,
    so the depth changes the time and never the outcome; nor does `guess`, the number of lesser
    aims that a placement is first taken to outweigh. `pair_limit` is the size of a run from
    which waiting would be unreasonable.
    """

    name: str
    depth: int
    guess: int
    pair_limit: int

    def cost_limit(self, nodes: int) -> int:
        """Tell the largest unit cost for a network of that many nodes."""
        ...

    def solve(self, network: Network) -> Numbers:
        """Find a circulation of least cost."""
        ...


class HighsEngine:
    """HiGHS, as a linear programme: its corners are whole numbers, since this is a network.

    It is the copy inside scipy: the package highspy and OR-Tools each bring a library named
    libhighs.so.1, and a process that has loaded one cannot load the other.
    """

    name = "highs"
    depth = 8
    guess = 64
    pair_limit = 1_500_000

    def cost_limit(self, nodes: int) -> int:
        """Stay far from where its tolerance of 1e-7 meets the 16 digits of a float."""
        del nodes
        return 10_000_000

    def solve(self, network: Network) -> Numbers:
        """Find a circulation of least cost; raise `engine_failed` if HiGHS gives none."""
        arcs = len(network.tails)
        if not arcs:
            return np.zeros(0, dtype=np.int64)
        ends = np.stack([network.tails, network.heads], axis=1).ravel()
        matrix = csc_array(
            (np.tile([-1.0, 1.0], arcs), ends, np.arange(0, 2 * arcs + 1, 2)),
            shape=(network.nodes, arcs),
        )
        result = linprog(
            network.costs,
            A_eq=matrix[1:],
            b_eq=np.zeros(network.nodes - 1),
            bounds=np.stack([np.zeros(arcs), network.capacities], axis=1),
            method="highs-ds",
        )
        if result.status != 0:
            raise MatchingError("engine_failed", engine=self.name)
        flow: Numbers = np.rint(result.x).astype(np.int64)
        if np.abs(result.x - flow).max() > 1e-5 or not is_circulation(network, flow):  # noqa: PLR2004 -- HiGHS promises 1e-7
            raise MatchingError("engine_failed", engine=self.name)
        return flow


class OrToolsEngine:
    """OR-Tools' cost-scaling flow: much faster on large pools; an extra, not a requirement."""

    name = "ortools"
    depth = 250
    guess = 32
    pair_limit = 50_000_000

    def cost_limit(self, nodes: int) -> int:
        """Stay below where cost times nodes leaves 64 bits (it scales costs by the nodes)."""
        return (1 << 60) // (nodes + 2)

    def solve(self, network: Network) -> Numbers:
        """Find a circulation of least cost; raise `engine_failed` if OR-Tools gives none."""
        solver = _ortools().SimpleMinCostFlow()
        order = np.argsort(network.tails, kind="stable")
        columns = network.tails, network.heads, network.capacities, network.costs
        arcs = solver.add_arcs_with_capacity_and_unit_cost(*(one[order] for one in columns))
        if len(arcs) and solver.solve() != solver.OPTIMAL:
            raise MatchingError("engine_failed", engine=self.name)
        flow = np.zeros(len(order), dtype=np.int64)
        flow[order] = solver.flows(arcs)
        if not is_circulation(network, flow):
            raise MatchingError("engine_failed", engine=self.name)
        return flow


@cache
def _ortools() -> Any:  # noqa: ANN401 -- a module without types
    return import_module("ortools.graph.python.min_cost_flow")


def has_ortools() -> bool:
    """Tell whether the extra `paydas[fast]` is installed and can be loaded in this process."""
    try:
        _ortools()
    except ImportError:
        return False
    return True


def choose_engine(pairs: int) -> Engine:
    """Take HiGHS up to 100,000 possible pairs, and OR-Tools beyond if it can be loaded.

    Small runs never load OR-Tools, so that a process which also draws lots, and therefore needs
    highspy, goes on working. A host that wants otherwise passes an engine of its own choice.
    """
    return OrToolsEngine() if pairs > SMALL and has_ortools() else HighsEngine()
