"""An installation of its own for a benchmark: a database in a new folder, set up and started."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from uuid import uuid4

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SERVER = os.environ.get("PAYDAS_TEST_POSTGRES_URL", "")
# The word that tells a benchmark's second process to measure on the database that it was given.
HERE = "here"
PATIENCE = 30 * 60


def start(database_url=""):
    """Start Django on an empty, migrated database; return its folder, which goes at the end."""
    home = Path(tempfile.mkdtemp(prefix="paydas-bench-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ |= {
        "PAYDAS_HOME": str(home),
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "paydas.config.settings",
        "PAYDAS_DEMO": "1",
    }
    # What a server starts: it also calms the collector of Python's garbage.
    from django.core.management import call_command

    import paydas.config.wsgi  # noqa: F401

    call_command("migrate", verbosity=0)
    return home


def on_both(name, measure, *, always=True):
    """Measure on SQLite, then in a process of its own on a new database of the PostgreSQL server.

    Without `always` the second only when `--postgres` asks for it, because it takes long.
    """
    if HERE in sys.argv:
        print("PostgreSQL", flush=True)
        measure(os.environ["DATABASE_URL"])
        return
    print("SQLite", flush=True)
    measure("")
    if not SERVER:
        print("PostgreSQL left out: PAYDAS_TEST_POSTGRES_URL is not set.")
    elif always or "--postgres" in sys.argv:
        _on_postgres(name)
    else:
        print(f"PostgreSQL left out: python -m bench {name} --postgres takes it in.")


def _on_postgres(name):
    import psycopg

    database = f"paydas_{uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{database}"')
        env = os.environ | {"DATABASE_URL": f"{SERVER.rsplit('/', 1)[0]}/{database}"}
        command = [sys.executable, "-W", "ignore", "-m", f"bench.{name}", HERE, *sys.argv[1:]]
        try:
            subprocess.run(command, env=env, check=True, timeout=PATIENCE)
        finally:
            server.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


def table(head, rows):
    """Print rows under a head, numbers to the right."""
    cells = [[str(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    for row in cells:
        first, *others = zip(row, widths, strict=True)
        print(f"{first[0]:<{first[1]}}  " + "  ".join(f"{c:>{w}}" for c, w in others))
    print(flush=True)
