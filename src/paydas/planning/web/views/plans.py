"""Plans: list, tree, vision document, submission and approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_approve, can_decide
from paydas.consultations.queries.approvals import newest_approval
from paydas.consultations.web.approving import STATES
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import export, wants_export
from paydas.core.web.lists import address
from paydas.core.web.parts import Link
from paydas.planning.access import can_plan, can_publish
from paydas.planning.models import DeclaredGap
from paydas.planning.operations import outline, plans, publishing
from paydas.planning.operations.plans import GapDraft
from paydas.planning.operations.publishing import Verdict
from paydas.planning.queries.checks import check
from paydas.planning.queries.plans import declared_gaps, plans_of, staff_tree
from paydas.planning.queries.vision import vision_sections
from paydas.planning.vocabulary import PlanState
from paydas.planning.web.exports import columns, rows_of
from paydas.planning.web.forms import PlanForm, VerdictForm, VisionForm
from paydas.planning.web.frame import frame, plan_in, plan_url
from paydas.sources.queries.editions import editions_of
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase
    from django_stubs_ext import StrOrPromise

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

SHAPES = {"draft": "open", "submitted": "going", "scheduled": "going", "published": "done"}


@in_consultation
def plan_list(request: Request, consultation: Consultation) -> HttpResponse:
    context = frame(consultation, _("Plans")) | {
        "crumbs": (),
        "plans": [(one, SHAPES[one.state]) for one in plans_of(consultation.pk)],
        "may_edit": can_plan(request.actor, consultation.pk),
    }
    return render(request, "planning/plans.html", context)


@in_consultation
def add(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    form = bound(request, PlanForm, plans=plans_of(consultation.pk))

    def act() -> object:
        return plans.add_plan(
            by=request.actor,
            plan_id=form.key,
            consultation_id=consultation.pk,
            is_sample=consultation.is_sample,
            **form.values,
        )

    page = frame(consultation, _("Begin a plan"))
    return edit_page(request, form, act, done=page["cancel_url"], **page)


@in_consultation
def edit(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    found = plan_in(consultation, pk)
    form = bound(request, PlanForm, found, plans=plans_of(consultation.pk))

    def act() -> object:
        return plans.change_plan(
            by=request.actor, plan_id=found.pk, seen=form.seen_revision, **form.values
        )

    page = frame(consultation, _("Change the plan"), found)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


@in_consultation
def plan(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    found = plan_in(consultation, pk)
    tree = staff_tree(found)
    if wants_export(request):
        return export(request, rows_of(tree), columns(tree), "plan")
    is_open = found.state in {PlanState.DRAFT, PlanState.SUBMITTED}
    may_edit = can_plan(request.actor, consultation.pk)
    context = frame(consultation, found.title, found) | {
        "tree": tree,
        "shape": SHAPES[found.state],
        "check": check(found, tree),
        "gaps": declared_gaps(found),
        "editions": editions_of(found, EditionKind.PLAN).defer("content"),
        "approval": newest_approval(found),
        "exports": [
            Link("CSV", address(request, format="csv")),
            Link("XLSX", address(request, format="xlsx")),
            *(
                Link(kind, reverse("planning:paper", args=[consultation.slug, pk, code]))
                for code, kind in (("pdf", "PDF"), ("docx", "DOCX"))
            ),
        ],
        "may_edit": may_edit and is_open,
        "may_run": may_edit,
        "may_publish": can_publish(request.actor, consultation.pk),
        "last": last_change(found),
    }
    return render(request, "planning/plan.html", context)


@in_consultation
def vision(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    found = plan_in(consultation, pk)
    form = bound(request, VisionForm, found.vision)

    def act() -> object:
        written = plans.write_vision(
            by=request.actor,
            vision_id=found.vision_id or form.key,
            consultation_id=consultation.pk,
            seen=form.seen_revision,
            **form.values,
        )
        return plans.change_plan(by=request.actor, plan_id=found.pk, seen=None, vision=written)

    page = frame(consultation, _("Vision document"), found)
    return edit_page(request, form, act, done=page["cancel_url"], **page)


ACTS: dict[str, tuple[Callable[..., Any], StrOrPromise]] = {
    "renumber": (outline.renumber_plan, gettext_lazy("The parts are numbered anew.")),
    "submit": (publishing.submit_plan, gettext_lazy("The plan waits for the approver.")),
    "revise": (
        plans.revise_plan,
        gettext_lazy("The next edition can be written; the public one stays."),
    ),
    "stop": (publishing.stop_schedule, gettext_lazy("The plan will not be published by itself.")),
}


@require_POST
@in_consultation
def act(request: Request, consultation: Consultation, pk: UUID, deed: str) -> HttpResponse:
    found = plan_in(consultation, pk)
    if deed not in ACTS:
        raise Http404
    operation, said = ACTS[deed]

    def do() -> object:
        return operation(by=request.actor, plan_id=found.pk)

    return act_page(request, do, done=plan_url(found, consultation), said=said)


@require_POST
@in_consultation
def close_gap(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    gap = get_object_or_404(DeclaredGap, pk=pk, plan__consultation=consultation)

    def do() -> object:
        return plans.close_gap(by=request.actor, gap_id=gap.pk)

    done = plan_url(gap.plan, consultation)
    return act_page(request, do, done=done, said=_("The gap is closed."))


def _gaps(form: VerdictForm) -> tuple[GapDraft, ...]:
    data = form.cleaned_data
    return tuple(
        GapDraft(kind, count, data[f"{kind}_reason"], data[f"{kind}_due"])
        for kind, count in form.open_counts.items()
    )


@in_consultation
def approve(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    actor = request.actor
    require(can_plan(actor, consultation.pk) or can_approve(actor, consultation.pk))
    found = plan_in(consultation, pk)
    approval = newest_approval(found)
    if approval is None:
        raise Http404
    tree = staff_tree(found)
    form = bound(request, VerdictForm, open_counts=check(found, tree).open_counts)

    def decide() -> object:
        data = form.cleaned_data
        approves = data["decision"] == "approve"
        verdict = Verdict(
            approves=approves,
            reason=data["reason"],
            gaps=_gaps(form) if approves else (),
            publish_at=data["publish_at"],
            change_log=data["change_log"],
        )
        return publishing.decide_plan(by=actor, plan_id=found.pk, verdict=verdict)

    waits = approval.state == "waiting" and found.state == PlanState.SUBMITTED
    page = frame(consultation, _("Approval: %(plan)s") % {"plan": found.title}, found) | {
        "approval": approval,
        "tree": tree,
        "shape": STATES[approval.state],
        "vision": vision_sections(tree.vision_text),
        "open_counts": form.open_counts,
        "may_decide": waits and can_decide(actor, approval),
    }
    return edit_page(
        request,
        form,
        decide,
        done=plan_url(found, consultation),
        said=_("The decision was recorded."),
        template="planning/approve.html",
        **page,
    )
