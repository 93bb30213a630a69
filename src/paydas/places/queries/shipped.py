"""The reference data that the package ships."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def shipped(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one shipped table: countries, provinces, adjacency."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
