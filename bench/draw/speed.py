"""Measure the draw beside its peer, in one process and on the same pools.

CPU seconds, since the machine may be busy; reading files is not counted.

python -m bench.draw            the pools of the table, the peer on all but the national one; then
                                60 random pools with many exact quotas, 20 s each (minutes)
python -m bench.draw --quick    the pools of the table, the peer on the smallest
python -m bench.draw --stress   the random pools alone
"""

import resource
import sys
import time

from paydas.kernel.draw import Clock, DrawError, NoPanelError, OutOfTimeError, UncertainError
from paydas.kernel.draw.leximin import leximin
from paydas.kernel.draw.pool import compile_pool
from paydas.kernel.draw.relaxation import relaxed_chances

from .peer import lowest_chance
from .pools import NAMES, SHARED, hard_pool, read_pool

SECONDS = 120.0
STRESS_SECONDS, STRESS_POOLS = 20.0, 60
QUICK_FOR_PEER = {"opendlp_monitoring_30"}
NEVER_FOR_PEER = {"tr_national_215"}


def timed(work):
    """Return the result and the CPU seconds."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def table(is_quick):
    if not SHARED.is_dir():
        print("the pools lie beside the checkout (shared/data/draw); not found")
        return
    print("pool                    types  chances  certified   error  panels    MB   peer  ratio")
    for name in NAMES:
        members, rule = read_pool(SHARED / name)
        pool, compiling = timed(lambda m=members, r=rule: compile_pool(m, r))
        _, chances = timed(lambda p=pool: relaxed_chances(p))
        outcome, all_of_it = timed(lambda p=pool: leximin(p, Clock(SECONDS)))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        ours = compiling + all_of_it
        mark = "" if outcome.certified else " NOT CERTIFIED"
        print(
            f"{name:<22} {pool.types:6} {chances:7.3f}s {ours:9.3f}s {outcome.error:8.1e}"
            f" {len(outcome.panels):6} {memory:5}",
            end="",
            flush=True,
        )
        if name in QUICK_FOR_PEER or (not is_quick and name not in NEVER_FOR_PEER):
            lowest, theirs = timed(lambda m=members, r=rule: lowest_chance(m, r))
            if lowest is not None:
                agrees = bool(abs(lowest - outcome.chance.min()) < 1e-6)
                print(f" {theirs:5.1f}s {theirs / ours:5.0f}x {agrees=}", end="")
        print(mark)


def stress():
    certified = 0
    for seed in range(STRESS_POOLS):
        members, rule = hard_pool(seed)
        clock = Clock(STRESS_SECONDS, now=time.process_time)
        pool = compile_pool(members, rule)
        try:
            outcome, spent = timed(lambda p=pool, c=clock: leximin(p, c))
        except (DrawError, NoPanelError, OutOfTimeError, UncertainError) as error:
            print(f"{seed:3} {pool.types:4} types: {type(error).__name__}")
            continue
        valid = all(pool.holds(panel) for panel in outcome.panels)
        certified += outcome.certified and valid
        word = "certified" if outcome.certified else "not certified"
        print(
            f"{seed:3} {pool.types:4} types {len(pool.low):3} rows {spent:6.2f}s {word}"
            f" {outcome.error:.1e} {valid=}",
            flush=True,
        )
    print(f"{certified} of {STRESS_POOLS} certified in {STRESS_SECONDS:.0f} s")


def main():
    if "--stress" not in sys.argv:
        table("--quick" in sys.argv)
    if "--quick" not in sys.argv:
        stress()
