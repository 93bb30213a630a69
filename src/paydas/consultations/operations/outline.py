"""The outline of a consultation: headings, themes and guiding questions, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Max, ProtectedError

from paydas.consultations.access import can_coordinate
from paydas.consultations.models import GuidingQuestion, Heading, Theme
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.stakeholders.models import WorkingArea

Part = Heading | Theme | GuidingQuestion
P = TypeVar("P", Heading, Theme, GuidingQuestion)


@operation
def add_heading(
    *, by: Actor, heading_id: Key, consultation_id: Key, title: str, is_sample: bool = False
) -> Heading:
    """Add a heading that survey, tables and report share; the same id twice is one."""
    values = {"title": title, "is_sample": is_sample}
    return _add(Heading, by, heading_id, consultation_id, values)


@operation
def add_question(
    *, by: Actor, question_id: Key, consultation_id: Key, text: str, **values: object
) -> GuidingQuestion:
    """Add a question that is put to tables, interviews and surveys alike (`heading`, optional)."""
    return _add(GuidingQuestion, by, question_id, consultation_id, {"text": text, **values})


@operation
def add_theme(
    *,
    by: Actor,
    theme_id: Key,
    consultation_id: Key,
    title: str,
    working_areas: Iterable[WorkingArea] = (),
    is_sample: bool = False,
) -> Theme:
    """Add a theme; it may join several working areas of the register."""
    values = {"title": title, "is_sample": is_sample}
    theme = _add(Theme, by, theme_id, consultation_id, values)
    theme.working_areas.set(working_areas)
    return theme


@operation
def change_heading(*, by: Actor, heading_id: Key, seen: int | None, title: str) -> Heading:
    """Change the words of a heading."""
    return _change(Heading, by, heading_id, seen, {"title": title})


@operation
def change_question(
    *, by: Actor, question_id: Key, seen: int | None, text: str, heading: Heading | None
) -> GuidingQuestion:
    """Change a guiding question and the heading it belongs to."""
    values = {"text": text, "heading": heading}
    return _change(GuidingQuestion, by, question_id, seen, values)


@operation
def change_theme(
    *,
    by: Actor,
    theme_id: Key,
    seen: int | None,
    title: str,
    working_areas: Iterable[WorkingArea],
) -> Theme:
    """Change a theme and the working areas it joins."""
    theme = _change(Theme, by, theme_id, seen, {"title": title})
    theme.working_areas.set(working_areas)
    return theme


@operation
def move_part(*, by: Actor, part: Part, up: bool) -> None:
    """Move a heading, theme or question one place up or down among its like."""
    require(can_coordinate(by, part.consultation_id))
    rows: list[Any] = list(
        type(part)._default_manager.select_for_update().filter(consultation=part.consultation_id)
    )
    order = [row.pk for row in rows]
    here = order.index(part.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, 1):
        row.position = position
    type(part)._default_manager.bulk_update(rows, ["position"])
    record(part, scope=part.consultation_id, position=there + 1)


@operation
def remove_part(*, by: Actor, part: Part) -> None:
    """Remove a heading, theme or question that nothing rests on yet.

    Raises ConsultationsError: has_records.
    """
    require(can_coordinate(by, part.consultation_id))
    record(part, scope=part.consultation_id)
    try:
        part.delete()
    except ProtectedError:
        raise ConsultationsError("has_records", name=str(part)) from None


def _add(model: type[P], by: Actor, pk: Key, consultation_id: Key, values: dict[str, Any]) -> P:
    require(can_coordinate(by, str(consultation_id)))
    of_kind = model._default_manager.filter(consultation_id=consultation_id)
    last = of_kind.aggregate(Max("position"))["position__max"] or 0
    found, is_new = model._default_manager.get_or_create(
        pk=pk, defaults={"consultation_id": consultation_id, "position": last + 1, **values}
    )
    if is_new:
        record(found, scope=consultation_id, fields=sorted(values))
    return found


def _change(
    model: type[P], by: Actor, pk: Key | UUID, seen: int | None, values: dict[str, Any]
) -> P:
    found = lock(model, pk, seen)
    require(can_coordinate(by, found.consultation_id))
    record(found, scope=found.consultation_id, fields=save_changes(found, **values))
    return found
