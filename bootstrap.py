"""Set up and run Paydaş with nothing but Python: `python bootstrap.py demo|test|check|bench|setup`.

Makes a virtual environment, installs exactly what the lock names, and starts the command. It is
what `make` calls; nothing of it is needed once an installation runs.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
LOCKS = {
    ".venv": "requirements.lock",
    ".venv-dev": "requirements-dev.lock",
    ".venv-bench": "requirements-bench.lock",
}
NEEDS = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def stop(said: str) -> None:
    """End with one line that says what is missing and the cure."""
    print(f"bootstrap: {said}", file=sys.stderr)
    raise SystemExit(2)


def check_python() -> None:
    """Refuse a Python that is too old or was cut in pieces by the distribution."""
    if sys.version_info < NEEDS:
        stop(f"Python {NEEDS[0]}.{NEEDS[1]} or newer is needed, this is {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        stop(f"this Python can not make environments; cure: apt-get install python{version}-venv")
    if importlib.util.find_spec("sqlite3") is None:
        stop("this Python was built without sqlite3; cure: use the distribution's python3.")


def environment(name: str) -> Path:
    """Return the Python of an environment that holds exactly what its lock names."""
    folder, lock = ROOT / name, ROOT / LOCKS[name]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = folder / "lock.sha256"
    if stamp.exists() and stamp.read_text() == digest and python.exists():
        return python
    print(f"Setting up {name} (once) ...", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    wheels = os.environ.get("PAYDAS_WHEELS")
    closed = ["--no-index", "--find-links", wheels] if wheels else []
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    pip = [str(python), "-m", "pip", "install", *quiet, *closed]
    done = subprocess.run(
        [*pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock)], check=False
    )
    if done.returncode:
        stop("the packages could not be installed; on a closed network set PAYDAS_WHEELS.")
    packages = next(folder.glob("lib/python*/site-packages"), folder / "Lib/site-packages")
    (packages / "paydas.pth").write_text(f"{ROOT / 'src'}\n")
    stamp.write_text(digest)
    return python


def run(python: Path, *words: str, **variables: str) -> int:
    """Run a command of the environment in the checkout; return its exit code."""
    env = os.environ | {"PYTHONUNBUFFERED": "1"} | variables
    return subprocess.run([str(python), *words], cwd=ROOT, env=env, check=False).returncode


def demo(rest: list[str]) -> int:
    """Serve the worked example."""
    python = environment(".venv")
    os.chdir(ROOT)
    os.execv(python, [str(python), "-m", "paydas", "demo", *rest])  # noqa: S606 -- no shell


def postgres() -> str:
    """Return the address of a PostgreSQL that answers, or nothing."""
    given = os.environ.get("PAYDAS_TEST_POSTGRES_URL", "")
    address = given or "postgres://postgres@localhost:5432/postgres"
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "localhost", parts.port or 5432), 2).close()
    except OSError:
        return ""
    return address


def answers(python: Path, address: str) -> bool:
    """Tell whether the database lets us in (a port that answers may want a password)."""
    asked = "import sys, psycopg; psycopg.connect(sys.argv[1], connect_timeout=3).close()"
    done = subprocess.run([str(python), "-c", asked, address], check=False, capture_output=True)
    return done.returncode == 0


# These touch no database, or SQLite alone.
SAME = (
    "kernel",
    "catalogues",
    "docs",
    "house/test_package.py",
    "house/test_sizes.py",
    "house/test_turkish.py",
    "cli/test_demo.py",
    "cli/test_draw.py",
    "cli/test_draw_input.py",
    "cli/test_match.py",
    "cli/test_match_input.py",
)
NOTHING_CHOSEN = 5  # pytest's exit code
Beside = tuple[str, "subprocess.Popen[str]", IO[str]]


def start_tests(where: str, python: Path, words: list[str], **variables: str) -> Beside:
    """Start a run beside the first; what it says is kept until it ends."""
    kept = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 -- `end` closes it
    command = [str(python), "-m", "pytest", "-q", *words]
    env = os.environ | variables
    out = {"stdout": kept, "stderr": subprocess.STDOUT}
    return where, subprocess.Popen(command, cwd=ROOT, env=env, text=True, **out), kept


def end(beside: Beside) -> int:
    """Wait for a run, print what it said and return its exit code."""
    where, running, kept = beside
    code = running.wait()
    with kept:
        kept.seek(0)
        print(f"{where}, at the same time:\n{kept.read()}", flush=True)
    return code


def test(rest: list[str]) -> int:
    """Run the tests: all on SQLite, all but the browser on PostgreSQL too, at the same time."""
    python = environment(".venv-dev")
    address = postgres()
    has_postgres = bool(address) and answers(python, address)
    has_browser = any(shutil.which(name) for name in BROWSERS)
    has = {"postgres": has_postgres, "browser": has_browser, "gettext": shutil.which("xgettext")}
    left_out = [name for name, found in has.items() if not found]
    required = os.environ.get("PAYDAS_REQUIRE", "").split(",")
    if missing := [name for name in left_out if name in required]:
        stop(f"required and missing: {', '.join(missing)}.")
    beside = []
    if has_browser:
        beside.append(start_tests("In the browser", python, ["-m", "journey", *rest]))
    if has_postgres:
        words = ["-m", "not journey", *(f"--ignore=tests/{name}" for name in SAME), *rest]
        variables = {"PAYDAS_TEST_DATABASE_URL": address}
        beside.append(start_tests("On PostgreSQL", python, words, **variables))
    codes = [run(python, "-m", "pytest", "-q", "-m", "not journey", *rest)]
    codes += [end(one) for one in beside]
    print(f"Left out: {', '.join(left_out) or 'nothing'}.")
    return max([code for code in codes if code != NOTHING_CHOSEN] or [NOTHING_CHOSEN])


def check(_rest: list[str]) -> int:
    """Run lint, format, types and import contracts."""
    python = environment(".venv-dev")
    tools = Path(python).parent
    commands = [
        [str(tools / "ruff"), "check", "."],
        [str(tools / "ruff"), "format", "--check", "."],
        [str(tools / "lint-imports")],
        [str(tools / "mypy"), "src"],
    ]
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    codes = [subprocess.run(c, cwd=ROOT, env=env, check=False).returncode for c in commands]
    return max(codes)


def bench(rest: list[str]) -> int:
    """Print the benchmarks' figures."""
    return run(environment(".venv-bench"), "-m", "bench", *rest, PYTHONPATH=str(ROOT / "src"))


def setup(_rest: list[str]) -> int:
    """Make what tests and checks run in, so that both can start at once."""
    environment(".venv-dev")
    return 0


COMMANDS = {"demo": demo, "test": test, "check": check, "bench": bench, "setup": setup}


def main() -> int:
    """Run the command that the first word names."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:  # noqa: PLR2004 -- the word itself
        stop(f"say one of: {', '.join(COMMANDS)}")
    check_python()
    return COMMANDS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    raise SystemExit(main())
