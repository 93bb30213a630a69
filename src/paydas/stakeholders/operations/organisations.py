"""One organisation: write, change, close, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import ProtectedError
from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.places.models import Province
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import Organisation, TargetGroup, WorkingArea
from paydas.stakeholders.operations.entries import (
    Entry,
    Name,
    Number,
    add_organisations,
    aliases_of,
    also_of,
    check_areas,
    check_numbers,
    contact_of,
    identifier_of,
)
from paydas.stakeholders.vocabulary import AliasKind, OrganisationState, StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def add_organisation(*, by: Actor, entry: Entry) -> Organisation:
    """Write one organisation. Posting twice makes one.

    Raises StakeholdersError: name_missing, identifier_taken, unknown_area.
    """
    return add_organisations(by=by, entries=[entry])[0]


@operation
def change_organisation(
    *, by: Actor, organisation_id: Key, seen: int, entry: Entry, keep_former: bool = False
) -> Organisation:
    """Bring an organisation to what the entry says; lists are replaced, contacts too.

    With `keep_former` an earlier name stays as a former name until this year.
    Raises StaleRecordError; StakeholdersError: name_missing, identifier_taken, own_parent,
    unknown_area.
    """
    require(can_keep_register(by))
    found = lock(Organisation, organisation_id, seen)
    before = found.name
    _check_parent(found, entry)
    check_numbers(entry.numbers, owner=found)
    check_areas([entry])
    names = list(entry.names)
    if keep_former and entry.values.get("name", before) != before:
        names.append(Name(before, AliasKind.FORMER, until=timezone.localdate().year))
    changed = save_changes(found, **entry.values, also=also_of(names, entry.numbers))
    if not found.name.strip():
        raise StakeholdersError("name_missing")
    _replace_parts(found, entry, names)
    if not changed:
        touch(found)
    record(found, fields=[name for name in changed if name != "also"])
    return found


def touch(found: Organisation) -> None:
    """Raise the revision where only parts of an organisation changed."""
    found.revision += 1
    found.save()


def _check_parent(found: Organisation, entry: Entry) -> None:
    parent = entry.values.get("parent")
    steps = 0
    while isinstance(parent, Organisation):
        if parent.pk == found.pk or steps > 20:  # noqa: PLR2004 -- no real tree is so deep
            raise StakeholdersError("own_parent")
        parent, steps = parent.parent, steps + 1


def _replace_parts(found: Organisation, entry: Entry, names: list[Name]) -> None:
    found.aliases.all().delete()
    found.aliases.bulk_create(aliases_of(found, names))
    found.identifiers.all().delete()
    found.identifiers.bulk_create(identifier_of(found, number) for number in entry.numbers)
    found.contacts.all().delete()
    found.contacts.bulk_create(contact_of(found, contact) for contact in entry.contacts)
    found.working_areas.set(WorkingArea.objects.filter(pk__in=entry.areas))
    found.target_groups.set(TargetGroup.objects.filter(pk__in=entry.groups))
    found.active_in.set(Province.objects.filter(pk__in=entry.active_in))


def refresh_also(found: Organisation) -> None:
    """Bring the search text in line with the names and numbers that are stored now."""
    found.also = also_of(
        [Name(text) for text in found.aliases.values_list("text", flat=True)],
        [Number("", value) for value in found.identifiers.values_list("value", flat=True)],
    )


@operation
def set_state(*, by: Actor, organisation_id: Key, seen: int, state: str) -> Organisation:
    """Say that a body is active or has closed; merging has its own operation."""
    require(can_keep_register(by))
    found = lock(Organisation, organisation_id, seen)
    if OrganisationState.MERGED in (found.state, state):
        raise StakeholdersError("already_merged")
    changed = save_changes(found, state=state)
    record(found, fields=changed, state=state)
    return found


@operation
def remove_organisation(*, by: Actor, organisation_id: Key) -> None:
    """Remove a record that nothing rests on; a body that only closed is closed instead.

    Raises StakeholdersError("in_use").
    """
    require(can_keep_register(by))
    found = lock(Organisation, organisation_id)
    if used([found.pk]):
        raise StakeholdersError("in_use", name=found.name)
    record(found)
    try:
        found.delete()
    except ProtectedError:
        raise StakeholdersError("in_use", name=found.name) from None


# Rows that are part of an organisation and go with it.
OWN_PARTS = frozenset(["alias", "identifier", "contactpoint", "importrow", "keptapart"])


def used(ids: Collection[UUID]) -> set[UUID]:
    """Return which of these organisations any record besides their own parts points to.

    Asks the models at run time, so that later steps count without being known here; one query
    for each kind of record.
    """
    found: set[UUID] = set()
    for relation in Organisation._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str) or model._meta.auto_created:
            continue
        if model._meta.model_name in OWN_PARTS:
            continue
        name = relation.field.name
        rows = model._default_manager.filter(**{f"{name}__in": ids})
        found |= set(rows.values_list(name, flat=True))
    return found & set(ids)
