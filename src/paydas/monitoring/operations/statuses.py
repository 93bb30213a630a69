"""How activities stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.monitoring.access import can_report, reports_for
from paydas.monitoring.models import Period, StatusUpdate
from paydas.monitoring.queries.periods import bodies_by_activity, reporting_bodies
from paydas.monitoring.vocabulary import ActivityStatus, MonitoringError
from paydas.planning.models import Activity, Plan
from paydas.planning.vocabulary import BodyRole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class StatusDraft:
    """How an activity stands in a period, as it is typed."""

    activity_id: UUID
    period_id: UUID
    status: str
    note: str = ""
    at: datetime | None = None


@operation
def report_statuses(
    *, by: Actor, plan_id: Key, statuses: Iterable[StatusDraft]
) -> list[StatusUpdate]:
    """Say how activities stand, one or many; a later word takes the place of the earlier one.

    Raises MonitoringError: plan_not_published, not_of_plan, reason_needed (a stopped activity).
    """
    plan = Plan.objects.get(pk=plan_id)
    if plan.published_on is None:
        raise MonitoringError("plan_not_published")
    mine = reports_for(by, plan, list(reporting_bodies(plan)))
    bodies = bodies_by_activity(plan)
    activities = set(Activity.objects.filter(objective__plan=plan).values_list("pk", flat=True))
    periods = set(Period.objects.filter(plan=plan).values_list("pk", flat=True))
    known = {
        (row.activity_id, row.period_id): row
        for row in StatusUpdate.objects.select_for_update(no_key=True).filter(period__plan=plan)
    }
    rows = []
    for draft in statuses:
        if draft.activity_id not in activities or draft.period_id not in periods:
            raise MonitoringError("not_of_plan")
        own = bodies.get(draft.activity_id, [])
        responsible = {body.id for body in own if body.role == BodyRole.RESPONSIBLE}
        require(can_report(by, plan, responsible, mine))
        row = known.get((draft.activity_id, draft.period_id))
        rows.append(_written(row or StatusUpdate(revision=0, is_sample=plan.is_sample), draft))
    _store(rows)
    for row in rows:
        record(row, scope=plan.consultation_id, of=row.activity_id, status=row.status)
    return rows


def _written(row: StatusUpdate, draft: StatusDraft) -> StatusUpdate:
    if draft.status == ActivityStatus.STOPPED and not draft.note.strip():
        raise MonitoringError("reason_needed")
    row.activity_id, row.period_id = draft.activity_id, draft.period_id
    row.status, row.note = draft.status, draft.note
    row.reported_at = draft.at or timezone.now()
    row.revision += 1
    return row


def _store(rows: list[StatusUpdate]) -> None:
    fresh = [row for row in rows if row._state.adding]  # noqa: SLF001 -- Django's documented attribute
    changed = [row for row in rows if not row._state.adding]  # noqa: SLF001 -- the same
    StatusUpdate.objects.bulk_create(fresh)
    StatusUpdate.objects.bulk_update(changed, ["status", "note", "reported_at", "revision"])
