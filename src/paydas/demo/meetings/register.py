"""The places, and the bodies and people of the worked example."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from paydas.core.actors import SYSTEM
from paydas.demo.meetings.story import rows
from paydas.places.operations.reference import load_places
from paydas.stakeholders.operations.entries import Entry, Name, Number, add_organisations
from paydas.stakeholders.operations.people import PersonEntry, add_people
from paydas.stakeholders.operations.reference import load_areas
from paydas.stakeholders.vocabulary import Structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.demo.meetings.story import Story

BATCH = 200


def tell(story: Story) -> None:
    """Load the reference data, then write the register."""
    load_places(by=SYSTEM)
    load_areas(by=SYSTEM)
    for level in levels(rows("organisations.csv")):
        for batch in batches(level):
            made = add_organisations(
                by=story.actors["coordinator"], entries=[entry_of(story, row) for row in batch]
            )
            for row, organisation in zip(batch, made, strict=True):
                story.keep("organisation", row["key"], organisation)
    for batch in batches(rows("people.csv")):
        people = add_people(
            by=story.actors["coordinator"], entries=[person_of(story, row) for row in batch]
        )
        for row, person in zip(batch, people, strict=True):
            story.keep("person", row["key"], person)


def batches(found: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """Cut rows into batches of the size that one operation takes."""
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def levels(found: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """Give bodies first, then the units and branches below them, then those below these."""
    placed = {""}
    while level := [row for row in found if row["parent"] in placed and row["key"] not in placed]:
        yield level
        placed |= {row["key"] for row in level}


def words(cell: str) -> list[str]:
    """Return the values of a cell that holds several."""
    return [word for word in cell.split("|") if word]


def entry_of(story: Story, row: dict[str, str]) -> Entry:
    """Return one row of organisations.csv as what is known of a body."""
    parent = story.find("organisation", row["parent"]) if row["parent"] else None
    values: dict[str, Any] = {
        "name": row["name"],
        "acronym": row["acronym"],
        "sector": row["sector"],
        "legal_form": row["legal_form"],
        "structure": structure_of(row),
        "parent": parent,
        "province_id": row["plate"] or None,
        "city": row["district"],
        "founded": int(row["founded"]) if row["founded"] else None,
        "founded_as_written": row["founded"],
        "is_sample": True,
    }
    scheme = "TR-MOI"
    return Entry(
        values=values,
        names=[Name(text) for text in words(row["aliases"])],
        numbers=[Number(scheme, row["registry_number"])] if row["registry_number"] else (),
        areas=words(row["working_areas"]),
        groups=words(row["target_groups"]),
        active_in=[row["plate"]] if row["plate"] else (),
    )


def structure_of(row: dict[str, str]) -> str:
    """Say whether a row is a body, a unit of one or a branch of one."""
    if row["legal_form"] == "unit":
        return Structure.UNIT
    return Structure.BRANCH if row["parent"] else Structure.BODY


def person_of(story: Story, row: dict[str, str]) -> PersonEntry:
    """Return one row of people.csv as a person who speaks for a body."""
    body = story.find("organisation", row["organisation"]) if row["organisation"] else None
    return PersonEntry(
        values={"name": row["name"], "is_sample": True}, organisation=body, role=row["title"]
    )
