"""Measure the matching kernel beside its peers, in one process and on the same pools.

Whether an aim is met is read from CPU seconds, since the machine may be busy; wall time stands
beside it.

python -m bench.matching            all three pools (a minute or two)
python -m bench.matching --quick    1,000 and 10,000 people only
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from paydas.cli.matching.sentences import say
from paydas.kernel.matching import (
    HighsEngine,
    MatchingError,
    OrToolsEngine,
    Rules,
    has_ortools,
    make_pool,
    run_matching,
)

from .peers import deferred_acceptance, expanded_places, greedy, survives
from .pool import Shape
from .pool import make_pool as draw_pool

SMALL = Shape(1_000, 200, 0.9, provinces=4, travel=1.8)
MEDIUM = Shape(10_000, 2_000, 1.0, travel=2.9)
MEMORY_AIM = 4
TIGHT = Shape(100_000, 10_000, 0.98, travel=0.34)


@dataclass(frozen=True)
class Case:
    """One line of the table: a pool, how often each is run, the aims in seconds, the peer."""

    name: str
    shape: Shape
    repeats: int
    aims: dict[str, float]
    peers: tuple[Callable, ...]


CASES = (
    Case("1,000 x 200", SMALL, 5, {"highs": 0.5, "ortools": 0.3}, (deferred_acceptance, greedy)),
    Case("10,000 x 2,000", MEDIUM, 3, {"highs": 15, "ortools": 2}, (expanded_places, greedy)),
    Case("100,000 x 10,000", TIGHT, 1, {"ortools": 60}, (greedy,)),
)


def measure(work, repeats):
    """Run some times; give the last result and the medians of CPU and wall seconds."""
    spent, passed, result = [], [], None
    for _ in range(repeats):
        cpu, wall = time.process_time(), time.perf_counter()
        result = work()
        spent.append(time.process_time() - cpu)
        passed.append(time.perf_counter() - wall)
    return result, statistics.median(spent), statistics.median(passed)


def show(name, placed, points, cpu, wall, aim=""):
    print(f"  {name:<34}{placed!s:>14}{points!s:>14}{cpu:>10.2f}{wall:>10.2f}  {aim}")


def compare(case):
    people, offers = draw_pool(case.shape, 1)
    places = sum(one.capacity for one in offers)
    print(f"\n{case.name}: {places:,} places")
    print(f"  {'':<34}{'placed':>14}{'points':>14}{'CPU s':>10}{'wall s':>10}  aim")
    engines = [HighsEngine(), *([OrToolsEngine()] if has_ortools() else [])]
    run = None
    for engine in engines:
        try:
            found, cpu, wall = measure(
                lambda engine=engine: run_matching(
                    make_pool(people, offers), Rules(), "bench", engine
                ),
                case.repeats,
            )
        except MatchingError as error:
            print(f"  Paydaş, {engine.name}: {say('en', error.code, **error.params)}")
            continue
        run = found
        aim = case.aims.get(engine.name)
        show(
            f"Paydaş, {engine.name}, all included",
            len(run.owners),
            int(run.scores.sum()),
            cpu,
            wall,
            f"{aim} s {'met' if cpu <= aim else 'MISSED'}" if aim else "",
        )
    if run is None:
        return
    print(f"  possible pairs: {len(run.candidates.offers):,}")
    for peer in case.peers:
        (placed, points), cpu, wall = measure(lambda peer=peer: survives(peer, run), 1)
        more = ""
        if isinstance(placed, int):
            more = f"ours places {100 * (len(run.owners) / placed - 1):+.1f} %"
        show(f"{peer.__name__}, solving alone", placed, points, cpu, wall, more)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    met = "met" if peak <= MEMORY_AIM else "MISSED"
    print(f"  peak memory of this process so far: {peak:.2f} GB, aim {MEMORY_AIM} GB {met}")


def main():
    cases = CASES[:2] if "--quick" in sys.argv else CASES
    for case in cases:
        compare(case)


if __name__ == "__main__":
    main()
