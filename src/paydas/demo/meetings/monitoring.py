"""What came of the plan: four periods with late, returned and missing values, and voices."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from paydas.core.actors import holder
from paydas.core.operations.links import Grant, give_link
from paydas.demo.meetings.story import document
from paydas.monitoring.access import REPORT
from paydas.monitoring.operations.measurements import (
    Checked,
    Report,
    check_measurements,
    save_measurements,
)
from paydas.monitoring.operations.setting_up import add_period, name_reporting_body
from paydas.monitoring.operations.statuses import StatusDraft, report_statuses
from paydas.monitoring.operations.voices import (
    Saying,
    answer_voice,
    judge_plan,
    publish_voice,
    set_voice_due,
    speak,
)
from paydas.monitoring.queries.parts import typed_parts
from paydas.planning.queries.breakdowns import breakdowns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.actors import Actor
    from paydas.demo.meetings.story import Story
    from paydas.monitoring.models import Measurement
    from paydas.monitoring.queries.parts import Parts
    from paydas.planning.models import Indicator

# Key of a body, or none where the coordinator reports for the whole objective.
Reports = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]


def tell(story: Story) -> None:
    """Set up the periods, then report, check, discuss and judge."""
    said = document("plan.toml")
    plan = story.find("plan", "plan")
    for one in said["plan"]["periods"]:
        period = add_period(
            by=story.actors["coordinator"], period_id=uuid4(), plan_id=plan.pk, **one
        )
        story.keep("period", one["label"], period)
    responsible = {one["number"]: one["responsible"] for one in said["activities"]}
    reporters = {key: _reporter(story, key) for key in sorted(set(responsible.values()))}
    _tell_values(story, said["indicators"], responsible, reporters)
    _tell_statuses(story, said["activities"], reporters)
    for one in said["activities"]:
        for voice in one.get("voices", []):
            _tell_voice(story, one["number"], voice)
    for one in document("evaluation.toml")["judgements"]:
        judge_plan(by=story.actors["coordinator"], evaluation_id=uuid4(), plan_id=plan.pk, **one)


def _reporter(story: Story, key: str) -> Actor:
    """Return the holder of a body's reporting link."""
    boss, plan = story.actors["coordinator"], story.find("plan", "plan")
    body = name_reporting_body(
        by=boss,
        plan_id=plan.pk,
        organisation_id=story.find("organisation", key).pk,
        email=f"{key}@ornek.invalid",
    )
    return holder(give_link(by=boss, grant=Grant(REPORT, body, plan.consultation_id)))


def _tell_values(
    story: Story,
    indicators: list[dict[str, Any]],
    responsible: dict[str, str],
    reporters: dict[str, Actor],
) -> None:
    by_body: Reports = {}
    for indicator in indicators:
        key = responsible.get(indicator.get("activity", ""), "")
        for value in indicator.get("measurements", []):
            by_body.setdefault(key, []).append((indicator, value))
    for key, values in by_body.items():
        actor = reporters.get(key) or story.actors["coordinator"]
        drafts = [pair for pair in values if pair[1]["state"] == "draft"]
        sent = [pair for pair in values if pair[1]["state"] != "draft"]
        _report(story, actor, drafts, send=False)
        made = _report(story, actor, sent, send=True)
        checker = story.actors["coordinator" if key else "approver"]
        _check(story, checker, list(zip(made, sent, strict=True)))


def _report(
    story: Story,
    by: Actor,
    values: list[tuple[dict[str, Any], dict[str, Any]]],
    *,
    send: bool,
) -> list[Measurement]:
    reports = [
        Report(
            indicator_id=story.find("indicator", indicator["key"]).pk,
            period_id=story.find("period", value["period"]).pk,
            value=Decimal(str(value["value"])) if "value" in value else None,
            note=value.get("note", ""),
            evidence=value.get("evidence", ""),
            parts=_parts(story.find("indicator", indicator["key"]), value.get("parts", ())),
            sent_at=_noon(value.get("sent_on")),
        )
        for indicator, value in values
    ]
    plan = story.find("plan", "plan")
    return save_measurements(by=by, plan_id=plan.pk, reports=reports, send=send)


def _parts(indicator: Indicator, figures: Sequence[Sequence[int]]) -> tuple[Parts, ...]:
    """Lay the figures of a value over the groups of its indicator, in their order."""
    declared = breakdowns_of(indicator)
    typed = {
        (one.by, group): Decimal(figure)
        for one, row in zip(declared, figures, strict=False)
        for group, figure in zip(one.groups, row, strict=True)
    }
    return typed_parts(declared, typed)


def _check(
    story: Story, by: Actor, sent: list[tuple[Measurement, tuple[dict[str, Any], dict[str, Any]]]]
) -> None:
    decisions = [
        Checked(
            measurement.pk,
            approves=value["state"] == "approved",
            reason=value.get("returned_reason", ""),
            at=_noon(value.get("approved_on")),
        )
        for measurement, (_, value) in sent
        if value["state"] in {"approved", "returned"}
    ]
    check_measurements(by=by, plan_id=story.find("plan", "plan").pk, decisions=decisions)


def _noon(day: date | None) -> datetime | None:
    return datetime.combine(day, time(9), UTC) if day else None


def _tell_statuses(
    story: Story, activities: list[dict[str, Any]], reporters: dict[str, Actor]
) -> None:
    by_body: dict[str, list[StatusDraft]] = {}
    for said in activities:
        activity = story.find("activity", said["number"])
        for one in said.get("statuses", []):
            period = story.find("period", one["period"])
            at = _noon(period.due_on)
            draft = StatusDraft(activity.pk, period.pk, one["status"], one.get("note", ""), at)
            by_body.setdefault(said["responsible"], []).append(draft)
    plan = story.find("plan", "plan")
    for key, statuses in by_body.items():
        report_statuses(by=reporters[key], plan_id=plan.pk, statuses=statuses)


def _tell_voice(story: Story, number: str, said: dict[str, Any]) -> None:
    """Take a voice down as the coordinator, who got it on paper or by telephone."""
    boss = story.actors["coordinator"]
    saying = Saying(
        kind=said["kind"],
        text=said["text"],
        organisation_id=story.find("organisation", said["organisation"]).pk,
        said_on=said["said_on"],
    )
    voice = speak(
        by=boss, voice_id=uuid4(), activity_id=story.find("activity", number).pk, saying=saying
    )
    if "due_on" in said:
        set_voice_due(by=boss, voice_id=voice.pk, due_on=said["due_on"])
    publish_voice(by=boss, voice_id=voice.pk)
    if said.get("answer"):
        answer_voice(
            by=boss,
            voice_id=voice.pk,
            seen=None,
            answer=said["answer"],
            on=said.get("answered_on"),
        )
