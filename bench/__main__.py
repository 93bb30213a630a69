"""Run every benchmark: `python -m bench`, or some of them: `python -m bench matching`.

A benchmark is a folder here with a `__main__.py`. Each runs in a process of its own, because
the libraries that they compare with do not all agree to be loaded together.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main():
    known = sorted(one.parent.name for one in HERE.glob("*/__main__.py"))
    named = [word for word in sys.argv[1:] if word in known]
    options = [word for word in sys.argv[1:] if word not in known]
    worst = 0
    for name in named or known:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, "-W", "ignore", "-m", f"bench.{name}", *options]
        worst = max(worst, subprocess.call(command, cwd=HERE.parent))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
