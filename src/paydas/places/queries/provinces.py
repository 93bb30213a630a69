"""Provinces: found by any usual spelling, with their neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paydas.kernel.text.folding import fold
from paydas.kernel.text.sorting import sort_key
from paydas.places.models import District, Province
from paydas.places.queries.shipped import shipped
from paydas.places.vocabulary import BESIDE, OTHER_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Province]:
    """Return the provinces; they are public."""
    return Province.objects.all()


def search(found: QuerySet[Province], words: str) -> QuerySet[Province]:
    """Keep the provinces whose name or plate code holds the words."""
    needle = fold(words)
    if needle.isdigit():
        return found.filter(plate=needle.zfill(2))
    return found.filter(search__contains=needle) if needle else found


def _known() -> dict[str, str]:
    return {fold(row["name"]): row["plate"] for row in shipped("provinces")} | OTHER_NAMES


KNOWN = _known()
WITHOUT_DIGITS = re.compile(r"\b\d{1,2}\b", re.ASCII)
WITHOUT_NAME = re.compile(r"\D", re.ASCII)


def plate_of(text: str) -> str | None:
    """Return the plate code of a province as others write it, None when it names none.

    "Istanbul", "İzmir Province", "İstanbul (Avrupa)", "ŞANLIURFA", "63" and "63 - Urfa" are
    understood. A name that may be several things ("Anadolu") is never guessed.
    """
    folded = fold(text)
    if folded in KNOWN:
        return KNOWN[folded]
    if folded.isdigit() and folded.zfill(2) in set(KNOWN.values()):
        return folded.zfill(2)
    bare = " ".join(word for word in folded.split() if word not in BESIDE)
    name, number = WITHOUT_DIGITS.sub("", bare).strip(), WITHOUT_NAME.sub("", bare)
    found = KNOWN.get(bare) or KNOWN.get(name)
    return found if not number or number.zfill(2) == found else None


class Districts:
    """The districts of the instance, read once, to resolve many names."""

    def __init__(self) -> None:
        """Read key, province and folded name of every district."""
        self.by_name: dict[str, list[tuple[int, str]]] = {}
        for pk, plate, name in District.objects.values_list("pk", "province_id", "search"):
            self.by_name.setdefault(name, []).append((pk, plate))

    def find(self, text: str, plate: str | None) -> tuple[int, str] | None:
        """Return key and plate of a district; without its province only when one has the name."""
        found = self.by_name.get(fold(text), [])
        if plate is not None:
            found = [one for one in found if one[1] == plate]
        return found[0] if len(found) == 1 else None


def neighbours_of(plates: Iterable[str]) -> set[str]:
    """Return the plate codes that border any of these and are not among them."""
    inside = set(plates)
    pairs = [(row["plate_a"], row["plate_b"]) for row in shipped("adjacency")]
    touched = {b for a, b in pairs if a in inside} | {a for a, b in pairs if b in inside}
    return touched - inside


def name_of(plate: str | None) -> str:
    """Return the name of a province by its plate code, without asking the database."""
    return next((row["name"] for row in shipped("provinces") if row["plate"] == plate), "")


def options() -> list[tuple[str, str]]:
    """Return plate code and name of every province in the order of the alphabet, for a select."""
    return list(OPTIONS)


def _options() -> list[tuple[str, str]]:
    rows = sorted(shipped("provinces"), key=lambda row: sort_key(row["name"]))
    return [(row["plate"], row["name"]) for row in rows]


OPTIONS = _options()
