"""Codebooks: open one, close it, go on in a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db.models import Max

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Code, Codebook, CodeGroup, Coding
from paydas.sensemaking.vocabulary import SensemakingError

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def open_codebook(
    *, by: Actor, codebook_id: Key, consultation_id: Key, title: str, is_sample: bool = False
) -> Codebook:
    """Open a codebook; the same id twice is one."""
    require(can_conclude(by, str(consultation_id)))
    last = Codebook.objects.filter(consultation_id=consultation_id).aggregate(Max("version"))
    found, is_new = Codebook.objects.get_or_create(
        pk=codebook_id,
        defaults={
            "consultation_id": consultation_id,
            "title": title,
            "version": (last["version__max"] or 0) + 1,
            "is_sample": is_sample,
        },
    )
    if is_new:
        record(found, scope=consultation_id, version=found.version)
    return found


@operation
def change_codebook(*, by: Actor, codebook_id: Key, seen: int | None, title: str) -> Codebook:
    """Change the title of a codebook."""
    codebook = open_for_change(by, codebook_id, seen)
    changed = save_changes(codebook, title=title)
    record(codebook, scope=codebook.consultation_id, fields=changed)
    return codebook


@operation
def close_codebook(*, by: Actor, codebook_id: Key) -> Codebook:
    """Close a version: its codes stay as they are; coding with them goes on."""
    codebook = lock(Codebook, codebook_id)
    require(can_conclude(by, codebook.consultation_id))
    save_changes(codebook, is_closed=True)
    record(codebook, scope=codebook.consultation_id, version=codebook.version)
    return codebook


@operation
def new_version(*, by: Actor, codebook_id: Key, carries_codings: bool = True) -> Codebook:
    """Go on in a new version: groups and living codes are copied, perhaps with their codings.

    The old version is closed and stays as it is, with everything that was coded by it.
    """
    old = close_codebook(by=by, codebook_id=codebook_id)
    fresh = open_codebook(
        by=by,
        codebook_id=uuid4(),
        consultation_id=old.consultation_id,
        title=old.title,
        is_sample=old.is_sample,
    )
    groups = _copy_groups(old, fresh)
    codes = _copy_codes(old, fresh, groups)
    if carries_codings:
        _copy_codings(codes)
    record(fresh, scope=fresh.consultation_id, version=fresh.version, of=old.pk)
    return fresh


def open_for_change(actor: Actor, codebook_id: Key, seen: int | None = None) -> Codebook:
    """Lock a codebook whose codes are about to change.

    Raises SensemakingError: codebook_locked.
    """
    codebook = lock(Codebook, codebook_id, seen)
    require(can_conclude(actor, codebook.consultation_id))
    if codebook.is_closed:
        raise SensemakingError("codebook_locked")
    return codebook


def _copy_groups(old: Codebook, fresh: Codebook) -> dict[UUID, CodeGroup]:
    copies = {
        group.pk: CodeGroup(
            codebook=fresh,
            title=group.title,
            memo=group.memo,
            position=group.position,
            is_sample=group.is_sample,
        )
        for group in old.groups.all()
    }
    CodeGroup.objects.bulk_create(copies.values())
    return copies


def _copy_codes(old: Codebook, fresh: Codebook, groups: dict[UUID, CodeGroup]) -> dict[UUID, Code]:
    living = list(old.codes.filter(is_active=True))
    copies = {
        code.pk: Code(
            codebook=fresh,
            group=groups[code.group_id] if code.group_id else None,
            label=code.label,
            memo=code.memo,
            position=code.position,
            is_sample=code.is_sample,
        )
        for code in living
    }
    for code in living:
        copies[code.pk].parent = copies.get(code.parent_id) if code.parent_id else None
    Code.objects.bulk_create(copies.values())
    return copies


def _copy_codings(codes: dict[UUID, Code]) -> None:
    made = [
        Coding(
            code=codes[coding.code_id],
            contribution_id=coding.contribution_id,
            text_id=coding.text_id,
            start=coding.start,
            end=coding.end,
            coded_by_id=coding.coded_by_id,
            coded_at=coding.coded_at,
            is_sample=coding.is_sample,
        )
        for coding in Coding.objects.filter(code__in=list(codes))
    ]
    Coding.objects.bulk_create(made, batch_size=500)
