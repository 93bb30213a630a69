"""What participants and cooperating bodies say about activities; evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.monitoring.access import PROGRESS, can_set_up, reports_for
from paydas.monitoring.models import ActivityVoice, Evaluation
from paydas.monitoring.queries.periods import reporting_bodies
from paydas.monitoring.vocabulary import MonitoringError, VoiceKind, VoiceState
from paydas.planning.models import Activity, ActivityBody, Plan

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from paydas.consultations.models import Participant
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# A voice is answered within a month, like every petition to a public body.
ANSWER_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Saying:
    """A voice as it is typed; who speaks is a participant, a body, or both."""

    kind: str
    text: str
    participant: Participant | None = None
    organisation_id: UUID | None = None
    said_on: date | None = None


@operation
def speak(*, by: Actor, voice_id: Key, activity_id: Key, saying: Saying) -> ActivityVoice:
    """Take down what somebody says about an activity; the same id twice is one.

    A participant speaks by a private link, a body by its reporting link or account; the
    coordinator writes down what came on paper. A share is told by a body of the activity only.
    Raises MonitoringError: empty, plan_not_published, not_a_partner.
    """
    activity = Activity.objects.select_related("objective__plan").get(pk=activity_id)
    plan = activity.objective.plan
    if plan.published_on is None:
        raise MonitoringError("plan_not_published")
    require(_may_speak(by, plan, saying))
    if found := ActivityVoice.objects.filter(pk=voice_id, activity=activity).first():
        return found
    if not saying.text.strip():
        raise MonitoringError("empty")
    if saying.kind == VoiceKind.SHARE:
        _require_partner(activity, saying.organisation_id)
    today = saying.said_on or timezone.localdate()
    found = ActivityVoice.objects.create(
        pk=voice_id,
        activity=activity,
        kind=saying.kind,
        text=saying.text,
        participant=saying.participant,
        organisation_id=saying.organisation_id,
        said_on=today,
        due_on=today + ANSWER_WITHIN,
        is_sample=plan.is_sample,
    )
    record(found, scope=plan.consultation_id, of=activity.pk, kind=found.kind)
    return found


def _may_speak(by: Actor, plan: Plan, saying: Saying) -> bool:
    if can_set_up(by, plan.consultation_id):
        return True
    speaker = saying.participant
    if speaker is not None and by.holds(PROGRESS, speaker.pk):
        return speaker.consultation_id == plan.consultation_id
    mine = reports_for(by, plan, list(reporting_bodies(plan)))
    return speaker is None and saying.organisation_id in mine


def _require_partner(activity: Activity, organisation_id: UUID | None) -> None:
    partners = ActivityBody.objects.filter(activity=activity)
    if organisation_id not in partners.values_list("organisation_id", flat=True):
        raise MonitoringError("not_a_partner")


@operation
def publish_voice(*, by: Actor, voice_id: Key) -> ActivityVoice:
    """Show a voice beside its activity."""
    return _decided(by, voice_id, state=VoiceState.PUBLISHED, withheld_reason="")


@operation
def withhold_voice(*, by: Actor, voice_id: Key, reason: str) -> ActivityVoice:
    """Keep a voice from the public, with a reason that its author can read.

    Raises MonitoringError("reason_needed").
    """
    if not reason.strip():
        raise MonitoringError("reason_needed")
    return _decided(by, voice_id, state=VoiceState.WITHHELD, withheld_reason=reason)


@operation
def answer_voice(
    *, by: Actor, voice_id: Key, seen: int | None, answer: str, on: date | None = None
) -> ActivityVoice:
    """Answer a voice, or correct the answer.

    Raises MonitoringError("empty"), StaleRecordError.
    """
    if not answer.strip():
        raise MonitoringError("empty")
    day = on or timezone.localdate()
    return _decided(by, voice_id, seen, answer=answer, answered_on=day)


@operation
def set_voice_due(*, by: Actor, voice_id: Key, due_on: date) -> ActivityVoice:
    """Set the day by which a voice is answered."""
    return _decided(by, voice_id, due_on=due_on)


def _decided(
    by: Actor,
    voice_id: Key,
    seen: int | None = None,
    **values: Any,  # noqa: ANN401 -- fields of ActivityVoice
) -> ActivityVoice:
    found = lock(ActivityVoice, voice_id, seen)
    consultation_id = found.activity.objective.plan.consultation_id
    require(can_set_up(by, consultation_id))
    record(found, scope=consultation_id, fields=save_changes(found, **values))
    return found


@operation
def judge_plan(
    *,
    by: Actor,
    evaluation_id: Key,
    plan_id: Key,
    seen: int | None = None,
    **values: Any,  # noqa: ANN401 -- fields of Evaluation
) -> Evaluation:
    """Write a judgement of a plan by one criterion, or correct it; the same id twice is one."""
    plan = Plan.objects.get(pk=plan_id)
    require(can_set_up(by, plan.consultation_id))
    known = Evaluation.objects.filter(pk=evaluation_id).first()
    require(known is None or known.plan_id == plan.pk)
    if known:
        found = lock(Evaluation, evaluation_id, seen)
        record(found, scope=plan.consultation_id, fields=save_changes(found, **values))
        return found
    found = Evaluation.objects.create(
        pk=evaluation_id, plan=plan, is_sample=plan.is_sample, **values
    )
    record(found, scope=plan.consultation_id, criterion=found.criterion)
    return found
