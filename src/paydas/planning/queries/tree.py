"""A plan as one tree: built from its rows for the staff, from its edition for the public."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from paydas.planning.models import Activity, Indicator, Objective, Plan, PlanLink
from paydas.planning.queries.shapes import (
    ActivityLeaf,
    Basis,
    IndicatorLeaf,
    ObjectiveBranch,
    PlanTree,
    TargetValue,
)
from paydas.planning.vocabulary import BodyRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.planning.models import ActivityBody


@dataclass(frozen=True, slots=True)
class _Rows:
    """Everything of one plan, by parent."""

    activities: dict[UUID, list[Activity]]
    indicators: dict[UUID, list[Indicator]]
    bases: dict[UUID, list[Basis]]


def tree_of(plan: Plan) -> PlanTree:
    """Read a plan with all that hangs on it; eight queries, however large it is."""
    objectives = list(
        Objective.objects.filter(plan=plan).select_related("group").order_by("position", "number")
    )
    rows = _Rows(_activities(plan), _indicators(plan), _bases(plan))
    return PlanTree(
        id=plan.pk,
        title=plan.title,
        summary=plan.summary,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        group_label=plan.group_label,
        objective_label=plan.objective_label,
        activity_label=plan.activity_label,
        vision_title=plan.vision.title if plan.vision else "",
        vision_text=plan.vision.text if plan.vision else "",
        objectives=tuple(_branch(row, rows) for row in objectives),
        is_sample=plan.is_sample,
    )


def _activities(plan: Plan) -> dict[UUID, list[Activity]]:
    rows = (
        Activity.objects.filter(objective__plan=plan)
        .prefetch_related("bodies__organisation")
        .order_by("position", "number")
    )
    return _grouped((row.objective_id, row) for row in rows)


def _indicators(plan: Plan) -> dict[UUID, list[Indicator]]:
    of_objectives = Indicator.objects.filter(objective__plan=plan)
    of_activities = Indicator.objects.filter(activity__objective__plan=plan)
    rows = (of_objectives | of_activities).prefetch_related("targets")
    found = rows.distinct().order_by("position", "number")
    return _grouped((row.objective_id or row.activity_id or row.pk, row) for row in found)


def _bases(plan: Plan) -> dict[UUID, list[Basis]]:
    of_objectives = PlanLink.objects.filter(objective__plan=plan)
    of_activities = PlanLink.objects.filter(activity__objective__plan=plan)
    rows = (of_objectives | of_activities).select_related("recommendation", "finding")
    found = rows.distinct().order_by("pk")
    return _grouped((row.objective_id or row.activity_id or plan.pk, _basis(row)) for row in found)


def _grouped(pairs: Iterable[tuple[UUID, Any]]) -> dict[UUID, list[Any]]:
    groups: dict[UUID, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _basis(link: PlanLink) -> Basis:
    if link.recommendation is not None:
        asked = link.recommendation
        return Basis("recommendation", asked.pk, asked.code or "", asked.text, link.reason)
    found = link.finding
    if found is None:
        raise AssertionError("the database keeps a link of one of two")
    return Basis("finding", found.pk, found.code or "", found.title, link.reason)


def _branch(row: Objective, rows: _Rows) -> ObjectiveBranch:
    return ObjectiveBranch(
        id=row.pk,
        code=row.code or "",
        number=row.number,
        title=row.title,
        description=row.description,
        group=f"{row.group.number} {row.group.title}" if row.group else "",
        unasked_reason=row.unasked_reason,
        bases=tuple(rows.bases.get(row.pk, ())),
        activities=tuple(_leaf(activity, rows) for activity in rows.activities.get(row.pk, ())),
        indicators=tuple(_indicator(one) for one in rows.indicators.get(row.pk, ())),
    )


def _leaf(row: Activity, rows: _Rows) -> ActivityLeaf:
    bodies = list(row.bodies.all())
    return ActivityLeaf(
        id=row.pk,
        code=row.code or "",
        number=row.number,
        title=row.title,
        description=row.description,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        budget=row.budget,
        currency=row.currency,
        unasked_reason=row.unasked_reason,
        responsible=", ".join(_names(bodies, BodyRole.RESPONSIBLE)),
        cooperating=_names(bodies, BodyRole.COOPERATING),
        bases=tuple(rows.bases.get(row.pk, ())),
        indicators=tuple(_indicator(one) for one in rows.indicators.get(row.pk, ())),
    )


def _names(bodies: list[ActivityBody], role: str) -> tuple[str, ...]:
    found = [body.organisation for body in bodies if body.role == role]
    return tuple(body.name for body in sorted(found, key=lambda body: body.sort))


def _indicator(row: Indicator) -> IndicatorLeaf:
    return IndicatorLeaf(
        id=row.pk,
        code=row.code or "",
        number=row.number,
        name=row.name,
        unit=row.unit,
        direction=row.direction,
        accumulates=row.accumulates,
        baseline=row.baseline,
        baseline_on=row.baseline_on,
        means_of_verification=row.means_of_verification,
        assumption=row.assumption,
        frequency=row.frequency,
        targets=tuple(TargetValue(one.due_on, one.value) for one in row.targets.all()),
    )


def content_of(tree: PlanTree) -> dict[str, Any]:
    """Return the tree as JSON can say it: what an edition freezes."""
    found: dict[str, Any] = _plain(asdict(tree))
    return found


def approval_content_of(tree: PlanTree) -> dict[str, Any]:
    """Return what the approver approves: all words and figures, without the public codes.

    Codes are given with the publication, so that none leads anywhere before it; the gaps that
    the approver declares come on top.
    """
    found: dict[str, Any] = _uncoded(content_of(tree.with_gaps(())))
    return found


def _uncoded(value: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    if isinstance(value, dict):
        is_node = "number" in value
        return {key: _uncoded(one) for key, one in value.items() if not (is_node and key == "code")}
    return [_uncoded(one) for one in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:  # noqa: ANN401 -- whatever a tree holds
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
