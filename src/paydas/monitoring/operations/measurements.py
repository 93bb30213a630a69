"""Values: written, sent, returned with a reason, approved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.vocabulary import StaleRecordError
from paydas.monitoring.access import can_check, can_check_this, can_report, reports_for
from paydas.monitoring.models import Measurement
from paydas.monitoring.queries.parts import as_column
from paydas.monitoring.queries.periods import (
    bodies_by_activity,
    indicators_of,
    periods_of,
    reporting_bodies,
)
from paydas.monitoring.vocabulary import MeasurementState, MonitoringError
from paydas.planning.models import Plan
from paydas.planning.queries.breakdowns import breakdowns_of
from paydas.planning.vocabulary import BodyRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.monitoring.queries.parts import Parts
    from paydas.planning.models import Indicator
    from paydas.sources.models import MediaFile

OPEN = {str(MeasurementState.DRAFT), str(MeasurementState.RETURNED)}


@dataclass(frozen=True, slots=True)
class Report:
    """A value as it is typed: of an indicator in a period, perhaps by groups that it declares.

    `value` is None where there is none; the note then says why. `sent_at` is the domain time of
    paper that is typed in later.
    """

    indicator_id: UUID
    period_id: UUID
    value: Decimal | None = None
    note: str = ""
    evidence: str = ""
    parts: tuple[Parts, ...] = ()
    file: MediaFile | None = None
    seen: int | None = None
    sent_at: datetime | None = None

    @property
    def key(self) -> tuple[UUID, UUID]:
        """What makes a value the same."""
        return (self.indicator_id, self.period_id)


@dataclass(frozen=True, slots=True)
class Checked:
    """A decision on a value."""

    measurement_id: UUID
    approves: bool
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is needed to judge any number of reports on one plan."""

    plan: Plan
    indicators: dict[UUID, Indicator]
    periods: dict[UUID, object]
    bodies: dict[UUID, set[UUID]]
    mine: set[UUID]

    @classmethod
    def read(cls, by: Actor, plan_id: Key) -> _Plan:
        plan = Plan.objects.get(pk=plan_id)
        if plan.published_on is None:
            raise MonitoringError("plan_not_published")
        bodies = {
            activity_id: {body.id for body in own if body.role == BodyRole.RESPONSIBLE}
            for activity_id, own in bodies_by_activity(plan).items()
        }
        return cls(
            plan=plan,
            indicators={row.pk: row for row in indicators_of(plan)},
            periods={row.pk: row for row in periods_of(plan)},
            bodies=bodies,
            mine=reports_for(by, plan, list(reporting_bodies(plan))),
        )

    def require_right(self, by: Actor, report: Report) -> None:
        indicator = self.indicators.get(report.indicator_id)
        if indicator is None or report.period_id not in self.periods:
            raise MonitoringError("not_of_plan")
        own = self.bodies.get(indicator.activity_id, set()) if indicator.activity_id else set()
        require(can_report(by, self.plan, own, self.mine))


@operation
def save_measurements(
    *, by: Actor, plan_id: Key, reports: Iterable[Report], send: bool = False
) -> list[Measurement]:
    """Write values down, as drafts or straight to the checkers; one or many.

    A draft may hold groups that do not add up yet.
    Raises MonitoringError: plan_not_published, not_of_plan, state, value_needed, group_unknown,
    parts_sum, parts_part; StaleRecordError.
    """
    frame = _Plan.read(by, plan_id)
    wanted = list(reports)
    known = {
        (row.indicator_id, row.period_id): row
        for row in Measurement.objects.select_for_update(no_key=True).filter(
            period__plan=frame.plan
        )
    }
    rows = []
    for report in wanted:
        frame.require_right(by, report)
        row = known.get(report.key) or _fresh(report, frame)
        _check_parts(report, frame.indicators[report.indicator_id], is_sent=send)
        _write(row, report)
        if send:
            _send(row, by, report.sent_at)
        rows.append(row)
    _store(rows)
    for row in rows:
        record(row, scope=frame.plan.consultation_id, state=row.state, of=row.indicator_id)
    return rows


def _fresh(report: Report, frame: _Plan) -> Measurement:
    return Measurement(
        indicator_id=report.indicator_id,
        period_id=report.period_id,
        revision=0,
        is_sample=frame.plan.is_sample,
    )


def _check_parts(report: Report, indicator: Indicator, *, is_sent: bool) -> None:
    declared = {one.by: one for one in breakdowns_of(indicator)}
    for parts in report.parts:
        known = declared.get(parts.by)
        if known is None or known.groups != tuple(one.group for one in parts.groups):
            raise MonitoringError("group_unknown", by=parts.by)
        if is_sent and not parts.fits(report.value):
            code = "parts_sum" if parts.adds_up else "parts_part"
            said = {"total": _plain(parts.reached), "value": _plain(report.value)}
            raise MonitoringError(code, by=parts.by, **said)


def _plain(value: Decimal | None) -> str:
    return "–" if value is None else f"{Decimal(value).normalize():f}"


def _write(row: Measurement, report: Report) -> None:
    if row.state not in OPEN:
        raise MonitoringError("state", state=MeasurementState.label_of(row.state))
    if report.seen is not None and row.revision not in {0, report.seen}:
        raise StaleRecordError
    row.value, row.note, row.evidence = report.value, report.note, report.evidence
    row.file = report.file or row.file
    row.parts = as_column(report.parts)
    row.revision += 1


def _send(row: Measurement, by: Actor, at: datetime | None) -> None:
    if row.value is None and not row.note.strip():
        raise MonitoringError("value_needed")
    row.state = MeasurementState.SENT
    row.sent_at, row.sent_by, row.returned_reason = at or timezone.now(), by.user, ""


def _store(rows: Sequence[Measurement]) -> None:
    fresh = [row for row in rows if row._state.adding]  # noqa: SLF001 -- Django's documented attribute
    changed = [row for row in rows if not row._state.adding]  # noqa: SLF001 -- the same
    Measurement.objects.bulk_create(fresh)
    fields = ["value", "parts", "note", "evidence", "file", "state", "revision"]
    fields += ["sent_at", "sent_by", "returned_reason"]
    Measurement.objects.bulk_update(changed, fields)


@operation
def check_measurements(
    *, by: Actor, plan_id: Key, decisions: Iterable[Checked]
) -> list[Measurement]:
    """Approve sent values, or return them with a reason; nobody decides on their own report.

    Raises MonitoringError: state, reason_needed, own_report.
    """
    plan = Plan.objects.get(pk=plan_id)
    require(can_check(by, plan.consultation_id))
    wanted = {decision.measurement_id: decision for decision in decisions}
    rows = list(
        Measurement.objects.select_for_update(no_key=True).filter(pk__in=wanted, period__plan=plan)
    )
    for row in rows:
        _decide(by, row, wanted[row.pk])
    fields = ["state", "returned_reason", "approved_at", "approved_by", "revision"]
    Measurement.objects.bulk_update(rows, fields)
    for row in rows:
        record(row, scope=plan.consultation_id, state=row.state, of=row.indicator_id)
    return rows


def _decide(by: Actor, row: Measurement, decision: Checked) -> None:
    if row.state != MeasurementState.SENT:
        raise MonitoringError("state", state=MeasurementState.label_of(row.state))
    if not can_check_this(by, row):
        raise MonitoringError("own_report")
    if not decision.approves and not decision.reason.strip():
        raise MonitoringError("reason_needed")
    row.revision += 1
    if decision.approves:
        row.state = MeasurementState.APPROVED
        row.approved_at, row.approved_by = decision.at or timezone.now(), by.user
    else:
        row.state, row.returned_reason = MeasurementState.RETURNED, decision.reason


@operation
def reopen_measurement(*, by: Actor, measurement_id: Key, reason: str) -> Measurement:
    """Return a value that was approved by mistake to its body, with a reason.

    Raises MonitoringError: state, reason_needed.
    """
    row = Measurement.objects.select_for_update(no_key=True).get(pk=measurement_id)
    consultation_id = row.period.plan.consultation_id
    require(can_check(by, consultation_id))
    if row.state != MeasurementState.APPROVED:
        raise MonitoringError("state", state=MeasurementState.label_of(row.state))
    if not reason.strip():
        raise MonitoringError("reason_needed")
    row.state, row.returned_reason = MeasurementState.RETURNED, reason
    row.approved_at, row.approved_by = None, None
    row.revision += 1
    row.save()
    record(row, scope=consultation_id, state=row.state, of=row.indicator_id)
    return row
