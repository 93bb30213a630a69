"""Indicators and the values aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max, ProtectedError

from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.planning.models import Indicator, Objective, Target
from paydas.planning.operations.outline import plan_of
from paydas.planning.operations.plans import open_for_change
from paydas.planning.vocabulary import PlanningError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.planning.models import Activity


@operation
def add_indicator(
    *,
    by: Actor,
    indicator_id: Key,
    of: Objective | Activity,
    targets: Mapping[date, Decimal] | None = None,
    **values: Any,  # noqa: ANN401 -- fields of Indicator
) -> Indicator:
    """Add an indicator to exactly one objective or activity; the same id twice is one."""
    plan = open_for_change(by, plan_of(of))
    if found := Indicator.objects.filter(pk=indicator_id).first():
        return found
    side = "objective" if isinstance(of, Objective) else "activity"
    siblings = Indicator.objects.filter(**{side: of})
    mark = f"{plan.objective_label[:1]}{of.number}" if side == "objective" else of.number
    values["number"] = values.get("number") or f"{mark}.{siblings.count() + 1}"
    last = siblings.aggregate(last=Max("position"))["last"] or 0
    values.setdefault("is_sample", plan.is_sample)
    made = Indicator.objects.create(pk=indicator_id, position=last + 1, **{side: of}, **values)
    _write_targets(made, targets or {})
    record(made, scope=plan.consultation_id, number=made.number, of=of.pk)
    return made


def _write_targets(indicator: Indicator, targets: Mapping[date, Decimal]) -> None:
    Target.objects.filter(indicator=indicator).delete()
    Target.objects.bulk_create(
        Target(indicator=indicator, due_on=day, value=value) for day, value in targets.items()
    )


@operation
def change_indicator(
    *,
    by: Actor,
    indicator_id: Key,
    seen: int | None,
    targets: Mapping[date, Decimal] | None = None,
    **values: Any,  # noqa: ANN401 -- fields of Indicator
) -> Indicator:
    """Change an indicator; `targets`, when given, take the place of all earlier ones."""
    found = lock(Indicator, indicator_id, seen)
    plan = open_for_change(by, plan_of(found))
    changed = save_changes(found, **values)
    if targets is not None:
        _write_targets(found, targets)
        changed.append("targets")
    record(found, scope=plan.consultation_id, fields=changed)
    return found


@operation
def remove_indicator(*, by: Actor, indicator_id: Key) -> None:
    """Remove an indicator for which nothing was reported.

    Raises PlanningError("has_measurements").
    """
    found = lock(Indicator, indicator_id)
    plan = open_for_change(by, plan_of(found))
    record(found, scope=plan.consultation_id, number=found.number)
    try:
        found.delete()
    except ProtectedError:
        raise PlanningError("has_measurements") from None
