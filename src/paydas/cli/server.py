"""`paydas serve` and `paydas worker`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from paydas.cli.start import end_by_signal, start_django

if TYPE_CHECKING:
    from types import FrameType


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(serve)
    app.command()(worker)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[
        int, typer.Option(help="Processes; with SQLite one is best: it has one writer.")
    ] = 1,
    threads: Annotated[int, typer.Option(help="Threads of a process.")] = 4,
    with_worker: Annotated[
        bool, typer.Option("--with-worker", help="Run jobs and the schedule here too.")
    ] = False,
) -> None:
    """Serve the pages; put a proxy with TLS before it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
    # Until the server has taken the signal over, it would end this process and leave the worker.
    end_by_signal(signal.SIGTERM)
    helper = subprocess.Popen([sys.executable, "-m", "paydas", "worker"]) if with_worker else None
    try:
        from granian import Granian  # noqa: PLC0415 -- only the server needs it
        from granian.constants import Interfaces  # noqa: PLC0415 -- the same
        from granian.log import LogLevels  # noqa: PLC0415 -- the same

        Granian(
            "paydas.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            websockets=False,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        if helper is not None:
            helper.terminate()
            helper.wait(30)


def worker(
    once: Annotated[
        bool, typer.Option("--once", help="Do what is due now, then end (for tests and cron).")
    ] = False,
) -> None:
    """Run jobs and the schedule until told to stop; a stop waits for the present batch."""
    stop = Event()

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 -- the signal's own
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    start_django()
    from paydas.core.jobs import work_until  # noqa: PLC0415 -- needs Django started

    work_until(stop, once=once)
