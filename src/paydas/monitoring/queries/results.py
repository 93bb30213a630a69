"""What the public sees of a plan's progress: approved values, reported states, what people say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.monitoring.models import ActivityVoice, Measurement, Period, StatusUpdate
from paydas.monitoring.vocabulary import MeasurementState, VoiceState

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Reading:
    """One period of an indicator. A value that nobody approved is None, never zero."""

    label: str
    starts_on: date
    ends_on: date
    is_due: bool
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Result:
    """The approved values of an indicator in every period of its plan, in order."""

    readings: tuple[Reading, ...]
    body: str = ""
    approved_on: date | None = None

    @property
    def latest(self) -> Reading | None:
        """The newest approved value; None when there is none yet."""
        return next((one for one in reversed(self.readings) if one.value is not None), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an activity stood when its state was last reported."""

    status: str
    note: str
    period: str
    reported_on: date


@dataclass(frozen=True, slots=True)
class Remark:
    """What a participant or body said about an activity, and the answer."""

    activity_id: UUID
    kind: str
    by: str
    text: str
    said_on: date
    due_on: date | None
    answer: str
    answered_on: date | None
    is_sample: bool


def results_of(plan_id: Key, indicator_ids: Collection[UUID]) -> dict[UUID, Result]:
    """Return the approved values of some indicators of one plan; two queries.

    Only the undivided value of a period counts; values of single groups are not added up.
    """
    today = timezone.localdate()
    periods = list(Period.objects.filter(plan_id=plan_id).order_by("starts_on"))
    rows = Measurement.objects.filter(
        indicator_id__in=indicator_ids, state=MeasurementState.APPROVED, dimension=""
    ).select_related("body")
    found: dict[UUID, dict[UUID, Measurement]] = {}
    for row in rows.order_by("approved_at"):
        found.setdefault(row.indicator_id, {})[row.period_id] = row
    return {pk: _result(periods, found.get(pk, {}), today) for pk in indicator_ids}


def _result(periods: list[Period], by_period: dict[UUID, Measurement], today: date) -> Result:
    measured = [by_period[one.pk] for one in periods if one.pk in by_period]
    newest = next((one for one in reversed(measured) if one.value is not None), None)
    return Result(
        readings=tuple(_reading(one, by_period.get(one.pk), today) for one in periods),
        body=str(newest.body) if newest and newest.body else "",
        approved_on=timezone.localdate(newest.approved_at)
        if newest and newest.approved_at
        else None,
    )


def _reading(period: Period, row: Measurement | None, today: date) -> Reading:
    return Reading(
        label=period.label,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        is_due=period.due_on < today,
        value=row.value if row else None,
    )


def standings_of(plan_id: Key) -> dict[UUID, Standing]:
    """Return the last reported state of each activity of a plan; one query."""
    rows = StatusUpdate.objects.filter(activity__objective__plan_id=plan_id)
    return {
        row.activity_id: Standing(
            status=row.status,
            note=row.note,
            period=row.period.label,
            reported_on=timezone.localdate(row.reported_at),
        )
        for row in rows.select_related("period").order_by("period__starts_on")
    }


def remarks_on(activity_ids: Collection[UUID]) -> list[Remark]:
    """Return what was said about some activities and published, newest first; one query."""
    rows = ActivityVoice.objects.filter(activity_id__in=activity_ids, state=VoiceState.PUBLISHED)
    return [
        Remark(
            activity_id=row.activity_id,
            kind=row.kind,
            by=str(row.organisation) if row.organisation else "",
            text=row.text,
            said_on=row.said_on,
            due_on=row.due_on,
            answer=row.answer,
            answered_on=row.answered_on,
            is_sample=row.is_sample,
        )
        for row in rows.select_related("organisation").order_by("-said_on", "pk")
    ]
