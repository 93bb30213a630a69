"""Two records become one, and two again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import (
    Alias,
    ContactPoint,
    Identifier,
    KeptApart,
    MergeRecord,
    Organisation,
    Relation,
    Representation,
)
from paydas.stakeholders.operations.organisations import refresh_also
from paydas.stakeholders.vocabulary import OrganisationState, StakeholdersError

if TYPE_CHECKING:
    from django.db import models

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Rows that go over to the kept record: name in `moved`, model, column.
MOVES: tuple[tuple[str, type[models.Model], str], ...] = (
    ("aliases", Alias, "organisation"),
    ("identifiers", Identifier, "organisation"),
    ("contacts", ContactPoint, "organisation"),
    ("representations", Representation, "organisation"),
    ("children", Organisation, "parent"),
)
SETS = ("working_areas", "target_groups", "active_in", "groups")


@operation
def merge(*, by: Actor, kept_id: Key, gone_id: Key, reason: str = "") -> MergeRecord:
    """Make one record of two: names, numbers, contacts, people and units go over to the kept one.

    The other stays as "merged into", so that what later steps rest on it stays whole; its name
    becomes one of the kept record's. Enough is noted to take it back.
    Raises StakeholdersError: merge_itself, merge_real_and_sample, already_merged.
    """
    require(can_keep_register(by))
    if str(kept_id) == str(gone_id):
        raise StakeholdersError("merge_itself")
    kept, gone = lock(Organisation, kept_id), lock(Organisation, gone_id)
    if OrganisationState.MERGED in (kept.state, gone.state):
        raise StakeholdersError("already_merged")
    if kept.is_sample != gone.is_sample:
        raise StakeholdersError("merge_real_and_sample")
    moved = _move(kept, gone)
    moved["state"] = gone.state
    moved["alias"] = Alias.objects.create(organisation=kept, text=gone.name).pk
    gone.state, gone.merged_into = OrganisationState.MERGED, kept
    _save(gone)
    _save(kept)
    made = MergeRecord.objects.create(
        kept=kept, gone=gone, moved=moved, reason=reason, is_sample=kept.is_sample
    )
    record(kept, merged=gone.pk)
    record(gone, merged_into=kept.pk)
    return made


def _move(kept: Organisation, gone: Organisation) -> dict[str, object]:
    moved: dict[str, object] = {}
    for name, model, column in MOVES:
        rows = model._default_manager.filter(**{column: gone}).exclude(pk=kept.pk)
        moved[name] = [str(pk) for pk in rows.values_list("pk", flat=True)]
        rows.update(**{column: kept})
    moved["origins"] = _move_relations("origin", "target", kept, gone)
    moved["targets"] = _move_relations("target", "origin", kept, gone)
    for name in SETS:
        ours = set(getattr(kept, name).values_list("pk", flat=True))
        new = [pk for pk in getattr(gone, name).values_list("pk", flat=True) if pk not in ours]
        getattr(kept, name).add(*new)
        moved[name] = [str(pk) for pk in new]
    if kept.parent_id == gone.pk:
        kept.parent = gone.parent
        moved["parent"] = True
    return moved


def _move_relations(near: str, far: str, kept: Organisation, gone: Organisation) -> list[int]:
    """Move relations that the kept record does not have yet; the others stay where they are."""
    there = set(Relation.objects.filter(**{near: kept}).values_list(f"{far}_id", "kind"))
    rows = Relation.objects.filter(**{near: gone}).exclude(**{far: kept})
    ids = [
        pk
        for pk, other, kind in rows.values_list("pk", f"{far}_id", "kind")
        if (other, kind) not in there
    ]
    Relation.objects.filter(pk__in=ids).update(**{near: kept})
    return ids


def _save(found: Organisation) -> None:
    refresh_also(found)
    found.revision += 1
    found.save()


@operation
def unmerge(*, by: Actor, merge_id: Key) -> MergeRecord:
    """Take a merge back: what went over and is still there goes home.

    Raises StakeholdersError: not_merged, unmerge_changed (the kept record was merged away since).
    """
    require(can_keep_register(by))
    found = lock(MergeRecord, merge_id)
    if found.undone_at is not None:
        raise StakeholdersError("not_merged")
    kept, gone = lock(Organisation, found.kept_id), lock(Organisation, found.gone_id)
    if kept.state == OrganisationState.MERGED:
        raise StakeholdersError("unmerge_changed")
    moved = found.moved
    for name, model, column in MOVES:
        rows = model._default_manager.filter(pk__in=moved[name], **{column: kept})
        rows.update(**{column: gone})
    Relation.objects.filter(pk__in=moved["origins"], origin=kept).update(origin=gone)
    Relation.objects.filter(pk__in=moved["targets"], target=kept).update(target=gone)
    for name in SETS:
        getattr(kept, name).remove(*_related(kept, name, moved[name]))
    Alias.objects.filter(pk=moved["alias"], organisation=kept).delete()
    if moved.get("parent"):
        kept.parent = gone
    gone.state, gone.merged_into = moved["state"], None
    _save(gone)
    _save(kept)
    found.undone_at = timezone.now()
    found.save()
    record(kept, unmerged=gone.pk)
    record(gone, unmerged_from=kept.pk)
    return found


def _related(kept: Organisation, name: str, pks: list[str]) -> models.QuerySet[models.Model]:
    found: models.QuerySet[models.Model] = getattr(kept, name).filter(pk__in=pks)
    return found


@operation
def keep_apart(*, by: Actor, first_id: Key, second_id: Key) -> KeptApart:
    """Say that two records that look alike are two bodies; they are not proposed again.

    Raises StakeholdersError("merge_itself").
    """
    require(can_keep_register(by))
    first, second = sorted(
        (lock(Organisation, first_id), lock(Organisation, second_id)), key=lambda one: one.pk
    )
    if first.pk == second.pk:
        raise StakeholdersError("merge_itself")
    made, _ = KeptApart.objects.get_or_create(first=first, second=second)
    record(first, kept_apart=second.pk)
    return made
