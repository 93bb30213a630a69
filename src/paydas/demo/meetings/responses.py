"""The answers to the recommendations: most on one day, two later, each as a further edition."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING, Any

from paydas.consultations.operations.approvals import decide_approval
from paydas.demo.meetings.story import document
from paydas.responses.operations.responses import (
    Draft,
    draft_responses,
    publish_responses,
    submit_responses,
)

if TYPE_CHECKING:
    from paydas.demo.meetings.story import Story

LATER = "Bir öneriye sonradan verilen cevap eklendi."


def tell(story: Story) -> None:
    """Draft, approve and publish the answers, day by day."""
    said = sorted(document("responses.toml")["responses"], key=lambda one: one["decided_on"])
    for number, (day, answers) in enumerate(groupby(said, key=lambda one: one["decided_on"])):
        _publish(story, day, list(answers), LATER if number else "")


def _publish(story: Story, day: date, answers: list[dict[str, Any]], change_log: str) -> None:
    boss, consultation = story.actors["coordinator"], story.consultation
    made = draft_responses(
        by=boss,
        consultation_id=consultation.pk,
        drafts=[_draft(story, answer) for answer in answers],
    )
    for answer, response in zip(answers, made, strict=True):
        story.keep("response", answer["recommendation"], response)
    approval = submit_responses(by=boss, consultation_id=consultation.pk)
    decide_approval(by=story.actors["approver"], approval_id=approval.pk, approves=True)
    publish_responses(
        by=boss,
        consultation_id=consultation.pk,
        change_log=change_log,
        at=datetime.combine(day, time(9), UTC),
    )


def _draft(story: Story, said: dict[str, Any]) -> Draft:
    return Draft(
        recommendation_id=story.find("recommendation", said["recommendation"]).pk,
        body_id=story.find("organisation", said["body"]).pk,
        decision=said["decision"],
        reason=said["reason"],
        not_accepted_part=said.get("not_accepted_part", ""),
        decided_on=said["decided_on"],
        is_sample=True,
    )
