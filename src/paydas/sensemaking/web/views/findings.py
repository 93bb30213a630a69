"""Findings: the list, one finding, writing it."""

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
from paydas.core.web.lists import Column, Pages, heads, paginate, sorting
from paydas.sensemaking.access import can_conclude, can_read
from paydas.sensemaking.operations import findings as operations
from paydas.sensemaking.operations.ordering import move_finding as move
from paydas.sensemaking.queries import findings as queries
from paydas.sensemaking.queries.evidence import evidence_rows
from paydas.sensemaking.web.forms.findings import CheckForm, FindingFilter, FindingForm
from paydas.sensemaking.web.frame import crumbs, frame, here, listing
from paydas.sensemaking.web.marks import finding_mark, marks_in
from paydas.sensemaking.web.ordering import back_to_list, neighbours, seen_and_past

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.sensemaking.models import Finding

SHAPES = {"draft": "none", "ready": "open", "published": "done"}
SORTS = {
    "position": "position",
    "title": "search",
    "supports": "n_supports",
    "contradicts": "n_contradicts",
}
COLUMNS: list[ExportColumn[Any]] = [
    ExportColumn(gettext_lazy("Code"), lambda one: one.code),
    ExportColumn(gettext_lazy("Finding"), lambda one: one.title),
    ExportColumn(gettext_lazy("Statement"), lambda one: one.statement),
    ExportColumn(gettext_lazy("Heading"), lambda one: str(one.heading or "")),
    ExportColumn(gettext_lazy("Theme"), lambda one: str(one.theme or "")),
    ExportColumn(gettext_lazy("Supporting"), lambda one: one.n_supports),
    ExportColumn(gettext_lazy("Contradicting"), lambda one: one.n_contradicts),
    ExportColumn(gettext_lazy("Nuancing"), lambda one: one.n_nuances),
    ExportColumn(gettext_lazy("State"), lambda one: one.get_state_display()),
]


def filtered(found: QuerySet[Finding], form: FindingFilter) -> QuerySet[Finding]:
    """Keep what the filter asks for."""
    if not form.is_valid():
        return found
    data = form.cleaned_data
    for name in ("heading", "theme", "state"):
        if data[name]:
            found = found.filter(**{name: data[name]})
    match data["evidence"]:
        case "contradicted":
            found = queries.contradicted(found)
        case "numbers":
            found = found.filter(rests_on_numbers_only=True)
        case "checked":
            found = found.filter(checks__isnull=False)
    return queries.search(found, data["q"])


def _heads(*, has_order: bool) -> list[Column]:
    return [
        Column(_("Finding"), "title"),
        Column(_("Heading, theme")),
        Column(_("Supporting"), "supports", numeric=True),
        Column(_("Contradicting"), "contradicts", numeric=True),
        Column(_("Nuancing"), numeric=True),
        Column(_("State")),
        Column(_("Thread")),
        *([Column(_("Order"), hidden=True)] if has_order else ()),
    ]


@in_consultation
def findings(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    form = FindingFilter(request.GET, consultation=consultation)
    found = filtered(queries.with_weights(queries.findings_of(consultation.pk)), form)
    if wants_export(request):
        return export(request, found, COLUMNS, "findings")
    asked, order = sorting(request, SORTS, "position")
    found = found.order_by(order, "created_at")
    may_move = order == "position" and can_conclude(request.actor, consultation.pk)
    beside = neighbours(list(found.values_list("pk", flat=True))) if may_move else {}
    pages: Pages[Any] = paginate(request, found)
    marks = marks_in(consultation)
    context = listing(request, consultation, "findings", form) | {
        "pages": pages,
        "rows": [
            (one, finding_mark(marks, one, one.n_recommendations), beside.get(one.pk))
            for one in pages.items
        ],
        "may_move": may_move,
        "columns": heads(request, _heads(has_order=may_move), asked),
        "shapes": SHAPES,
    }
    return render(request, "sensemaking/findings.html", context)


@in_consultation
def finding(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = get_object_or_404(queries.findings_of(consultation.pk), pk=pk)
    asked = list(found.recommendations.select_related("addressee"))
    context = frame(request, consultation, "findings") | {
        "finding": found,
        "sample": found.is_sample,
        "shape": SHAPES[found.state],
        "weight": queries.weight_of(found),
        "rows": evidence_rows(found),
        "checks": found.checks.select_related("interview").order_by("interview__held_on"),
        "check_form": CheckForm(consultation=consultation),
        "recommendations": asked,
        "mark": finding_mark(marks_in(consultation), found, len(asked)),
        "change": last_change(found),
        "crumbs": crumbs(consultation, "findings", found.title),
    }
    return render(request, "sensemaking/finding.html", context)


@in_consultation
def add_finding(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    form = bound(request, FindingForm, consultation=consultation)

    def act() -> object:
        return operations.add_finding(
            by=request.actor, finding_id=form.key, consultation_id=consultation.pk, **form.values
        )

    title = _("Write a finding")
    return edit_page(
        request,
        form,
        act,
        done=lambda: here(consultation, "finding", form.key),
        title=title,
        submit=_("Save as a draft"),
        lead=_("Save it, then put the contributions under it that speak for and against it."),
        cancel_url=here(consultation, "findings"),
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "findings", title),
    )


@in_consultation
def edit_finding(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(queries.findings_of(consultation.pk), pk=pk)
    form = bound(request, FindingForm, found, consultation=consultation)

    def act() -> object:
        return operations.change_finding(
            by=request.actor, finding_id=found.pk, seen=form.seen_revision, **form.values
        )

    home = here(consultation, "finding", pk)
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=_("Change the finding"),
        cancel_url=home,
        note=_("The public goes on reading the published edition.") if found.published_on else "",
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "findings", _("Change the finding")),
    )


@in_consultation
@require_POST
def mark_finding(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(consultation.findings, pk=pk)

    def act() -> object:
        is_ready = request.POST.get("ready") == "1"
        return operations.mark_finding(by=request.actor, finding_id=found.pk, is_ready=is_ready)

    return act_page(request, act, done=here(consultation, "finding", pk))


@in_consultation
@require_POST
def move_finding(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(consultation.findings, pk=pk)
    seen, past = seen_and_past(request)

    def act() -> object:
        return move(by=request.actor, finding_id=found.pk, seen=seen, past_id=past)

    return act_page(request, act, done=back_to_list(request, here(consultation, "findings")))


@in_consultation
@require_POST
def remove_finding(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(consultation.findings, pk=pk)

    def act() -> object:
        return operations.remove_finding(by=request.actor, finding_id=found.pk)

    done = here(consultation, "findings")
    return act_page(request, act, done=done, said=_("The finding was removed."))
