"""Import of 51,370 organisations beside a raw executemany, and search over them.

python -m bench.register --postgres     on PostgreSQL too
"""

import csv
import io
import resource
import sqlite3
import time

from bench.house import SHARED, on_both, start, table
from bench.register.searching import searched

FILE = SHARED / "organisations" / "ror-world-stress.csv"


def raw(data):
    """Insert the same cells with one executemany into one plain table."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1:]
    width = len(rows[0])
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE t ({', '.join(f'c{n}' for n in range(width))})")
    begun = time.perf_counter()
    base.executemany(f"INSERT INTO t VALUES ({', '.join('?' * width)})", rows)
    base.commit()
    return len(rows), time.perf_counter() - begun


def imported(data):
    from paydas.core.actors import SYSTEM
    from paydas.core.jobs import Progress
    from paydas.core.models import Job
    from paydas.places.operations.reference import load_places
    from paydas.stakeholders import jobs
    from paydas.stakeholders.models import ImportBatch
    from paydas.stakeholders.operations.imports.batches import map_columns, upload_batch
    from paydas.stakeholders.operations.reference import load_areas

    class Silent(Progress):
        def step(self, done, total=None):
            pass

    load_places(by=SYSTEM)
    load_areas(by=SYSTEM)
    begun = time.perf_counter()
    batch = upload_batch(by=SYSTEM, name=FILE.name, data=data)
    map_columns(by=SYSTEM, batch_id=batch.pk, mapping=batch.mapping, keep_personal=False)
    jobs.check_import(Silent(Job(), SYSTEM), batch_id=str(batch.pk))
    checked = time.perf_counter()
    jobs.run_import(Silent(Job(), SYSTEM), batch_id=str(batch.pk))
    return ImportBatch.objects.get(pk=batch.pk), checked - begun, time.perf_counter() - checked


def measure(database_url):
    start(database_url)
    data = FILE.read_bytes()
    count, plain = raw(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    batch, check, run = imported(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    table(
        ("", "rows", "seconds", "rows/s"),
        [
            ("raw executemany", count, f"{plain:.2f}", f"{count / plain:.0f}"),
            ("dry run", count, f"{check:.1f}", f"{count / check:.0f}"),
            ("import with audit", count, f"{run:.1f}", f"{count / run:.0f}"),
        ],
    )
    print(f"fates: {batch.counts}")
    print(
        f"ratio to raw: {(check + run) / plain:.0f}; peak {peak // 1024} MB (from {before // 1024})"
    )
    searched()


if __name__ == "__main__":
    if FILE.exists():
        on_both("register", measure, always=False)
    else:
        print(f"left out: {FILE.name} is not there")
