"""Undo of a batch: new records go, additions go, what was changed or used since is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import Alias, Identifier, ImportRow, Organisation
from paydas.stakeholders.operations.imports.writing import keep_rows
from paydas.stakeholders.operations.organisations import refresh_also, used
from paydas.stakeholders.vocabulary import RowFate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def undo_rows(*, by: Actor, batch_id: Key, row_ids: Sequence[int]) -> int:
    """Take back a few written rows; return how many were kept because of what came after.

    A kept row says why (`changed_since`, `in_use`) and names its record.
    """
    require(can_keep_register(by))
    rows = list(
        ImportRow.objects.filter(
            pk__in=row_ids, batch__pk=batch_id, revision_after__isnull=False
        ).exclude(code__in=["changed_since", "in_use"])
    )
    bodies = Organisation.objects.select_for_update(no_key=True).in_bulk(
        [row.organisation_id for row in rows if row.organisation_id]
    )
    busy = used(list(bodies))
    gone = []
    for row in rows:
        body = bodies.get(row.organisation_id) if row.organisation_id else None
        row.code = _reason(row, body, body is not None and body.pk in busy)
        if body is None or row.code:
            continue
        row.revision_after = None
        if row.fate == RowFate.CREATE:
            record(body, undone=True)
            gone.append(body.pk)
            row.organisation = None
        else:
            _take_back(row, body)
    keep_rows(rows, ["code", "revision_after", "organisation"])
    Organisation.objects.filter(pk__in=gone).delete()
    return sum(1 for row in rows if row.code)


def _reason(row: ImportRow, body: Organisation | None, is_used: bool) -> str:  # noqa: FBT001 -- one fact of a row
    if body is None:
        return ""
    if body.revision != row.revision_after:
        return "changed_since"
    return "in_use" if is_used and row.fate == RowFate.CREATE else ""


def _take_back(row: ImportRow, body: Organisation) -> None:
    if not row.before:
        return
    for name, value in row.before["columns"].items():
        setattr(body, name, value)
    Alias.objects.filter(pk__in=row.before["aliases"], organisation=body).delete()
    Identifier.objects.filter(pk__in=row.before["identifiers"], organisation=body).delete()
    refresh_also(body)
    body.revision += 1
    body.save()
    record(body, undone=True, fields=sorted(row.before["columns"]))
