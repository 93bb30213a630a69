"""Voices about activities, as the staff sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Value, When

from paydas.kernel.text.folding import fold
from paydas.monitoring.models import ActivityVoice
from paydas.monitoring.vocabulary import VoiceState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key


def voices_of(consultation_id: Key, asked: Mapping[str, Any]) -> QuerySet[ActivityVoice]:
    """Return the voices that fit what was asked (q, kind, state): what waits stands first."""
    found = ActivityVoice.objects.filter(
        activity__objective__plan__consultation_id=consultation_id
    ).select_related("activity__objective", "organisation", "participant__organisation")
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    found = _in_state(found, asked.get("state", ""))
    if words := str(asked.get("q", "")).split():
        wanted = [
            pk
            for pk, text in found.values_list("pk", "text")
            if all(fold(word) in fold(text) for word in words)
        ]
        found = found.filter(pk__in=wanted)
    rank = Case(
        When(state=VoiceState.RECEIVED, then=Value(0)),
        When(state=VoiceState.PUBLISHED, answer="", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-said_on", "pk")


def _in_state(found: QuerySet[ActivityVoice], state: str) -> QuerySet[ActivityVoice]:
    if state == "unanswered":
        return found.filter(state=VoiceState.PUBLISHED, answer="")
    if state == "answered":
        return found.exclude(answer="")
    return found.filter(state=state) if state else found
