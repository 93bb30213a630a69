"""Whether database, worker and disk are as they should be."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from paydas.core.models import Job
from paydas.core.vocabulary import JobState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# The mail job ends every minute, so that a worker silent for longer has died.
SILENCE = timedelta(minutes=10)
# Below this an upload or a backup may no longer fit.
FREE = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Health:
    """One short word for each part; `ok` is well, `none_yet` is a house where nothing ran."""

    words: Mapping[str, str]

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be mended."""
        return set(self.words.values()) <= {"ok", "none_yet"}


def state() -> Health:
    """Look at database, migrations, worker and disk; never raises.

    The words name no path, version or figure, because everybody may ask.
    """
    try:
        migrations = _migrations()
        worker = _worker() if migrations == "ok" else "unknown"
        words = {"database": "ok", "migrations": migrations, "worker": worker}
    except DatabaseError:
        words = {"database": "down", "migrations": "unknown", "worker": "unknown"}
    return Health({**words, "disk": _disk()})


def last_finished() -> datetime | None:
    """Return when a worker last finished a job."""
    done = Job.objects.filter(state=JobState.DONE).order_by("-ended_at")
    found: datetime | None = done.values_list("ended_at", flat=True).first()
    return found


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    return "behind" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else "ok"


def _worker() -> str:
    last = last_finished()
    if last is None:
        return "none_yet"
    return "ok" if timezone.now() - last < SILENCE else "silent"


def _disk() -> str:
    try:
        return "ok" if shutil.disk_usage(settings.HOME).free > FREE else "full"
    except OSError:
        return "unknown"
