"""Gatherings of every kind and the series they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paydas.consultations.access import can_coordinate
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.gatherings.access import can_run
from paydas.gatherings.models import Gathering, GatheringSeries
from paydas.gatherings.vocabulary import GatheringsError, GatheringState

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# These leave a reason behind; a gathering that is planned or was held needs none.
WITH_REASON = {GatheringState.POSTPONED, GatheringState.CANCELLED}


@operation
def add_series(
    *, by: Actor, series_id: Key, consultation_id: Key, **values: object
) -> GatheringSeries:
    """Add a series of gatherings of the same design; the same id twice is one."""
    require(can_coordinate(by, str(consultation_id)))
    found, is_new = GatheringSeries.objects.get_or_create(
        pk=series_id, defaults={"consultation_id": consultation_id, **values}
    )
    if is_new:
        record(found, scope=consultation_id, fields=sorted(values))
    return found


@operation
def change_series(
    *, by: Actor, series_id: Key, seen: int | None, **values: object
) -> GatheringSeries:
    """Change the title or purpose of a series."""
    found = lock(GatheringSeries, series_id, seen)
    require(can_coordinate(by, found.consultation_id))
    record(found, scope=found.consultation_id, fields=save_changes(found, **values))
    return found


@operation
def add_gathering(
    *,
    by: Actor,
    gathering_id: Key,
    consultation_id: Key,
    **values: Any,  # noqa: ANN401 -- fields
) -> Gathering:
    """Plan a gathering; `catchment` is the provinces it answers for. The same id twice is one.

    Raises GatheringsError: not_of_consultation.
    """
    require(can_coordinate(by, str(consultation_id)))
    catchment = values.pop("catchment", None)
    _check(consultation_id, values)
    found, is_new = Gathering.objects.get_or_create(
        pk=gathering_id, defaults={"consultation_id": consultation_id, **values}
    )
    if is_new:
        found.catchment.set(catchment or [])
        record(found, scope=consultation_id, fields=sorted(values))
    return found


@operation
def change_gathering(
    *,
    by: Actor,
    gathering_id: Key,
    seen: int | None,
    **values: Any,  # noqa: ANN401 -- fields
) -> Gathering:
    """Change a gathering; its state has an operation of its own.

    Raises GatheringsError: not_of_consultation, own_parent.
    """
    found = lock(Gathering, gathering_id, seen)
    require(can_run(by, found))
    catchment = values.pop("catchment", None)
    _check(found.consultation_id, values)
    if values.get("parent") == found:
        raise GatheringsError("own_parent")
    changed = save_changes(found, **values)
    if catchment is not None and _differs(found, catchment):
        found.catchment.set(catchment)
        changed.append("catchment")
    record(found, scope=found.consultation_id, fields=changed)
    return found


@operation
def move_gathering(
    *, by: Actor, gathering_id: Key, seen: int | None, state: str, reason: str = ""
) -> Gathering:
    """Say that a gathering was held, postponed or cancelled, or is planned again.

    Raises GatheringsError: state_same, reason_needed.
    """
    found = lock(Gathering, gathering_id, seen)
    require(can_run(by, found))
    if found.state == state:
        raise GatheringsError("state_same")
    if state in WITH_REASON and not reason.strip():
        raise GatheringsError("reason_needed")
    save_changes(found, state=state, state_reason=reason)
    record(found, scope=found.consultation_id, state=state)
    return found


def _check(consultation_id: Key, values: dict[str, Any]) -> None:
    """Refuse a series, theme or parent of another consultation."""
    for name in ("series", "theme", "parent"):
        other = values.get(name)
        if other is not None and str(other.consultation_id) != str(consultation_id):
            raise GatheringsError("not_of_consultation")


def _differs(found: Gathering, catchment: Any) -> bool:  # noqa: ANN401 -- provinces, any collection
    return {p.pk for p in found.catchment.all()} != {p.pk for p in catchment}
