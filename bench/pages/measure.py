"""What one page costs: queries, and CPU of this process for a warmed request."""

import statistics
import time
from dataclasses import dataclass

from django.core.cache import caches
from django.db import connection

BARE = "/bare"
REPEATS, LIMIT = 5, 3.0


@dataclass(frozen=True)
class Cost:
    cold: int  # queries of the first reader after a change
    queries: int  # of the next ones
    cpu: float  # milliseconds
    ratio: float  # to the bare page, asked for in turn with this one


def count_queries(client, path):
    """Count the statements of one request; transactions' own begin and commit are none."""
    seen = []

    def note(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return len(seen)


def cpu_of(client, path):
    before = time.process_time()
    b"".join(client.get(path))
    return (time.process_time() - before) * 1000


def cost(client, path):
    """Measure a page: the median of several requests, fewer where one takes long."""
    for memory in ("kept", "default"):
        caches[memory].clear()
    cold, queries = count_queries(client, path), count_queries(client, path)
    times, bare, begun = [], [], time.perf_counter()
    while len(times) < REPEATS and (len(times) < 3 or time.perf_counter() - begun < LIMIT):
        bare.append(cpu_of(client, BARE))
        times.append(cpu_of(client, path))
    cpu = statistics.median(times)
    return Cost(cold, queries, cpu, cpu / statistics.median(bare))
