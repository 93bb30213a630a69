"""`paydas backup`, `restore`, `retention`, `audit verify`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from paydas.cli.start import start_django

audit = typer.Typer(help="The audit log.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(backup)
    app.command()(restore)
    app.command()(retention)
    app.add_typer(audit, name="audit")


@audit.command("verify")
def verify() -> None:
    """Recompute the whole chain; exit 1 and name the first event that does not fit."""
    start_django()
    from paydas.core.queries.chain import verify_chain  # noqa: PLC0415 -- needs Django started

    state = verify_chain()
    if not state.is_whole:
        print(f"Broken at event {state.broken_at}; {state.events} before it fit.")
        raise typer.Exit(1)
    print(f"{state.events} events, whole. Head: {state.head}")


@audit.callback()
def _group() -> None:
    """Keep `audit verify` two words, also while it is the only command."""


def backup(
    file: Annotated[Path, typer.Argument(help="Archive to write (.tar.gz).")],
    with_secret: Annotated[
        bool, typer.Option(help="Put the secret in: without it private links end at a restore.")
    ] = True,
) -> None:
    """Write database, uploads and secret into one archive, consistent while others work."""
    start_django()
    from paydas.cli.archive import write_archive  # noqa: PLC0415 -- needs Django started

    counts = write_archive(file, with_secret=with_secret)
    print(f"{file}: {counts}")


def restore(
    file: Annotated[Path, typer.Argument(help="Archive to read.", exists=True)],
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Put back everything from an archive; refuses to replace records unless told to."""
    start_django()
    from paydas.cli.archive import ArchiveError, read_archive  # noqa: PLC0415 -- the same

    try:
        counts = read_archive(file, force=force)
    except ArchiveError as error:
        print(str(error), file=sys.stderr)
        raise typer.Exit(2) from error
    print(f"Restored: {counts}")


def retention() -> None:
    """Forget now what has been kept long enough; the worker does the same once a day."""
    start_django()
    from django.conf import settings  # noqa: PLC0415 -- needs Django started

    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- the same
    from paydas.core.jobs import Progress, function_of  # noqa: PLC0415 -- the same
    from paydas.core.models import Job  # noqa: PLC0415 -- the same

    class Quiet(Progress):
        """Progress that nobody watches: there is no row of a job."""

        def step(self, done: int, total: int | None = None) -> None:
            """Say nothing."""

    print("Kept, in days: " + ", ".join(f"{k} {n}" for k, n in settings.PAYDAS_KEEP_DAYS.items()))
    for work in settings.PAYDAS_RETENTION:
        found = function_of(work)(Quiet(Job(), SYSTEM))
        print(f"{work.split('.')[1]}: {found}")
