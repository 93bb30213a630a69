"""An installation of its own for a benchmark: a database in a new folder, set up and started."""

import os
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def start(database_url=""):
    """Start Django on an empty, migrated database; return its folder."""
    home = Path(tempfile.mkdtemp(prefix="paydas-bench-"))
    os.environ |= {
        "PAYDAS_HOME": str(home),
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "paydas.config.settings",
        "PAYDAS_DEMO": "1",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return home


def table(head, rows):
    """Print rows under a head, numbers to the right."""
    cells = [[str(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    for row in cells:
        first, *others = zip(row, widths, strict=True)
        print(f"{first[0]:<{first[1]}}  " + "  ".join(f"{c:>{w}}" for c, w in others))
    print()
