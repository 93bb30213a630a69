"""`paydas init` and `paydas check`: set an installation up, and see whether it is sound."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from paydas.cli.start import start_django

if TYPE_CHECKING:
    from collections.abc import Iterator


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(init)
    app.command()(check)


def init() -> None:
    """Make the home folder and its secret, the database, provinces and static files; repeatable."""
    home = Path(os.environ.get("PAYDAS_HOME") or "var").resolve()
    for folder in (home, home / "media", home / "outbox"):
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    secret = home / "secret"
    if not secret.exists() and not os.environ.get("PAYDAS_SECRET_KEY"):
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(64))
    start_django()
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django started

    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- the same
    from paydas.places.operations.reference import load_places  # noqa: PLC0415 -- the same
    from paydas.stakeholders.operations.reference import (  # noqa: PLC0415 -- the same
        load_areas,
    )

    call_command("migrate", verbosity=0)
    load_places(by=SYSTEM)
    load_areas(by=SYSTEM)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"Ready in {home}. Next: paydas user add, then paydas serve --with-worker")


def check() -> None:
    """Say what is dangerous or missing; exit 1 when something must be mended."""
    start_django()
    found = list(faults())
    for fault in found:
        print(f"- {fault}")
    print(f"{len(found)} to mend." if found else "Sound.")
    sys.exit(1 if found else 0)


def faults() -> Iterator[str]:
    """Yield what must be mended, a line each with its cure."""
    from django.conf import settings  # noqa: PLC0415 -- needs Django started

    yield from _settings_faults()
    for name in ("MEDIA_ROOT", "STATIC_ROOT", "EMAIL_FILE_PATH"):
        folder = Path(getattr(settings, name))
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            yield f"{folder} is missing or cannot be written; run paydas init."
    yield from _database_faults()


def _settings_faults() -> Iterator[str]:
    from django.conf import settings  # noqa: PLC0415 -- needs Django started

    if settings.SECRET_KEY.startswith("unsafe"):
        yield "There is no secret; run paydas init or set PAYDAS_SECRET_KEY."
    if settings.DEBUG:
        yield "PAYDAS_DEBUG is on; unset it."
    if settings.PAYDAS_DEMO:
        yield "PAYDAS_DEMO is on: anybody on this machine signs in by one click; unset it."
    if not settings.IS_HTTPS:
        yield "PAYDAS_PUBLIC_URL is not https; private links and passwords would travel openly."
    if "*" in settings.ALLOWED_HOSTS:
        yield "PAYDAS_HOSTS allows every host; name yours."
    if not settings.EMAIL_HOST:
        yield "There is no mail server (PAYDAS_SMTP_HOST); mail stays in files."
    if not settings.PAYDAS_OWNER:
        yield "PAYDAS_OWNER is empty; pages do not say whose installation this is."


def _database_faults() -> Iterator[str]:
    from datetime import timedelta  # noqa: PLC0415 -- beside its only use

    from django.db import connection  # noqa: PLC0415 -- needs Django started
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- the same
    from django.utils import timezone  # noqa: PLC0415 -- the same

    from paydas.core.models import Job  # noqa: PLC0415 -- the same

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is behind; run paydas init."
        return
    recent = timezone.now() - timedelta(minutes=10)
    if not Job.objects.filter(ended_at__gte=recent).exists():
        yield "No worker has finished anything in ten minutes; start paydas worker."
