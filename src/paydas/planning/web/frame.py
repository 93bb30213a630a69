"""What the pages of a plan share: its frame, its parts and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.web.parts import Link
from paydas.planning.models import Activity, Indicator, Objective, Plan, PlanGroup
from paydas.planning.operations.outline import plan_of
from paydas.planning.queries.plans import plans_of

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.consultations.models import Consultation

KINDS: dict[str, Any] = {
    "group": PlanGroup,
    "objective": Objective.objects.select_related("plan"),
    "activity": Activity.objects.select_related("objective__plan"),
    "indicator": Indicator,
}


def plan_in(consultation: Consultation, pk: UUID) -> Plan:
    """Return a plan of this consultation, or answer 404."""
    found: Plan = get_object_or_404(plans_of(consultation.pk), pk=pk)
    return found


def part_in(consultation: Consultation, kind: str, pk: UUID) -> Any:  # noqa: ANN401 -- a part of one of four kinds
    """Return a part of a plan of this consultation, or answer 404."""
    if kind not in KINDS:
        raise Http404
    found = get_object_or_404(KINDS[kind], pk=pk)
    if plan_of(found).consultation_id != consultation.pk:
        raise Http404
    return found


def plan_url(plan: Plan, consultation: Consultation) -> str:
    """Return the page of a plan."""
    return reverse("planning:plan", args=[consultation.slug, plan.pk])


def activity_url(activity: Activity, consultation: Consultation) -> str:
    """Return the page of an activity."""
    return reverse("planning:activity", args=[consultation.slug, activity.pk])


def frame(consultation: Consultation, title: str, plan: Plan | None = None) -> dict[str, Any]:
    """Return what every page of this step shows."""
    home = reverse("planning:plans", args=[consultation.slug])
    crumbs = [Link(_("Plans"), home)]
    back = home
    if plan is not None:
        back = plan_url(plan, consultation)
        crumbs.append(Link(plan.title, back))
    if plan is None or plan.title != title:
        crumbs.append(Link(title))
    return {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "title": title,
        "plan": plan,
        "crumbs": crumbs,
        "cancel_url": back,
    }
