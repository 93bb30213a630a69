"""Recommendations: the list, writing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import Pages, paginate
from paydas.sensemaking.access import can_conclude, can_read
from paydas.sensemaking.operations import recommendations as operations
from paydas.sensemaking.operations.ordering import move_recommendation as move
from paydas.sensemaking.operations.recommendations import Ask
from paydas.sensemaking.queries import recommendations as queries
from paydas.sensemaking.web.forms.findings import RecommendationFilter, RecommendationForm
from paydas.sensemaking.web.frame import crumbs, frame, here, listing
from paydas.sensemaking.web.marks import marks_in, recommendation_mark
from paydas.sensemaking.web.ordering import back_to_list, neighbours, seen_and_past
from paydas.sensemaking.web.views.findings import SHAPES

if TYPE_CHECKING:
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

COLUMNS: list[ExportColumn[Any]] = [
    ExportColumn(gettext_lazy("Code"), lambda one: one.code),
    ExportColumn(gettext_lazy("Recommendation"), lambda one: one.text),
    ExportColumn(gettext_lazy("Asked of"), lambda one: str(one.addressee)),
    ExportColumn(
        gettext_lazy("Findings"), lambda one: " ".join(f.code or "" for f in one.findings.all())
    ),
    ExportColumn(gettext_lazy("State"), lambda one: one.get_state_display()),
]


@in_consultation
def recommendations(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    all_of_it = queries.recommendations_of(consultation.pk)
    form = RecommendationFilter(request.GET, bodies=queries.bodies_asked(consultation.pk))
    found = all_of_it.prefetch_related("findings")
    if form.is_valid():
        data = form.cleaned_data
        found = queries.search(found, data["q"])
        if data["state"]:
            found = found.filter(state=data["state"])
        if data["addressee"]:
            found = found.filter(addressee=data["addressee"])
    if wants_export(request):
        return export(request, found, COLUMNS, "recommendations")
    pages: Pages[Any] = paginate(request, found)
    marks = marks_in(consultation)
    may_move = can_conclude(request.actor, consultation.pk)
    beside = neighbours(list(found.values_list("pk", flat=True))) if may_move else {}
    context = listing(request, consultation, "recommendations", form) | {
        "pages": pages,
        "rows": [(one, recommendation_mark(marks, one), beside.get(one.pk)) for one in pages.items],
        "may_move": may_move,
        "shapes": SHAPES,
    }
    return render(request, "sensemaking/recommendations.html", context)


@in_consultation
def recommendation(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = get_object_or_404(queries.recommendations_of(consultation.pk), pk=pk)
    context = frame(request, consultation, "recommendations") | {
        "recommendation": found,
        "sample": found.is_sample,
        "shape": SHAPES[found.state],
        "findings": found.findings.order_by("position"),
        "mark": recommendation_mark(marks_in(consultation), found),
        "change": last_change(found),
        "crumbs": crumbs(consultation, "recommendations", found.code or ""),
    }
    return render(request, "sensemaking/recommendation.html", context)


def _ask(form: RecommendationForm) -> Ask:
    data = form.values
    return Ask(data["text"], data["addressee"], list(data["findings"]), form.key)


@in_consultation
def add_recommendation(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    initial = {"findings": request.GET.getlist("finding")}
    form = bound(request, RecommendationForm, consultation=consultation, initial=initial)

    def act() -> object:
        return operations.add_recommendation(
            by=request.actor, consultation_id=consultation.pk, ask=_ask(form)
        )

    title = _("Write a recommendation")
    return edit_page(
        request,
        form,
        act,
        done=here(consultation, "recommendations"),
        title=title,
        submit=_("Save as a draft"),
        cancel_url=here(consultation, "recommendations"),
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "recommendations", title),
    )


@in_consultation
def edit_recommendation(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(queries.recommendations_of(consultation.pk), pk=pk)
    form = bound(request, RecommendationForm, found, consultation=consultation)

    def act() -> object:
        return operations.change_recommendation(
            by=request.actor, recommendation_id=found.pk, seen=form.seen_revision, ask=_ask(form)
        )

    title, home = _("Change the recommendation"), here(consultation, "recommendation", pk)
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        cancel_url=home,
        note=_("The public goes on reading the published edition.") if found.published_on else "",
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "recommendations", title),
    )


@in_consultation
@require_POST
def mark_recommendation(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(consultation.recommendations, pk=pk)

    def act() -> object:
        is_ready = request.POST.get("ready") == "1"
        return operations.mark_recommendation(
            by=request.actor, recommendation_id=found.pk, is_ready=is_ready
        )

    return act_page(request, act, done=here(consultation, "recommendation", pk))


@in_consultation
@require_POST
def move_recommendation(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(consultation.recommendations, pk=pk)
    seen, past = seen_and_past(request)

    def act() -> object:
        return move(by=request.actor, recommendation_id=found.pk, seen=seen, past_id=past)

    return act_page(request, act, done=back_to_list(request, here(consultation, "recommendations")))


@in_consultation
@require_POST
def remove_recommendation(
    request: Request, consultation: Consultation, pk: UUID
) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(consultation.recommendations, pk=pk)

    def act() -> object:
        return operations.remove_recommendation(by=request.actor, recommendation_id=found.pk)

    done = here(consultation, "recommendations")
    return act_page(request, act, done=done, said=_("The recommendation was removed."))
