"""The levels of a plan: groups, objectives, activities; their order and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Max

from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.planning.models import Activity, Indicator, Objective, Plan, PlanGroup
from paydas.planning.operations.plans import open_for_change
from paydas.planning.vocabulary import PlanningError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

Node = TypeVar("Node", PlanGroup, Objective, Activity)
Part = PlanGroup | Objective | Activity


def plan_of(part: Part | Indicator) -> Plan:
    """Return the plan that a part hangs on."""
    if isinstance(part, Indicator):
        above = part.objective or part.activity
        if above is None:
            raise AssertionError("the database keeps an indicator of one of two")
        return plan_of(above)
    return part.objective.plan if isinstance(part, Activity) else part.plan


@operation
def add_group(*, by: Actor, group_id: Key, plan_id: Key, title: str, number: str = "") -> PlanGroup:
    """Add a level above the objectives; the same id twice is one."""
    plan = open_for_change(by, lock(Plan, plan_id))
    siblings = PlanGroup.objects.filter(plan=plan)
    values = {"plan": plan, "title": title, "number": number}
    return _added(PlanGroup, group_id, plan, siblings, values)


@operation
def add_objective(*, by: Actor, objective_id: Key, plan_id: Key, **values: Any) -> Objective:  # noqa: ANN401 -- fields of Objective
    """Add an objective at the end; without a number it takes the next one.

    Raises PlanningError("number_taken").
    """
    plan = open_for_change(by, lock(Plan, plan_id))
    siblings = Objective.objects.filter(plan=plan)
    return _added(Objective, objective_id, plan, siblings, {"plan": plan, **values})


@operation
def add_activity(*, by: Actor, activity_id: Key, objective_id: Key, **values: Any) -> Activity:  # noqa: ANN401 -- fields of Activity
    """Add an activity at the end of its objective; without a number it takes the next one.

    Raises PlanningError: number_taken, dates_order, outside_period.
    """
    objective = Objective.objects.select_related("plan").get(pk=objective_id)
    plan = open_for_change(by, lock(Plan, objective.plan_id))
    _require_dates(plan, values.get("starts_on"), values.get("ends_on"))
    siblings = Activity.objects.filter(objective=objective)
    wanted = {"objective": objective, **values}
    return _added(Activity, activity_id, plan, siblings, wanted, f"{objective.number}.")


def _added(
    model: type[Node],
    pk: Key,
    plan: Plan,
    siblings: QuerySet[Any],
    values: dict[str, Any],
    prefix: str = "",
) -> Node:
    if found := model._default_manager.filter(pk=pk).first():
        return found
    last = siblings.aggregate(last=Max("position"))["last"] or 0
    values["number"] = values.get("number") or f"{prefix}{siblings.count() + 1}"
    if model is not PlanGroup:
        _require_free(siblings, values["number"])
    values.setdefault("is_sample", plan.is_sample)
    made = model._default_manager.create(pk=pk, position=last + 1, **values)
    record(made, scope=plan.consultation_id, number=made.number)
    return made


def _require_free(siblings: QuerySet[Any], number: str) -> None:
    if siblings.filter(number=number).exists():
        raise PlanningError("number_taken", number=number)


def _require_dates(plan: Plan, starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise PlanningError("dates_order")
    inside = [day for day in (starts_on, ends_on) if day]
    if any(not plan.starts_on <= day <= plan.ends_on for day in inside):
        raise PlanningError("outside_period")


@operation
def change_group(*, by: Actor, group_id: Key, seen: int | None, **values: Any) -> PlanGroup:  # noqa: ANN401 -- fields of PlanGroup
    """Change title or number of a group."""
    return _changed(by, lock(PlanGroup, group_id, seen), values)


@operation
def change_objective(*, by: Actor, objective_id: Key, seen: int | None, **values: Any) -> Objective:  # noqa: ANN401 -- fields of Objective
    """Change an objective, or say that no voice asked for it and why it is there."""
    found = lock(Objective, objective_id, seen)
    siblings = Objective.objects.filter(plan=found.plan_id).exclude(pk=found.pk)
    _require_free(siblings, values.get("number", found.number))
    return _changed(by, found, values)


@operation
def change_activity(*, by: Actor, activity_id: Key, seen: int | None, **values: Any) -> Activity:  # noqa: ANN401 -- fields of Activity
    """Change an activity: words, dates, budget, objective, or why no voice asked for it.

    Raises PlanningError: number_taken, dates_order, outside_period, not_of_consultation.
    """
    found = lock(Activity, activity_id, seen)
    objective = values.get("objective", found.objective)
    if objective.plan_id != found.objective.plan_id:
        raise PlanningError("not_of_consultation")
    siblings = Activity.objects.filter(objective=objective).exclude(pk=found.pk)
    _require_free(siblings, values.get("number", found.number))
    starts_on = values.get("starts_on", found.starts_on)
    _require_dates(plan_of(found), starts_on, values.get("ends_on", found.ends_on))
    return _changed(by, found, values)


def _changed(by: Actor, found: Node, values: dict[str, Any]) -> Node:
    plan = open_for_change(by, plan_of(found))
    record(found, scope=plan.consultation_id, fields=save_changes(found, **values))
    return found


@operation
def remove_part(*, by: Actor, part: Part) -> None:
    """Remove a group, an objective with its activities, or an activity.

    Raises ProtectedError where values were reported.
    """
    plan = open_for_change(by, plan_of(part))
    record(part, scope=plan.consultation_id, number=part.number)
    part.delete()


@operation
def move_part(*, by: Actor, part: Part, up: bool) -> None:
    """Move a group, objective or activity one place up or down among its like."""
    plan = open_for_change(by, plan_of(part))
    rows = list(_siblings(part).select_for_update().order_by("position", "number"))
    here = [row.pk for row in rows].index(part.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    _number_positions(rows)
    record(part, scope=plan.consultation_id, position=there + 1)


def _siblings(part: Part) -> QuerySet[Any]:
    if isinstance(part, Activity):
        return Activity.objects.filter(objective=part.objective_id)
    return type(part)._default_manager.filter(plan=part.plan_id)


def _number_positions(rows: Sequence[Any]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
    type(rows[0]).objects.bulk_update(rows, ["position"])


@operation
def renumber_plan(*, by: Actor, plan_id: Key) -> Plan:
    """Give objectives, activities and indicators new numbers in their present order.

    Objectives 1, 2 ...; activities 1.1, 1.2 ...; indicators 1.1.1 ... or, of an objective, H1.1
    with the first letter of what the plan calls its objectives.
    """
    plan = open_for_change(by, lock(Plan, plan_id))
    objectives = list(Objective.objects.filter(plan=plan).order_by("position", "number"))
    activities = list(Activity.objects.filter(objective__plan=plan).order_by("position", "number"))
    for place, objective in enumerate(objectives, 1):
        objective.number = str(place)
        own = [activity for activity in activities if activity.objective_id == objective.pk]
        for step, activity in enumerate(own, 1):
            activity.number = f"{place}.{step}"
    _set_numbers(objectives)
    _set_numbers(activities)
    _number_indicators(plan, objectives, activities)
    record(plan, scope=plan.consultation_id, objectives=len(objectives))
    return plan


def _set_numbers(rows: Sequence[Any]) -> None:
    """Write the numbers in two passes: a number may still stand at a sibling."""
    if not rows:
        return
    wanted = [row.number for row in rows]
    for place, row in enumerate(rows):
        row.number = f"~{place}"
    type(rows[0]).objects.bulk_update(rows, ["number"])
    for row, number in zip(rows, wanted, strict=True):
        row.number = number
    type(rows[0]).objects.bulk_update(rows, ["number"])


def _number_indicators(
    plan: Plan, objectives: Sequence[Objective], activities: Sequence[Activity]
) -> None:
    letter = plan.objective_label[:1]
    above = {row.pk: f"{letter}{row.number}" for row in objectives}
    above |= {row.pk: row.number for row in activities}
    rows = Indicator.objects.filter(objective__in=objectives) | Indicator.objects.filter(
        activity__in=activities
    )
    counts: dict[UUID, int] = {}
    found = list(rows.distinct().order_by("position", "number"))
    for row in found:
        key = row.objective_id or row.activity_id or row.pk
        counts[key] = counts.get(key, 0) + 1
        row.number = f"{above[key]}.{counts[key]}"
    Indicator.objects.bulk_update(found, ["number"])
