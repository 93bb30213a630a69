"""`paydas demo`: the worked example, set up and served."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import typer

from paydas.cli.start import end_by_signal, start_django

TOUR = """
  Paydaş: {address}

  A tour of five minutes that follows one voice:
  1. {address}/tr/              the public page: what was asked, heard and answered
  2. {address}/k/{code}      one voice, from the table to the indicator
  3. {address}/tr/demo/         sign in by one click as any role (only on this machine)
     ... coordinator: what is due, who is missing, voices without an answer
     ... approver: exactly what would be sent or published
     ... rapporteur: the table page, as on a phone
  English pages: the same addresses under /en/.  Stop with Ctrl+C.
"""


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    port: int = typer.Option(8000, help="Port on this machine."),
    home: Path = typer.Option(Path("var/demo"), help="Folder of the demonstration."),  # noqa: B008 -- typer reads it
    serve: bool = typer.Option(True, help="Serve after setting up."),
) -> None:
    """Set up the worked example and serve it on this machine only."""
    begun = time.monotonic()
    os.environ["PAYDAS_HOME"] = str(home.resolve())
    os.environ["PAYDAS_DEMO"] = "1"
    os.environ["PAYDAS_OWNER"] = "Örnek Sosyal Hizmetler Kurumu"
    os.environ["PAYDAS_PUBLIC_URL"] = f"http://127.0.0.1:{port}"
    os.environ.pop("DATABASE_URL", None)
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "secret").exists():
        (home / "secret").write_text(hashlib.sha256(os.urandom(64)).hexdigest())
    start_django()
    code = prepare(home)
    print(f"Ready after {time.monotonic() - begun:.1f} s.", flush=True)
    if serve:
        print(TOUR.format(address=f"http://127.0.0.1:{port}", code=code), flush=True)
        raise SystemExit(serve_here(port))


def serve_here(port: int) -> int:
    """Serve until this command is ended, by a key, a signal or a closed terminal; leave nothing.

    The server has a session of its own: a closed terminal would have it only load itself anew.
    """
    end_by_signal(signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM), signal.SIGINT)
    command = [sys.executable, "-m", "paydas", "serve", "--port", str(port), "--with-worker"]
    server = subprocess.Popen(command, start_new_session=True)  # noqa: S603 -- our own words
    try:
        return server.wait()
    finally:
        server.terminate()
        server.wait(60)


def prepare(home: Path) -> str:
    """Make database, story and static files once; return the code of the tour's voice."""
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django started

    from paydas.demo.accounts import make_accounts  # noqa: PLC0415 -- the same
    from paydas.demo.meetings import tell  # noqa: PLC0415 -- the same
    from paydas.demo.meetings.story import Story  # noqa: PLC0415 -- the same

    done = home / "told"
    if not done.exists():
        (home / "paydas.sqlite3").unlink(missing_ok=True)
        call_command("migrate", verbosity=0)
        story = Story(actors=make_accounts())
        tell(story)
        voice = story.made.get("contribution", {}).get("d066")
        done.write_text(voice.code if voice else "")
    collect_static(home)
    return done.read_text()


def collect_static(home: Path) -> None:
    """Collect the static files unless this very version was collected before."""
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django started

    package = Path(__file__).resolve().parent.parent
    files = sorted(package.glob("*/static/**/*.*"))
    seen = "\n".join(f"{f}{f.stat().st_size}{f.stat().st_mtime_ns}" for f in files)
    stamp, digest = home / "static.sha256", hashlib.sha256(seen.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(digest)
