"""The run: a few rows at a time become records, each knowing how to be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid5

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.kernel.text.folding import fold
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import Alias, Identifier, ImportRow, Organisation
from paydas.stakeholders.operations.entries import (
    Contact,
    Entry,
    Name,
    Number,
    add_organisations,
)
from paydas.stakeholders.operations.imports.adding import additions
from paydas.stakeholders.operations.organisations import refresh_also
from paydas.stakeholders.vocabulary import RowFate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

WRITABLE = (RowFate.CREATE, RowFate.UPDATE)


@operation
def write_rows(*, by: Actor, batch_id: Key, row_ids: Sequence[int]) -> int:
    """Write a few checked rows; those that are written already are left, so twice is once.

    A number that was given to another record since the check turns its row into an error.
    """
    require(can_keep_register(by))
    rows = list(
        ImportRow.objects.filter(
            pk__in=row_ids, batch__pk=batch_id, fate__in=WRITABLE, revision_after__isnull=True
        )
    )
    taken = _taken([row for row in rows if row.fate == RowFate.CREATE])
    for row in rows:
        if row.pk in taken:
            row.fate, row.code = RowFate.ERROR, "identifier_taken"
    _create([row for row in rows if row.fate == RowFate.CREATE], by)
    _update([row for row in rows if row.fate == RowFate.UPDATE])
    keep_rows(rows, ["fate", "code", "organisation", "revision_after", "before"])
    return len(rows)


def keep_rows(rows: Sequence[ImportRow], fields: Sequence[str]) -> None:
    """Save columns of many rows by one upsert: Django's own bulk update is many times slower."""
    ImportRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _taken(rows: Sequence[ImportRow]) -> set[int]:
    """Return the rows of which a number stands in the register by now."""
    wanted = {
        (scheme, fold(value)): row.pk for row in rows for scheme, value in row.values["numbers"]
    }
    there = Identifier.objects.filter(search__in={value for _, value in wanted})
    found = set(there.values_list("scheme", "search"))
    own = {uuid_of(row) for row in rows}
    if not found:
        return set()
    mine = set(there.filter(organisation__in=own).values_list("scheme", "search"))
    return {pk for key, pk in wanted.items() if key in found - mine}


def uuid_of(row: ImportRow) -> UUID:
    """Return the key that a row's new record gets: the same however often it is written."""
    return uuid5(row.batch_id, str(row.number))


def entry_of(row: ImportRow) -> Entry:
    """Return a checked row as what is known of a body."""
    stored = row.values
    return Entry(
        values=stored["values"],
        names=[Name(*one) for one in stored["names"]],
        numbers=[Number(*one) for one in stored["numbers"]],
        contacts=[
            Contact(kind, value, label, is_personal)
            for kind, value, label, is_personal in stored["contacts"]
        ],
        areas=stored["areas"],
        groups=stored["groups"],
        id=uuid_of(row),
    )


def _create(rows: Sequence[ImportRow], by: Actor) -> None:
    made = add_organisations(by=by, entries=[entry_of(row) for row in rows])
    for row, body in zip(rows, made, strict=True):
        row.organisation, row.revision_after = body, body.revision


def _update(rows: Sequence[ImportRow]) -> None:
    found = Organisation.objects.select_for_update(no_key=True).prefetch_related(
        "aliases", "identifiers"
    )
    bodies = found.in_bulk([row.organisation_id for row in rows])
    for row in rows:
        body = bodies.get(row.organisation_id)
        if body is None:
            row.fate, row.code = RowFate.ERROR, "two_bodies"
            continue
        row.before = _add(body, additions(body, row.values))
        row.revision_after = body.revision


def _add(body: Organisation, new: dict[str, Any]) -> dict[str, Any]:
    """Write what is new; return what undoing needs."""
    if not new:
        return {}
    before = {name: getattr(body, name) for name in new["columns"]}
    for name, value in new["columns"].items():
        setattr(body, name, value)
    aliases = Alias.objects.bulk_create(
        Alias(organisation=body, text=text, kind=kind, language=language)
        for text, kind, language in new["names"]
    )
    numbers = Identifier.objects.bulk_create(
        Identifier(organisation=body, scheme=scheme, value=value)
        for scheme, value in new["numbers"]
    )
    refresh_also(body)
    body.revision += 1
    body.save()
    record(body, fields=sorted(new["columns"]), names=len(aliases), numbers=len(numbers))
    return {
        "columns": before,
        "aliases": [one.pk for one in aliases],
        "identifiers": [one.pk for one in numbers],
    }
