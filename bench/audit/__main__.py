"""Audited operations per second with one and three writers, beside plain inserts."""

import multiprocessing
import os
import subprocess
import sys
import time
from uuid import uuid4

from bench.audit.writing import write
from bench.house import start, table

SECONDS = 3
WRITERS = (1, 3)
SERVER = os.environ.get("PAYDAS_TEST_POSTGRES_URL", "")


def rate(kind, writers):
    context = multiprocessing.get_context("spawn")
    done = context.Queue()
    running = [context.Process(target=write, args=(kind, SECONDS, done)) for _ in range(writers)]
    for process in running:
        process.start()
    counts = [done.get(timeout=60) for _ in running]
    for process in running:
        process.join()
    return sum(counts) / SECONDS


def measure():
    start(os.environ.get("DATABASE_URL", ""))
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


def on_postgres():
    import psycopg

    name = f"paydas_{uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        env = os.environ | {"DATABASE_URL": f"{SERVER.rsplit('/', 1)[0]}/{name}"}
        subprocess.run([sys.executable, "-m", "bench.audit", "here"], env=env, check=True)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


if __name__ == "__main__":
    if "here" in sys.argv:
        print("PostgreSQL")
        measure()
    else:
        print("SQLite")
        measure()
        if SERVER:
            on_postgres()
        else:
            print("PostgreSQL left out: PAYDAS_TEST_POSTGRES_URL is not set.")
