"""The order of findings and of recommendations, as the report and the public lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Finding, Recommendation
from paydas.sensemaking.vocabulary import SensemakingError

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

    Ordered = TypeVar("Ordered", Finding, Recommendation)


@operation
def move_finding(*, by: Actor, finding_id: Key, seen: int | None, past_id: Key) -> Finding:
    """Let a finding and another of its consultation change places; the next edition shows it.

    The other is the neighbour in the list that was seen, which may show some of them only.
    Raises SensemakingError: not_of_consultation; StaleRecordError.
    """
    return _move(Finding, by, lock(Finding, finding_id, seen), past_id)


@operation
def move_recommendation(
    *, by: Actor, recommendation_id: Key, seen: int | None, past_id: Key
) -> Recommendation:
    """Let a recommendation and another of its consultation change places.

    Raises SensemakingError: not_of_consultation; StaleRecordError.
    """
    return _move(Recommendation, by, lock(Recommendation, recommendation_id, seen), past_id)


def _move(model: type[Ordered], by: Actor, found: Ordered, past_id: Key) -> Ordered:
    require(can_conclude(by, found.consultation_id))
    rows = model._default_manager.filter(consultation_id=found.consultation_id)
    order = list(rows.select_for_update(no_key=True).order_by("position", "created_at"))
    places = {str(one.pk): place for place, one in enumerate(order)}
    if str(past_id) not in places:
        raise SensemakingError("not_of_consultation")
    here, there = places[str(found.pk)], places[str(past_id)]
    order[here], order[there] = order[there], order[here]
    for place, one in enumerate(order, 1):
        one.position = place
    moved = order[there]
    moved.revision += 1
    model._default_manager.bulk_update(order, ["position", "revision"])
    record(moved, scope=moved.consultation_id, fields=["position"], position=moved.position)
    return moved
