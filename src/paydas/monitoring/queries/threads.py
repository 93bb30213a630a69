"""The last hops: from activity to what was said about it, from indicator to its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from paydas.kernel.text.numbers import format_number
from paydas.kernel.threads import Edge, Hop, Node
from paydas.monitoring.models import ActivityVoice, Measurement
from paydas.monitoring.vocabulary import MeasurementState, VoiceKind, VoiceState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_measurements(actor: Actor) -> QuerySet[Measurement]:
    """Return the approved values; no reader of a thread sees others."""
    return Measurement.objects.filter(state=MeasurementState.APPROVED)


def visible_voices(actor: Actor) -> QuerySet[ActivityVoice]:
    """Return the published voices about activities."""
    return ActivityVoice.objects.filter(state=VoiceState.PUBLISHED)


def _measured(earlier: Collection[UUID] | None, later: Collection[UUID] | None) -> Iterable[Edge]:
    found = Measurement.objects.filter(state=MeasurementState.APPROVED)
    found = (
        found.filter(indicator__in=earlier)
        if earlier is not None
        else found.filter(pk__in=later or ())
    )
    rows = found.order_by("period__starts_on").values_list("pk", "indicator_id", "period__label")
    for pk, indicator_id, period in rows:
        yield Edge(Node("indicator", indicator_id), Node("measurement", pk), period)


def _spoken(earlier: Collection[UUID] | None, later: Collection[UUID] | None) -> Iterable[Edge]:
    found = ActivityVoice.objects.filter(state=VoiceState.PUBLISHED)
    found = (
        found.filter(activity__in=earlier)
        if earlier is not None
        else found.filter(pk__in=later or ())
    )
    for pk, activity_id, kind in found.values_list("pk", "activity_id", "kind"):
        yield Edge(Node("activity", activity_id), Node("activity_voice", pk), kind)


HOPS = (
    Hop("activity", "activity_voice", _spoken),
    Hop("indicator", "measurement", _measured),
)


def measurement_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return period and value of each approved measurement; one query."""
    rows = visible_measurements(actor).filter(pk__in=ids).select_related("period", "indicator")
    language = get_language() or "tr"
    return {
        row.pk: f"{row.period.label}: "
        + (
            f"{format_number(row.value, language)} {row.indicator.unit}"
            if row.value is not None
            else row.note
        )
        for row in rows
    }


def voice_labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return kind and words of each published voice; one query."""
    rows = visible_voices(actor).filter(pk__in=ids)
    return {row.pk: f"{VoiceKind.label_of(row.kind)}: {row.text}" for row in rows}


LABELS = {"measurement": measurement_labels, "activity_voice": voice_labels}
