"""Run every benchmark: `python -m bench`, or some of them: `python -m bench matching`.

A benchmark is a folder here with a `__main__.py`. Each runs in a process of its own, because
the libraries that they compare with do not all agree to be loaded together.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
PATIENCE = 60 * 60


def run(name, options):
    """Run one benchmark; whatever it started is gone when this returns, also after an hour."""
    command = [sys.executable, "-W", "ignore", "-m", f"bench.{name}", *options]
    process = subprocess.Popen(command, cwd=HERE.parent, start_new_session=True)
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"{name} was stopped after {PATIENCE // 60} minutes", flush=True)
        return 1
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)


def main():
    known = sorted(one.parent.name for one in HERE.glob("*/__main__.py"))
    named = [word for word in sys.argv[1:] if word in known]
    options = [word for word in sys.argv[1:] if word not in known]
    worst = 0
    for name in named or known:
        print(f"\n== {name} ==", flush=True)
        worst = max(worst, run(name, options))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
