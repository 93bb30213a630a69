"""Write a folder of results: all files or none."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .problems import InputError, Problem

FILES = (
    "proposals.csv",
    "explanations.csv",
    "waiting.csv",
    "fairness.csv",
    "places.csv",
    "calls.csv",
    "wishes.csv",
    "unmet.csv",
    "tables.csv",
    "result.json",
    "index.html",
)


def check_folder(out: Path) -> None:
    """Refuse a folder with files of other origin before any work is done."""
    if out.is_dir() and any(one.name not in FILES for one in out.iterdir()):
        raise InputError([Problem("out_exists", "", value=out.name)])
    if out.exists() and not out.is_dir():
        raise InputError([Problem("out_unwritable", "", value=out.name)])


def write_folder(out: Path, contents: Mapping[str, str]) -> None:
    """Write the files beside their place and move them in when all are there.

    Earlier results stay until then, and come back if the last step fails.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".paydas-", dir=out.parent))
        old = made.with_name(f"{made.name}-old")
    except OSError as error:
        raise InputError([Problem("out_unwritable", "", value=out.name)]) from error
    try:
        for name, text in contents.items():
            (made / name).write_text(text, encoding="utf-8", newline="")
        made.chmod(0o755)
        if out.exists():
            out.rename(old)
        made.rename(out)
    except OSError as error:
        raise InputError([Problem("out_unwritable", "", value=out.name)]) from error
    finally:
        if old.exists() and not out.exists():
            old.rename(out)
        shutil.rmtree(made, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
