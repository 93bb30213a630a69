"""Codes and their groups: add, word, place, switch off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.kernel.text.folding import fold
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Code, CodeGroup
from paydas.sensemaking.operations.codebooks import open_for_change
from paydas.sensemaking.vocabulary import SensemakingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.sensemaking.models import Codebook


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code of a codebook that is written in one go; group and parent by their labels."""

    label: str
    memo: str = ""
    group: str = ""
    parent: str = ""


@operation
def add_group(
    *, by: Actor, group_id: Key, codebook_id: Key, title: str, memo: str = ""
) -> CodeGroup:
    """Add a group of codes; the same id twice is one."""
    codebook = open_for_change(by, codebook_id)
    last = codebook.groups.aggregate(Max("position"))["position__max"] or 0
    found, is_new = CodeGroup.objects.get_or_create(
        pk=group_id,
        defaults={
            "codebook": codebook,
            "title": title,
            "memo": memo,
            "position": last + 1,
            "is_sample": codebook.is_sample,
        },
    )
    if is_new:
        record(found, scope=codebook.consultation_id)
    return found


@operation
def change_group(*, by: Actor, group_id: Key, seen: int | None, title: str, memo: str) -> CodeGroup:
    """Change what a group of codes is called and what it is for."""
    group = lock(CodeGroup, group_id, seen)
    codebook = open_for_change(by, group.codebook_id)
    changed = save_changes(group, title=title, memo=memo)
    record(group, scope=codebook.consultation_id, fields=changed)
    return group


@operation
def remove_group(*, by: Actor, group_id: Key) -> None:
    """Remove a group; its codes stay, without one."""
    group = lock(CodeGroup, group_id)
    codebook = open_for_change(by, group.codebook_id)
    record(group, scope=codebook.consultation_id)
    group.delete()


@operation
def add_code(*, by: Actor, code_id: Key, codebook_id: Key, **values: Any) -> Code:  # noqa: ANN401 -- label, memo, group, parent
    """Add a code (`label`, `memo`, `group`, `parent`); the same id twice is one.

    Raises SensemakingError: codebook_locked, code_exists, not_of_consultation.
    """
    codebook = open_for_change(by, codebook_id)
    known = Code.objects.filter(pk=code_id).first()
    if known is not None:
        return known
    _check(codebook, None, values)
    last = codebook.codes.aggregate(Max("position"))["position__max"] or 0
    code = Code.objects.create(
        pk=code_id,
        codebook=codebook,
        position=last + 1,
        is_sample=codebook.is_sample,
        **values,
    )
    record(code, scope=codebook.consultation_id)
    return code


@operation
def change_code(*, by: Actor, code_id: Key, seen: int | None, **values: Any) -> Code:  # noqa: ANN401 -- label, memo, group, parent
    """Change a code's label, memo, group or place in the hierarchy.

    Raises SensemakingError: codebook_locked, code_exists, code_cycle, not_of_consultation.
    """
    code = lock(Code, code_id, seen)
    codebook = open_for_change(by, code.codebook_id)
    _check(codebook, code, values)
    changed = save_changes(code, **values)
    record(code, scope=codebook.consultation_id, fields=changed)
    return code


@operation
def switch_code(*, by: Actor, code_id: Key, is_active: bool) -> Code:
    """Switch a code off or on again; what was coded with it stays coded."""
    code = lock(Code, code_id)
    require(can_conclude(by, code.codebook.consultation_id))
    save_changes(code, is_active=is_active)
    record(code, scope=code.codebook.consultation_id, is_active=is_active)
    return code


@operation
def remove_code(*, by: Actor, code_id: Key) -> None:
    """Remove a code that nothing was coded with and nothing stands below.

    Raises SensemakingError: codebook_locked, code_in_use.
    """
    code = lock(Code, code_id)
    codebook = open_for_change(by, code.codebook_id)
    if code.codings.exists() or code.children.exists():
        raise SensemakingError("code_in_use")
    record(code, scope=codebook.consultation_id)
    code.delete()


@operation
def fill_codebook(
    *, by: Actor, codebook_id: Key, groups: dict[str, str], codes: Iterable[NewCode]
) -> dict[str, Code]:
    """Write a whole codebook at once: groups (title and memo), codes; return them by label."""
    codebook = open_for_change(by, codebook_id)
    made = {
        title: CodeGroup(
            codebook=codebook,
            title=title,
            memo=memo,
            position=place,
            is_sample=codebook.is_sample,
        )
        for place, (title, memo) in enumerate(groups.items(), 1)
    }
    CodeGroup.objects.bulk_create(made.values())
    wanted = list(codes)
    fresh = {
        code.label: Code(
            codebook=codebook,
            group=made.get(code.group),
            label=code.label,
            memo=code.memo,
            position=place,
            is_sample=codebook.is_sample,
        )
        for place, code in enumerate(wanted, 1)
    }
    for code in wanted:
        fresh[code.label].parent = fresh.get(code.parent)
    Code.objects.bulk_create(fresh.values())
    record(codebook, scope=codebook.consultation_id, groups=len(made), codes=len(fresh))
    return fresh


def _check(codebook: Codebook, code: Code | None, values: dict[str, Any]) -> None:
    for other in (values.get("group"), values.get("parent")):
        if other is not None and other.codebook_id != codebook.pk:
            raise SensemakingError("not_of_consultation")
    label = values.get("label")
    twins = codebook.codes.filter(search=fold(label)) if label else codebook.codes.none()
    if (twins.exclude(pk=code.pk) if code else twins).exists():
        raise SensemakingError("code_exists")
    if code is not None and values.get("parent") is not None:
        _check_cycle(codebook, code, values["parent"])


def _check_cycle(codebook: Codebook, code: Code, parent: Code) -> None:
    """Climb from the new parent; meeting the code itself would close a circle."""
    above: dict[UUID, UUID | None] = dict(codebook.codes.values_list("pk", "parent_id"))
    at: UUID | None = parent.pk
    while at is not None:
        if at == code.pk:
            raise SensemakingError("code_cycle")
        at = above.get(at)
