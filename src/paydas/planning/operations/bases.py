"""What a part of the plan rests on, and who carries an activity out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paydas.core.operations.audit import operation, record
from paydas.planning.models import Activity, ActivityBody, Objective, PlanLink
from paydas.planning.operations.outline import plan_of
from paydas.planning.operations.plans import open_for_change
from paydas.planning.vocabulary import BodyRole, PlanningError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.sensemaking.models import Finding, Recommendation


@dataclass(frozen=True, slots=True)
class Cited:
    """A recommendation or a finding, and what of it the activity carries out."""

    basis: Recommendation | Finding
    reason: str = ""


@operation
def link_basis(*, by: Actor, node: Objective | Activity, cited: Iterable[Cited]) -> list[PlanLink]:
    """Rest an objective or activity on recommendations or findings; a known link gets the reason.

    Raises PlanningError("not_of_consultation").
    """
    plan = open_for_change(by, plan_of(node))
    side = "objective" if isinstance(node, Objective) else "activity"
    links = []
    for one in cited:
        if one.basis.consultation_id != plan.consultation_id:
            raise PlanningError("not_of_consultation")
        kind = one.basis._meta.model_name or ""
        where: dict[str, Any] = {side: node, kind: one.basis}
        link, _ = PlanLink.objects.update_or_create(**where, defaults={"reason": one.reason})
        record(node, scope=plan.consultation_id, cites=one.basis.pk)
        links.append(link)
    return links


@operation
def unlink_basis(*, by: Actor, link_id: int) -> None:
    """Take a link away; publication asks for another, or for the reason why there is none."""
    link = PlanLink.objects.select_for_update(no_key=True).get(pk=link_id)
    node = link.objective or link.activity
    if node is None:
        raise AssertionError("the database keeps a link of one of two")
    plan = open_for_change(by, plan_of(node))
    record(node, scope=plan.consultation_id, cites=link.recommendation_id or link.finding_id)
    link.delete()


@operation
def set_bodies(
    *,
    by: Actor,
    activity: Activity,
    responsible_id: UUID | None,
    cooperating_ids: Collection[UUID] = (),
) -> list[ActivityBody]:
    """Say who answers for an activity (at most one here, exactly one to publish) and with whom.

    Raises PlanningError("bodies_overlap").
    """
    plan = open_for_change(by, plan_of(activity))
    if responsible_id is not None and responsible_id in cooperating_ids:
        raise PlanningError("bodies_overlap")
    ActivityBody.objects.filter(activity=activity).delete()
    rows = [
        ActivityBody(activity=activity, organisation_id=pk, role=BodyRole.COOPERATING)
        for pk in dict.fromkeys(cooperating_ids)
    ]
    if responsible_id is not None:
        responsible = ActivityBody(
            activity=activity, organisation_id=responsible_id, role=BodyRole.RESPONSIBLE
        )
        rows.insert(0, responsible)
    ActivityBody.objects.bulk_create(rows)
    record(
        activity,
        scope=plan.consultation_id,
        responsible=responsible_id,
        cooperating=sorted(str(pk) for pk in cooperating_ids),
    )
    return rows
