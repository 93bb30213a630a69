"""The vision document and the plan: five objectives, twenty-eight activities, forty indicators."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from paydas.demo.meetings.story import document
from paydas.planning.operations.bases import Cited, link_basis, set_bodies
from paydas.planning.operations.indicators import add_indicator
from paydas.planning.operations.outline import add_activity, add_objective
from paydas.planning.operations.plans import GapDraft, add_plan, write_vision
from paydas.planning.operations.publishing import Verdict, decide_plan, submit_plan
from paydas.planning.queries.checks import check
from paydas.planning.queries.tree import tree_of

if TYPE_CHECKING:
    from paydas.demo.meetings.story import Story
    from paydas.planning.models import Plan

DESCRIBED = ("number", "title", "description")
DATED = ("starts_on", "ends_on", "budget")
MEASURED = (
    "number",
    "name",
    "unit",
    "direction",
    "accumulates",
    "baseline",
    "baseline_on",
    "means_of_verification",
    "assumption",
    "frequency",
    "breakdowns",
)


def tell(story: Story) -> None:
    """Write vision document and plan, have them approved, publish them at the launch."""
    said = document("plan.toml")
    plan = _begin(story, said)
    for one in said["objectives"]:
        _tell_objective(story, plan, one)
    for one in said["activities"]:
        _tell_activity(story, one)
    ends = {period["label"]: period["ends_on"] for period in said["plan"]["periods"]}
    for one in said["indicators"]:
        _tell_indicator(story, one, ends)
    _publish(story, plan, said["plan"])


def _begin(story: Story, said: dict[str, Any]) -> Plan:
    boss, consultation = story.actors["coordinator"], story.consultation
    sections = said["vision"]["sections"]
    vision = write_vision(
        by=boss,
        vision_id=uuid4(),
        consultation_id=consultation.pk,
        title=said["vision"]["title"],
        text="\n\n".join(f"## {one['title']}\n\n{one['text'].strip()}" for one in sections),
        is_sample=True,
    )
    wanted = ("title", "summary", "starts_on", "ends_on", "objective_label", "activity_label")
    plan = add_plan(
        by=boss,
        plan_id=uuid4(),
        consultation_id=consultation.pk,
        vision=vision,
        is_sample=True,
        **{name: said["plan"][name] for name in wanted},
    )
    story.keep("plan", "plan", plan)
    return plan


def _given(said: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}


def _tell_objective(story: Story, plan: Plan, said: dict[str, Any]) -> None:
    boss = story.actors["coordinator"]
    objective = add_objective(
        by=boss,
        objective_id=uuid4(),
        plan_id=plan.pk,
        unasked_reason=said.get("unasked", ""),
        **_given(said, DESCRIBED),
    )
    cited = [Cited(story.find("recommendation", key)) for key in said["recommendations"]]
    link_basis(by=boss, node=objective, cited=cited)
    story.keep("objective", said["number"], objective)


def _tell_activity(story: Story, said: dict[str, Any]) -> None:
    boss = story.actors["coordinator"]
    activity = add_activity(
        by=boss,
        activity_id=uuid4(),
        objective_id=story.find("objective", said["objective"]).pk,
        unasked_reason=said.get("unasked", ""),
        **_given(said, DESCRIBED),
        **_given(said, DATED),
    )
    cited = [
        Cited(story.find("recommendation", one["recommendation"]), one.get("reason", ""))
        for one in said.get("links", [])
    ]
    link_basis(by=boss, node=activity, cited=cited)
    set_bodies(
        by=boss,
        activity=activity,
        responsible_id=story.find("organisation", said["responsible"]).pk,
        cooperating_ids=[story.find("organisation", key).pk for key in said["cooperating"]],
    )
    story.keep("activity", said["number"], activity)


def _tell_indicator(story: Story, said: dict[str, Any], ends: dict[str, Any]) -> None:
    kind = "activity" if "activity" in said else "objective"
    indicator = add_indicator(
        by=story.actors["coordinator"],
        indicator_id=uuid4(),
        of=story.find(kind, said[kind]),
        targets={ends[target["period"]]: target["value"] for target in said["targets"]},
        **_given(said, MEASURED),
    )
    story.keep("indicator", said["key"], indicator)


def _publish(story: Story, plan: Plan, said: dict[str, Any]) -> None:
    """Publish at the hour of the launch; what is still open then is declared by the approver."""
    submit_plan(by=story.actors["coordinator"], plan_id=plan.pk)
    gaps = tuple(
        GapDraft(
            kind,
            count,
            "Görüşülmesi sürüyor; sonucu bu sayfada yayımlanacaktır.",
            said["published_on"].replace(month=said["published_on"].month + 3),
        )
        for kind, count in check(plan, tree_of(plan)).open_counts.items()
    )
    decide_plan(
        by=story.actors["approver"],
        plan_id=plan.pk,
        verdict=Verdict(approves=True, gaps=gaps),
        at=datetime.combine(said["published_on"], time(8), UTC),
    )
