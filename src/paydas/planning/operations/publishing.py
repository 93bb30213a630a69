"""Laying a plan before the approver, and publishing it now or at an hour (laws 3, 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.consultations.operations.approvals import (
    ask_approval,
    decide_approval,
    require_approved,
)
from paydas.consultations.queries.approvals import newest_approval
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, new_codes, save_changes
from paydas.planning.access import can_plan, can_publish
from paydas.planning.models import Activity, Indicator, Objective, Plan, VisionDocument
from paydas.planning.operations.plans import GapDraft, declare_gaps
from paydas.planning.queries.checks import SHORTFALLS, check
from paydas.planning.queries.plans import gaps_of
from paydas.planning.queries.tree import approval_content_of, content_of, tree_of
from paydas.planning.vocabulary import (
    ACTIVITY_LETTER,
    INDICATOR_LETTER,
    OBJECTIVE_LETTER,
    PlanningError,
    PlanState,
)
from paydas.sources.operations.editions import Publication, publish_edition
from paydas.sources.queries.editions import canonical, current_edition
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from paydas.consultations.models import Approval
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.planning.queries.shapes import PlanTree
    from paydas.sources.models import Edition


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the approver decides; with an hour the plan is published then, else at once."""

    approves: bool
    reason: str = ""
    gaps: tuple[GapDraft, ...] = ()
    publish_at: datetime | None = None
    change_log: str = ""


@operation
def submit_plan(*, by: Actor, plan_id: Key) -> Approval:
    """Lay a plan before the approver; law 3 must hold, what law 4 misses the approver may declare.

    Raises PlanningError: plan_published, plan_scheduled, plan_empty, out_of_nowhere,
    no_responsible, basis_unpublished.
    """
    plan = lock(Plan, plan_id)
    require(can_plan(by, plan.consultation_id))
    if plan.state in {PlanState.PUBLISHED, PlanState.SCHEDULED}:
        raise PlanningError(f"plan_{plan.state}")
    tree = tree_of(plan)
    missing = check(plan, tree).missing
    if missing:
        raise missing[0].problem
    save_changes(plan, state=PlanState.SUBMITTED)
    record(plan, scope=plan.consultation_id)
    return ask_approval(
        by=by,
        consultation_id=plan.consultation_id,
        subject=plan,
        title=plan.title,
        content=canonical(approval_content_of(tree)),
    )


@operation
def decide_plan(*, by: Actor, plan_id: Key, verdict: Verdict, at: datetime | None = None) -> Plan:
    """Return the plan with a reason, or approve it with its gaps and publish it now or later.

    Raises PlanningError: plan_not_submitted, embargo_past, gap_needs_date and what publish_plan
    raises; ConsultationsError: own_request, approval_decided, reason_needed.
    """
    plan = lock(Plan, plan_id)
    approval = newest_approval(plan)
    if plan.state != PlanState.SUBMITTED or approval is None:
        raise PlanningError("plan_not_submitted")
    decide_approval(
        by=by, approval_id=approval.pk, approves=verdict.approves, reason=verdict.reason
    )
    if not verdict.approves:
        save_changes(plan, state=PlanState.DRAFT)
        record(plan, scope=plan.consultation_id, state=str(plan.state))
        return plan
    declare_gaps(by=by, plan_id=plan.pk, gaps=verdict.gaps)
    if verdict.publish_at is not None:
        return schedule_plan(by=by, plan_id=plan.pk, publish_at=verdict.publish_at)
    publish_plan(by=by, plan_id=plan.pk, change_log=verdict.change_log, at=at)
    plan.refresh_from_db()
    return plan


@operation
def schedule_plan(*, by: Actor, plan_id: Key, publish_at: datetime) -> Plan:
    """Have an approved plan published at an hour; nothing of it is public before.

    Raises PlanningError: embargo_past, voices_without_answer, recommendations_without_answer.
    """
    plan = lock(Plan, plan_id)
    require(can_publish(by, plan.consultation_id))
    if publish_at <= timezone.now():
        raise PlanningError("embargo_past")
    require_publishable(plan, tree_of(plan))
    save_changes(plan, state=PlanState.SCHEDULED, publish_at=publish_at)
    record(plan, scope=plan.consultation_id, publish_at=publish_at.isoformat())
    return plan


@operation
def stop_schedule(*, by: Actor, plan_id: Key) -> Plan:
    """Take back the hour of publication; the plan becomes a draft again."""
    plan = lock(Plan, plan_id)
    require(can_publish(by, plan.consultation_id))
    if plan.state != PlanState.SCHEDULED:
        raise PlanningError("plan_not_submitted")
    save_changes(plan, state=PlanState.DRAFT, publish_at=None)
    record(plan, scope=plan.consultation_id)
    return plan


def require_publishable(plan: Plan, tree: PlanTree) -> None:
    """Refuse a plan that breaks law 3, leaves undeclared gaps, or is not what was approved.

    Raises PlanningError, ConsultationsError: approval_missing, approval_changed.
    """
    found = check(plan, tree)
    if found.missing:
        raise found.missing[0].problem
    for kind, count in found.undeclared(gaps_of(plan)).items():
        raise PlanningError(SHORTFALLS[kind], count=count)
    require_approved(plan, canonical(approval_content_of(tree)))


@operation
def publish_plan(
    *, by: Actor, plan_id: Key, change_log: str = "", at: datetime | None = None
) -> Edition:
    """Publish an approved plan and its vision document: codes, edition, hash.

    Raises PlanningError: plan_published and what require_publishable raises.
    """
    plan = lock(Plan, plan_id)
    require(can_publish(by, plan.consultation_id))
    if plan.state == PlanState.PUBLISHED:
        raise PlanningError("plan_published")
    require_publishable(plan, tree_of(plan))
    _give_codes(plan)
    moment = at or timezone.now()
    save_changes(
        plan,
        state=PlanState.PUBLISHED,
        published_on=timezone.localdate(moment),
        publish_at=None,
    )
    record(plan, scope=plan.consultation_id)
    _publish_vision(by, plan, moment)
    tree = tree_of(plan).with_gaps(gaps_of(plan))
    publication = _publication(plan, EditionKind.PLAN, plan, content_of(tree), change_log)
    return publish_edition(by=by, publication=publication, at=moment)


def _publication(
    plan: Plan,
    kind: str,
    subject: Plan | VisionDocument,
    content: object,
    change_log: str = "",
) -> Publication:
    return Publication(
        kind=kind,
        subject=subject,
        title=subject.title,
        content=content,
        scope=plan.consultation_id,
        language=plan.consultation.language,
        change_log=change_log,
    )


def _publish_vision(by: Actor, plan: Plan, moment: datetime) -> None:
    vision = plan.vision
    if vision is None:
        return
    content = {"title": vision.title, "text": vision.text}
    standing = current_edition(vision, EditionKind.VISION)
    if standing is not None and standing.content == canonical(content):
        return
    save_changes(vision, published_on=timezone.localdate(moment))
    publication = _publication(plan, EditionKind.VISION, vision, content)
    publish_edition(by=by, publication=publication, at=moment)


def _give_codes(plan: Plan) -> None:
    """Give a public code to every part that has none; those of earlier editions keep theirs."""
    uncoded: dict[str, Any] = {
        OBJECTIVE_LETTER: Objective.objects.filter(plan=plan),
        ACTIVITY_LETTER: Activity.objects.filter(objective__plan=plan),
        INDICATOR_LETTER: Indicator.objects.filter(pk__in=_indicator_ids(plan)),
    }
    for letter, found in uncoded.items():
        rows = list(found.filter(code__isnull=True))
        codes = new_codes(found.model, letter, len(rows))
        for row, code in zip(rows, codes, strict=True):
            row.code = code
        found.model.objects.bulk_update(rows, ["code"])


def _indicator_ids(plan: Plan) -> list[UUID]:
    of_objectives = Indicator.objects.filter(objective__plan=plan)
    of_activities = Indicator.objects.filter(activity__objective__plan=plan)
    return [
        *of_objectives.values_list("pk", flat=True),
        *of_activities.values_list("pk", flat=True),
    ]


@operation
def publish_if_due(*, by: Actor, plan_id: Key) -> bool:
    """Publish a scheduled plan whose hour has come; return whether it was published.

    A plan that may no longer be published (a new voice without an answer) becomes a draft again,
    so that its people see it; the log keeps the reason's code.
    """
    plan = lock(Plan, plan_id)
    if plan.state != PlanState.SCHEDULED or plan.publish_at is None:
        return False
    if plan.publish_at > timezone.now():
        return False
    try:
        publish_plan(by=by, plan_id=plan.pk)
    except (PlanningError, ConsultationsError) as problem:
        plan = lock(Plan, plan_id)
        save_changes(plan, state=PlanState.DRAFT, publish_at=None)
        record(plan, scope=plan.consultation_id, refused=problem.code)
        return False
    return True
