"""How bodies stand to each other, and named groups of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import Organisation, OrganisationGroup, Relation
from paydas.stakeholders.vocabulary import StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def relate(
    *,
    by: Actor,
    origin_id: Key,
    target_id: Key,
    kind: str,
    since: int | None = None,
    note: str = "",
) -> Relation:
    """Record how one body stands to another, since which year.

    Raises StakeholdersError: merge_itself, relation_exists.
    """
    require(can_keep_register(by))
    origin = lock(Organisation, origin_id)
    target = lock(Organisation, target_id)
    if origin.pk == target.pk:
        raise StakeholdersError("merge_itself")
    if Relation.objects.filter(origin=origin, target=target, kind=kind).exists():
        raise StakeholdersError("relation_exists")
    made = Relation.objects.create(origin=origin, target=target, kind=kind, since=since, note=note)
    record(origin, relation=kind, target=target.pk)
    return made


@operation
def unrelate(*, by: Actor, relation_id: int) -> None:
    """Remove a relation that was recorded by mistake."""
    require(can_keep_register(by))
    found = Relation.objects.select_for_update(of=("self",)).get(pk=relation_id)
    record(found.origin, removed=found.kind, target=found.target_id)
    found.delete()


@operation
def add_group(
    *,
    by: Actor,
    values: Mapping[str, object],
    id: UUID | None = None,  # noqa: A002 -- the record's own key, made by the form
) -> OrganisationGroup:
    """Make a named set of bodies. Posting twice makes one.

    Raises StakeholdersError("name_missing").
    """
    require(can_keep_register(by))
    if id is not None and (found := OrganisationGroup.objects.filter(pk=id).first()):
        return found
    group = OrganisationGroup(**({"id": id} if id else {}), **values)
    if not group.name.strip():
        raise StakeholdersError("name_missing")
    group.save(force_insert=True)
    record(group)
    return group


@operation
def change_group(
    *, by: Actor, group_id: Key, seen: int, values: Mapping[str, object]
) -> OrganisationGroup:
    """Change a group's name or note. Raises StaleRecordError, StakeholdersError."""
    require(can_keep_register(by))
    group = lock(OrganisationGroup, group_id, seen)
    changed = save_changes(group, **values)
    if not group.name.strip():
        raise StakeholdersError("name_missing")
    record(group, fields=changed)
    return group


@operation
def add_to_group(*, by: Actor, group_id: Key, organisation_ids: Collection[UUID]) -> int:
    """Put bodies into a group; return how many were not in it yet."""
    require(can_keep_register(by))
    group = lock(OrganisationGroup, group_id)
    before = group.members.count()
    group.members.add(*Organisation.objects.filter(pk__in=organisation_ids))
    added = group.members.count() - before
    record(group, added=added)
    return added


@operation
def remove_from_group(*, by: Actor, group_id: Key, organisation_ids: Collection[UUID]) -> None:
    """Take bodies out of a group."""
    require(can_keep_register(by))
    group = lock(OrganisationGroup, group_id)
    group.members.remove(*Organisation.objects.filter(pk__in=organisation_ids))
    record(group, removed=len(organisation_ids))
