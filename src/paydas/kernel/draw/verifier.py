"""Verify a published draw with nothing but Python's standard library.

Usage: python verify_draw.py FOLDER [--sha256 PUBLISHED-HASH]

Checks that every panel meets every quota and rule (counted from the members, one by one), that
the published chances are those of the lottery, and that the seed leads to exactly the members
that were announced.  This file needs no other file of the program that made the draw.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

RANGE = 2**256

Result = tuple[str, bool, str]
Data = dict[str, Any]


def checked(folder: str | Path, published: str | None = None) -> list[Result]:
    """Return a list of (code, is right, detail), in the order a reader would ask."""
    folder = Path(folder)
    raw = (folder / "lottery.json").read_bytes()
    results = [_check_form(raw), _check_hash(folder, raw, published)]
    data = json.loads(raw)
    results.append(_check_types(data))
    if results[-1][1]:
        results += [_check_panels(data), _check_chances(folder, data)]
    if (folder / "draw.json").exists():
        results.append(_check_draw(folder, data, hashlib.sha256(raw).hexdigest()))
    return results


def _check_form(raw: bytes) -> Result:
    """Check that the bytes are the only form that this content has."""
    data = json.loads(raw)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return ("form", text.encode("utf-8") + b"\n" == raw, "")


def _check_hash(folder: Path, raw: bytes, published: str | None) -> Result:
    """Check that the hash is the one published before the seed was known."""
    found = hashlib.sha256(raw).hexdigest()
    said = (folder / "lottery.sha256").read_text(encoding="ascii").split()[0]
    return ("hash", found == said and published in (None, found), found)


def _duties(data: Data) -> dict[str, tuple[bool, ...]]:
    """Say which quotas and set rules each member counts for."""
    quotas, sets = data["rule"]["quotas"], [set(one[3]) for one in data["rule"]["sets"]]
    duties = {}
    for member in data["pool"]:
        duties[member["id"]] = tuple(
            [value in member["values"].get(feature, []) for feature, value, _, _ in quotas]
            + [member["id"] in one for one in sets]
        )
    return duties


def _check_types(data: Data) -> Result:
    """Check that types hold every open member once, and the settled members stand apart."""
    standing = {one["id"]: one["standing"] for one in data["pool"]}
    listed = [one for kind in data["types"] for one in kind]
    settled = sorted(one for one, state in standing.items() if state in ("must", "accepted"))
    is_right = (
        len(standing) == len(data["pool"])
        and len(listed) == len(set(listed))
        and set(listed) == {one for one, state in standing.items() if state == "open"}
        and sorted(data["fixed"]) == settled
    )
    return ("members", is_right, f"{len(listed)} + {len(settled)}")


def _check_panels(data: Data) -> Result:
    """Count every panel against every bound."""
    duties = _duties(data)
    bounds = [one[2:4] for one in data["rule"]["quotas"]]
    bounds += [one[1:3] for one in data["rule"]["sets"]]
    having = [
        [sum(duties[one][row] for one in kind) for row in range(len(bounds))]
        for kind in data["types"]
    ]
    fixed = [sum(duties[one][row] for one in data["fixed"]) for row in range(len(bounds))]
    for number, (tickets, seats) in enumerate(data["panels"]):
        taken = sum(count for _, count in seats) + len(data["fixed"])
        if tickets < 1 or taken != data["rule"]["seats"] or not _is_list(data, seats):
            return ("panels", False, f"panel {number}")
        for row, (low, high) in enumerate(bounds):
            fewest, largest = _reach(data, seats, having, row)
            if fixed[row] + fewest < low or fixed[row] + largest > high:
                return ("panels", False, f"panel {number}, bound {row}")
    return ("panels", True, str(len(data["panels"])))


def _is_list(data: Data, seats: list[list[int]]) -> bool:
    """Check that no type stands twice in a panel or gives more members than it has."""
    kinds = {kind for kind, _ in seats}
    return len(kinds) == len(seats) and all(
        1 <= count <= len(data["types"][kind]) for kind, count in seats
    )


def _reach(
    data: Data, seats: list[list[int]], having: list[list[int]], row: int
) -> tuple[int, int]:
    """Return the fewest and the most members for a row, whoever is picked within the types.

    Members of one type may differ in what no bound can be broken by.
    """
    fewest = largest = 0
    for kind, count in seats:
        counting = having[kind][row]
        fewest += max(0, count - len(data["types"][kind]) + counting)
        largest += min(count, counting)
    return fewest, largest


def _check_chances(folder: Path, data: Data) -> Result:
    """Check that the announced chances are those of the tickets."""
    total = sum(tickets for tickets, _ in data["panels"])
    expected = [0] * len(data["types"])
    for tickets, seats in data["panels"]:
        for kind, count in seats:
            expected[kind] += tickets * count
    chance = dict.fromkeys(data["fixed"], Fraction(1))
    for kind, members in enumerate(data["types"]):
        chance.update(dict.fromkeys(members, Fraction(expected[kind], total * len(members))))
    with (folder / "chances.csv").open(encoding="utf-8", newline="") as file:
        said = {row["id"]: row["chance"] for row in csv.DictReader(file)}
    is_right = said == {one: f"{float(value):.12f}" for one, value in chance.items()}
    return ("chances", is_right, str(len(chance)))


class _Counter:
    """Random whole numbers from SHA-256 of lottery, seed and a counter."""

    def __init__(self, lottery_hash: str, seed: str) -> None:
        self.prefix, self.count = f"{lottery_hash}\n{seed}\n", 0

    def below(self, limit: int) -> int:
        while True:
            digest = hashlib.sha256(f"{self.prefix}{self.count}".encode()).digest()
            self.count += 1
            number = int.from_bytes(digest, "big")
            if number < RANGE - RANGE % limit:
                return number % limit


def _check_draw(folder: Path, data: Data, lottery_hash: str) -> Result:
    """Replay the draw from the seed and compare everything that was announced."""
    said = json.loads((folder / "draw.json").read_bytes())
    counter = _Counter(lottery_hash, said["seed"])
    ticket = counter.below(sum(tickets for tickets, _ in data["panels"]))
    number, rest = 0, ticket
    while rest >= data["panels"][number][0]:
        rest -= data["panels"][number][0]
        number += 1
    drawn, reserves = list(data["fixed"]), []
    for kind, count in data["panels"][number][1]:
        order = list(data["types"][kind])
        for place in range(len(order) - 1):
            other = place + counter.below(len(order) - place)
            order[place], order[other] = order[other], order[place]
        drawn += order[:count]
        if order[count:]:
            reserves.append(order[count:])
    with (folder / "drawn.csv").open(encoding="utf-8", newline="") as file:
        listed = [row["id"] for row in csv.DictReader(file)]
    expected = {
        "lottery_sha256": lottery_hash,
        "seed": said["seed"],
        "ticket": ticket,
        "panel": number,
        "drawn": sorted(drawn),
        "reserves": reserves,
    }
    return ("draw", said == expected and listed == sorted(drawn), f"{len(drawn)}")


SENTENCES = {
    "form": ("the lottery has its canonical form", "kura dosyası kurallı biçimde"),
    "hash": ("the lottery is the published one", "kura, ilan edilen kura"),
    "members": ("every member stands in the lottery once", "herkes kurada bir kez yer alıyor"),
    "panels": ("every panel meets every quota", "her liste bütün kotaları sağlıyor"),
    "chances": ("the chances are those of the lottery", "olasılıklar kuranın olasılıkları"),
    "draw": ("the seed leads to the members drawn", "tohum, çekilen listeyi veriyor"),
    "unreadable": ("a file is missing or damaged", "bir dosya eksik veya bozuk"),
}


def verified(folder: str | Path, published: str | None = None) -> list[Result]:
    """Run the checks; a file that cannot be read is a failed check, not a crash."""
    try:
        return checked(folder, published)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        return [("unreadable", False, type(error).__name__)]


def main(arguments: list[str]) -> int:
    """Print one line per check; return 0 when all are right, 1 otherwise."""
    published = None
    if "--sha256" in arguments:
        at = arguments.index("--sha256")
        published = arguments[at + 1]
        arguments = arguments[:at] + arguments[at + 2 :]
    results = verified(arguments[0] if arguments else ".", published)
    for code, is_right, detail in results:
        english, turkish = SENTENCES[code]
        print(  # noqa: T201 -- a command line of its own
            f"{'OK ' if is_right else 'NO '} {english} / {turkish} [{detail}]"
        )
    return 0 if all(is_right for _, is_right, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
