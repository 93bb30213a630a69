"""The dry run: what would become of each row, written nowhere but in the batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.kernel.text.folding import fold
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import Alias, Identifier, ImportBatch, ImportRow, Organisation
from paydas.stakeholders.models.columns import bare_name
from paydas.stakeholders.operations.imports.adding import additions
from paydas.stakeholders.queries.duplicates import living, schemes_of
from paydas.stakeholders.vocabulary import RowFate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.stakeholders.operations.imports.reading import Draft


@dataclass(slots=True)
class Seen:
    """What earlier rows of the same file said; the job carries it from batch to batch."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, str], list[tuple[int, str | None, set[str]]]] = field(
        default_factory=dict
    )


@dataclass(slots=True)
class _Known:
    """What the register says about a few rows: one query for numbers, names, their schemes."""

    numbers: dict[tuple[str, str], UUID]
    by_match: dict[tuple[str, str], list[Organisation]]
    schemes: dict[UUID, set[str]]
    bodies: dict[UUID, Organisation]


@operation
def start_check(*, by: Actor, batch_id: Key) -> None:
    """Forget an earlier dry run."""
    require(can_keep_register(by))
    batch = ImportBatch.objects.get(pk=batch_id)
    ImportRow.objects.filter(batch=batch).delete()
    record(batch)


@operation
def check_rows(*, by: Actor, batch_id: Key, drafts: Sequence[Draft], seen: Seen) -> int:
    """Decide the fate of a few rows, in seven queries however many they are; return how many."""
    require(can_keep_register(by))
    known = _known(drafts)
    rows = []
    for draft in drafts:
        row = ImportRow(batch_id=batch_id, number=draft.number, values=draft.stored())
        row.fate, row.code, row.organisation = _fate(draft, known, seen)
        row.column, row.notes = draft.column, draft.notes
        rows.append(row)
    ImportRow.objects.bulk_create(rows)
    return len(rows)


def _known(drafts: Sequence[Draft]) -> _Known:
    values = {fold(value) for draft in drafts for _, value in draft.numbers}
    numbers = {
        (scheme, value): pk
        for scheme, value, pk in Identifier.objects.filter(search__in=values).values_list(
            "scheme", "search", "organisation"
        )
    }
    matches = {bare_name(draft.values["name"]) for draft in drafts if not draft.code}
    folded = {fold(draft.values["name"]) for draft in drafts if not draft.code}
    named = dict(
        Alias.objects.filter(search__in=folded, organisation__isnull=False).values_list(
            "organisation", "search"
        )
    )
    found = (
        living()
        .filter(is_sample=False)
        .filter(Q(match__in=matches) | Q(pk__in={*numbers.values(), *named}))
    )
    bodies = {one.pk: one for one in found.prefetch_related("aliases", "identifiers")}
    by_match: dict[tuple[str, str], list[Organisation]] = {}
    for body in bodies.values():
        keys = {body.match, *([bare_name(named[body.pk])] if body.pk in named else [])}
        for key in keys:
            by_match.setdefault((key, str(body.country_id)), []).append(body)
    return _Known(numbers, by_match, schemes_of(bodies), bodies)


def _fate(draft: Draft, known: _Known, seen: Seen) -> tuple[RowFate, str, Organisation | None]:
    if draft.code:
        skipped = draft.code == "withdrawn"
        return (RowFate.SKIPPED if skipped else RowFate.ERROR), draft.code, None
    keys = [(scheme, fold(value)) for scheme, value in draft.numbers]
    if row := next((seen.numbers[key] for key in keys if key in seen.numbers), None):
        draft.note("twice_in_file", other=row)
        return RowFate.ERROR, "twice_in_file", None
    seen.numbers |= dict.fromkeys(keys, draft.number)
    owners = {known.numbers[key] for key in keys if key in known.numbers}
    if len(owners) > 1:
        return RowFate.ERROR, "two_bodies", None
    if owners:
        return _of_owner(draft, known.bodies.get(owners.pop()))
    return _of_name(draft, known, seen)


def _of_owner(draft: Draft, body: Organisation | None) -> tuple[RowFate, str, Organisation | None]:
    if body is None:  # merged away or sample content: its number stays its own
        return RowFate.ERROR, "two_bodies", None
    fate = RowFate.UPDATE if additions(body, draft.stored()) else RowFate.SAME
    return fate, "", body


def _of_name(draft: Draft, known: _Known, seen: Seen) -> tuple[RowFate, str, Organisation | None]:
    match = bare_name(draft.values["name"])
    place = (match, draft.values["country_id"])
    province = draft.values.get("province_id")
    schemes = {scheme for scheme, _ in draft.numbers}
    earlier = seen.names.setdefault(place, [])
    like_row = next((n for n, p, s in earlier if _near(p, province) and not s & schemes), None)
    earlier.append((draft.number, province, schemes))
    for body in known.by_match.get(place, []):
        if _near(body.province_id, province) and not known.schemes.get(body.pk, set()) & schemes:
            return RowFate.LIKELY_DUPLICATE, "like_record", body
    if like_row is not None:
        draft.note("like_row", other=like_row)
        return RowFate.LIKELY_DUPLICATE, "like_row", None
    return RowFate.CREATE, "", None


def _near(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
