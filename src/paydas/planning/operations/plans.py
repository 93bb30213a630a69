"""Vision document and plan: begin, change, revise; the gaps that stay open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.consultations.access import can_approve
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.planning.access import can_plan
from paydas.planning.models import DeclaredGap, Plan, VisionDocument
from paydas.planning.queries.checks import SHORTFALLS, count_open
from paydas.planning.vocabulary import PlanningError, PlanState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class GapDraft:
    """A gap as the approver declares it."""

    kind: str
    count: int
    reason: str
    due_on: date | None


@operation
def write_vision(
    *,
    by: Actor,
    vision_id: Key,
    consultation_id: Key,
    seen: int | None = None,
    **values: Any,  # noqa: ANN401 -- fields of VisionDocument
) -> VisionDocument:
    """Write the vision document, or a new version of its text; the same id twice is one."""
    require(can_plan(by, consultation_id))
    found = VisionDocument.objects.filter(pk=vision_id).first()
    if found is None:
        found = VisionDocument.objects.create(
            pk=vision_id, consultation_id=consultation_id, **values
        )
        record(found, scope=consultation_id, fields=sorted(values))
        return found
    if str(found.consultation_id) != str(consultation_id):
        raise PlanningError("not_of_consultation")
    for plan in Plan.objects.filter(vision=found):
        open_for_change(by, plan)
    found = lock(VisionDocument, vision_id, seen)
    record(found, scope=consultation_id, fields=save_changes(found, **values))
    return found


@operation
def add_plan(*, by: Actor, plan_id: Key, consultation_id: Key, **values: Any) -> Plan:  # noqa: ANN401 -- fields of Plan
    """Begin a plan; the same id twice is one.

    Raises PlanningError("dates_order").
    """
    require(can_plan(by, consultation_id))
    _require_order(values["starts_on"], values["ends_on"])
    found, is_new = Plan.objects.get_or_create(
        pk=plan_id, defaults={"consultation_id": consultation_id, **values}
    )
    if is_new:
        record(found, scope=consultation_id, fields=sorted(values))
    return found


@operation
def change_plan(*, by: Actor, plan_id: Key, seen: int | None, **values: Any) -> Plan:  # noqa: ANN401 -- fields of Plan
    """Change title, summary, period, labels, vision document or predecessor.

    Raises PlanningError: dates_order, plan_published, plan_scheduled.
    """
    found = lock(Plan, plan_id, seen)
    found = open_for_change(by, found)
    _require_order(values.get("starts_on", found.starts_on), values.get("ends_on", found.ends_on))
    record(found, scope=found.consultation_id, fields=save_changes(found, **values))
    return found


def _require_order(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise PlanningError("dates_order")


def open_for_change(actor: Actor, plan: Plan) -> Plan:
    """Return the plan if it may be changed now; what waits for the approver becomes a draft again.

    Raises AccessDeniedError, PlanningError: plan_published, plan_scheduled.
    """
    require(can_plan(actor, plan.consultation_id))
    if plan.state == PlanState.PUBLISHED:
        raise PlanningError("plan_published")
    if plan.state == PlanState.SCHEDULED:
        raise PlanningError("plan_scheduled")
    if plan.state == PlanState.SUBMITTED:
        plan.state = PlanState.DRAFT
        plan.revision += 1
        plan.save()
    return plan


@operation
def revise_plan(*, by: Actor, plan_id: Key) -> Plan:
    """Open a published plan for its next edition; the published one goes on being shown.

    Raises PlanningError("plan_not_published").
    """
    found = lock(Plan, plan_id)
    require(can_plan(by, found.consultation_id))
    if found.state != PlanState.PUBLISHED:
        raise PlanningError("plan_not_published")
    save_changes(found, state=PlanState.DRAFT)
    record(found, scope=found.consultation_id)
    return found


@operation
def declare_gaps(*, by: Actor, plan_id: Key, gaps: Iterable[GapDraft]) -> list[DeclaredGap]:
    """Declare what stays open at publication, with reason and due date; earlier ones are replaced.

    Raises PlanningError("gap_needs_date").
    """
    plan = lock(Plan, plan_id)
    require(can_approve(by, plan.consultation_id))
    wanted = list(gaps)
    if any(not gap.reason.strip() or gap.due_on is None for gap in wanted):
        raise PlanningError("gap_needs_date")
    DeclaredGap.objects.filter(plan=plan, closed_on=None).delete()
    rows = [
        DeclaredGap(
            plan=plan,
            kind=gap.kind,
            count=gap.count,
            reason=gap.reason,
            due_on=gap.due_on or plan.ends_on,
            declared_by=by.user,
            is_sample=plan.is_sample,
        )
        for gap in wanted
    ]
    DeclaredGap.objects.bulk_create(rows)
    for row in rows:
        record(row, scope=plan.consultation_id, kind=row.kind, count=row.count, due_on=row.due_on)
    return rows


@operation
def close_gap(*, by: Actor, gap_id: Key) -> DeclaredGap:
    """Note that a declared gap was closed; the plan's front page stops showing it.

    Raises PlanningError: voices_without_answer, recommendations_without_answer.
    """
    found = lock(DeclaredGap, gap_id)
    consultation_id = found.plan.consultation_id
    require(can_plan(by, consultation_id))
    if count := count_open(consultation_id, found.kind):
        raise PlanningError(SHORTFALLS[found.kind], count=count)
    if found.closed_on is None:
        save_changes(found, closed_on=timezone.localdate())
        record(found, scope=consultation_id, kind=found.kind)
    return found
