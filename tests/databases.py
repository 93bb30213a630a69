"""Which database a test run uses: SQLite in memory, or PostgreSQL when its address is given."""

import os

from paydas.config.environment import postgres

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
}


def database():
    url = os.environ.get("PAYDAS_TEST_DATABASE_URL", "")
    return {**postgres(url), "CONN_MAX_AGE": 0} if url else SQLITE
