"""Groups, objectives, activities and indicators: add, change, order, link, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import ProtectedError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.lists import address
from paydas.core.web.parts import Link
from paydas.planning.access import can_plan
from paydas.planning.models import Activity, Objective, PlanGroup, PlanLink
from paydas.planning.operations import bases, indicators, outline
from paydas.planning.operations.bases import Cited
from paydas.planning.operations.outline import plan_of
from paydas.planning.queries.nodes import activity_for_page, citable
from paydas.planning.vocabulary import BodyRole, PlanningError, PlanState
from paydas.planning.web.forms import (
    ActivityForm,
    BasesForm,
    BodiesForm,
    GroupForm,
    IndicatorForm,
    ObjectiveForm,
)
from paydas.planning.web.frame import activity_url, frame, part_in, plan_in, plan_url

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.planning.models import Indicator


def _back(part: Any, consultation: Consultation) -> str:  # noqa: ANN401 -- a part of one of four kinds
    """Lead to the activity that a part belongs to, else to its plan."""
    activity = part if isinstance(part, Activity) else getattr(part, "activity", None)
    if activity is not None:
        return activity_url(activity, consultation)
    return plan_url(plan_of(part), consultation)


@in_consultation
def add_group(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    plan = plan_in(consultation, pk)
    form = bound(request, GroupForm)

    def act() -> object:
        return outline.add_group(
            by=request.actor, group_id=form.key, plan_id=plan.pk, **form.values
        )

    page = frame(consultation, _("Add: %(level)s") % {"level": plan.group_label}, plan)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


@in_consultation
def add_objective(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    plan = plan_in(consultation, pk)
    form = bound(request, ObjectiveForm, plan=plan)

    def act() -> object:
        return outline.add_objective(
            by=request.actor, objective_id=form.key, plan_id=plan.pk, **form.values
        )

    page = frame(consultation, _("Add: %(level)s") % {"level": plan.objective_label}, plan)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


@in_consultation
def add_activity(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    objective = part_in(consultation, "objective", pk)
    plan = objective.plan
    form = bound(request, ActivityForm)

    def act() -> object:
        return outline.add_activity(
            by=request.actor, activity_id=form.key, objective_id=objective.pk, **form.values
        )

    page = frame(consultation, _("Add: %(level)s") % {"level": plan.activity_label}, plan)
    page["kicker"] = str(objective)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


@in_consultation
def add_indicator(
    request: Request, consultation: Consultation, kind: str, pk: UUID
) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    of = part_in(consultation, kind, pk)
    if not isinstance(of, Objective | Activity):
        raise Http404
    form = bound(request, IndicatorForm)

    def act() -> object:
        values = form.values
        return indicators.add_indicator(by=request.actor, indicator_id=form.key, of=of, **values)

    page = frame(consultation, _("Add an indicator"), plan_of(of)) | {"kicker": str(of)}
    page["cancel_url"] = _back(of, consultation)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


@in_consultation
def edit_part(request: Request, consultation: Consultation, kind: str, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    part = part_in(consultation, kind, pk)
    form = _form_of(request, part)

    def act() -> object:
        return _change(request, part, form)

    page = frame(consultation, _("Change: %(part)s") % {"part": part}, plan_of(part))
    page |= {"cancel_url": _back(part, consultation), "last": last_change(part)}
    return edit_page(request, form, act, done=page["cancel_url"], **page)


def _form_of(request: Request, part: Any) -> Any:  # noqa: ANN401 -- a part of one of four kinds
    if isinstance(part, PlanGroup):
        return bound(request, GroupForm, part)
    if isinstance(part, Objective):
        return bound(request, ObjectiveForm, part, plan=part.plan)
    return bound(request, ActivityForm if isinstance(part, Activity) else IndicatorForm, part)


def _change(request: Request, part: Any, form: Any) -> object:  # noqa: ANN401 -- a part of one of four kinds
    known: dict[str, Any] = {"by": request.actor, "seen": form.seen_revision, **form.values}
    if isinstance(part, PlanGroup):
        return outline.change_group(group_id=part.pk, **known)
    if isinstance(part, Objective):
        return outline.change_objective(objective_id=part.pk, **known)
    if isinstance(part, Activity):
        return outline.change_activity(activity_id=part.pk, **known)
    return indicators.change_indicator(indicator_id=part.pk, **known)


@require_POST
@in_consultation
def act_on_part(request: Request, consultation: Consultation, kind: str, pk: UUID) -> HttpResponse:
    part = part_in(consultation, kind, pk)
    deed = request.POST.get("do", "")
    plan = plan_of(part)

    def act() -> object:
        if deed == "remove":
            return _remove(request, part)
        return outline.move_part(by=request.actor, part=part, up=deed == "up")

    said = _("Removed.") if deed == "remove" else _("Moved.")
    return act_page(request, act, done=plan_url(plan, consultation), said=said)


def _remove(request: Request, part: Any) -> object:  # noqa: ANN401 -- a part of one of four kinds
    if not isinstance(part, PlanGroup | Objective | Activity):
        return _remove_indicator(request, part)
    try:
        return outline.remove_part(by=request.actor, part=part)
    except ProtectedError:
        raise PlanningError("has_measurements") from None


def _remove_indicator(request: Request, part: Indicator) -> object:
    return indicators.remove_indicator(by=request.actor, indicator_id=part.pk)


@in_consultation
def activity(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    part_in(consultation, "activity", pk)
    found = activity_for_page(pk)
    plan = found.objective.plan
    is_open = plan.state in {PlanState.DRAFT, PlanState.SUBMITTED}
    context = frame(consultation, f"{found.number} {found.title}", plan) | {
        "activity": found,
        "responsible": [b for b in found.bodies.all() if b.role == BodyRole.RESPONSIBLE],
        "cooperating": [b for b in found.bodies.all() if b.role == BodyRole.COOPERATING],
        "may_edit": is_open and can_plan(request.actor, consultation.pk),
        "last": last_change(found),
    }
    return render(request, "planning/activity.html", context)


@in_consultation
def bodies(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    found = activity_for_page(part_in(consultation, "activity", pk).pk)
    form = bound(request, BodiesForm)
    form.initial = _named_bodies(found)

    def act() -> object:
        data = form.cleaned_data
        return bases.set_bodies(
            by=request.actor,
            activity=found,
            responsible_id=data["responsible"].pk if data["responsible"] else None,
            cooperating_ids=[one.pk for one in data["cooperating"]],
        )

    page = frame(consultation, _("Carried out by"), plan_of(found)) | {"kicker": str(found)}
    page["cancel_url"] = activity_url(found, consultation)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


def _named_bodies(activity: Activity) -> dict[str, str]:
    names: dict[str, list[str]] = {str(role): [] for role in BodyRole}
    for body in activity.bodies.all():
        names[body.role].append(body.organisation.name)
    return {
        "responsible": "".join(names[str(BodyRole.RESPONSIBLE)]),
        "cooperating": "\n".join(names[str(BodyRole.COOPERATING)]),
    }


@in_consultation
def link(request: Request, consultation: Consultation, kind: str, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    node = part_in(consultation, kind, pk)
    if not isinstance(node, Objective | Activity):
        raise Http404
    cites = "finding" if request.GET.get("cites") == "finding" else "recommendation"
    found = citable(consultation.pk, cites)
    form = bound(request, BasesForm, choices=[(key, label) for key, (label, _b) in found.items()])

    def act() -> object:
        data = form.cleaned_data
        cited = [Cited(found[key][1], data["reason"]) for key in data["cited"]]
        return bases.link_basis(by=request.actor, node=node, cited=cited)

    page = frame(consultation, _("What it rests on"), plan_of(node)) | {"kicker": str(node)}
    page["cancel_url"] = _back(node, consultation)
    page["tabs"] = [
        Link(label, address(request, cites=key), key == cites)
        for key, label in (("recommendation", _("Recommendations")), ("finding", _("Findings")))
    ]
    return edit_page(
        request, form, act, done=page["cancel_url"], template="planning/link.html", **page
    )


@require_POST
@in_consultation
def unlink(request: Request, consultation: Consultation, pk: int) -> HttpResponse:
    found = get_object_or_404(PlanLink, pk=pk)
    node = found.objective or found.activity
    if node is None or plan_of(node).consultation_id != consultation.pk:
        raise Http404

    def act() -> object:
        return bases.unlink_basis(by=request.actor, link_id=found.pk)

    return act_page(
        request, act, done=_back(node, consultation), said=_("The link was taken away.")
    )
