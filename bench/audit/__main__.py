"""Audited operations per second with one and three writers, beside plain inserts."""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

from bench.audit.writing import get_ready, write
from bench.house import on_both, start, table

SECONDS = 3
WRITERS = (1, 3)
# For starting the writers, which is slow on a busy machine; then the benchmark fails.
PATIENCE = 300


def rate(kind, writers):
    """Count what all writers wrote in the same seconds."""
    context = multiprocessing.get_context("spawn")
    together = (context.Barrier(writers, timeout=PATIENCE),)
    with ProcessPoolExecutor(writers, context, get_ready, together) as pool:
        running = [pool.submit(write, kind, SECONDS) for _ in range(writers)]
        return sum(one.result(timeout=PATIENCE) for one in running) / SECONDS


def measure(database_url):
    start(database_url)
    rows = []
    for writers in WRITERS:
        plain, audited = rate("plain", writers), rate("audited", writers)
        rows.append((writers, f"{plain:.0f}", f"{audited:.0f}", f"{audited / plain:.2f}"))
    from paydas.core.queries.chain import verify_chain

    begun = time.perf_counter()
    state = verify_chain()
    seconds = time.perf_counter() - begun
    table(("writers", "without log /s", "audited /s", "ratio"), rows)
    print(f"chain whole: {state.is_whole}; {state.events} events, {state.events / seconds:.0f}/s\n")


if __name__ == "__main__":
    on_both("audit", measure)
