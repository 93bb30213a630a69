"""What a thread says of some activities and indicators, without reading the whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.monitoring.models import ActivityVoice, Measurement, Period, StatusUpdate
from paydas.monitoring.queries.periods import span_of
from paydas.monitoring.queries.progress import Status, course, public_voice
from paydas.monitoring.queries.reckoning import Aim
from paydas.monitoring.vocabulary import MeasurementState, VoiceState

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal
    from uuid import UUID

    from paydas.core.vocabulary import Key
    from paydas.monitoring.queries.progress import PartsByPeriod, Voice
    from paydas.monitoring.queries.reckoning import Course
    from paydas.planning.queries.shapes import IndicatorLeaf


def courses_of(plan_id: Key, leaves: Collection[IndicatorLeaf]) -> dict[UUID, Course]:
    """Return some indicators of one plan over its periods, approved values only; two queries."""
    today = timezone.localdate()
    periods = Period.objects.filter(plan_id=plan_id).order_by("starts_on")
    spans = [span_of(period) for period in periods]
    values: dict[UUID, dict[UUID, Decimal]] = {}
    rows = Measurement.objects.filter(
        indicator_id__in=[leaf.id for leaf in leaves],
        state=MeasurementState.APPROVED,
        value__isnull=False,
    )
    parts: dict[UUID, PartsByPeriod] = {}
    columns = ("indicator_id", "period_id", "value", "parts")
    for indicator_id, period_id, value, by_groups in rows.values_list(*columns):
        parts.setdefault(indicator_id, {})[period_id] = by_groups
        if value is not None:
            values.setdefault(indicator_id, {})[period_id] = value
    return {
        leaf.id: course(
            spans,
            [Aim(target.due_on, target.value) for target in leaf.targets],
            values.get(leaf.id, {}),
            (leaf.direction, leaf.accumulates, leaf.baseline),
            on=today,
            parts=parts.get(leaf.id),
        )
        for leaf in leaves
    }


def last_statuses(activity_ids: Collection[UUID]) -> dict[UUID, Status]:
    """Return how activities stood when that was last reported; one query."""
    rows = StatusUpdate.objects.filter(activity_id__in=activity_ids)
    return {
        row.activity_id: Status(row.period.label, row.status, row.note)
        for row in rows.select_related("period").order_by("period__starts_on")
    }


def voices_on(activity_ids: Collection[UUID]) -> list[Voice]:
    """Return what was said about activities and published, newest first; one query."""
    rows = ActivityVoice.objects.filter(activity_id__in=activity_ids, state=VoiceState.PUBLISHED)
    found = rows.select_related("organisation").order_by("-said_on", "-created_at")
    return [public_voice(row) for row in found]


def reported_in(plan_id: Key) -> int:
    """Count the activities of a plan on whose state somebody reported; one query."""
    rows = StatusUpdate.objects.filter(activity__objective__plan_id=plan_id)
    return rows.values("activity_id").distinct().count()
