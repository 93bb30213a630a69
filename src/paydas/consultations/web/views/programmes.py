"""Programmes and projects, shared by consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_keep_programmes, can_read_register
from paydas.consultations.models import ProjectPartner
from paydas.consultations.operations import programmes as operations
from paydas.consultations.queries import programmes as queries
from paydas.consultations.web.forms import programmes as forms
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import applied, paginate
from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Project
    from paydas.core.web.requests import Request


def _frame(title: str, home: str) -> dict[str, Any]:
    names = {"programmes": _("Programmes"), "projects": _("Projects")}
    address_of_list = reverse(f"consultations:{home}")
    return {
        "title": title,
        "cancel_url": address_of_list,
        "crumbs": [Link(names[home], address_of_list), Link(title)],
    }


@for_accounts
def programmes(request: Request) -> HttpResponse:
    require(can_read_register(request.actor))
    context = {
        "pages": paginate(request, queries.programmes()),
        "may_edit": can_keep_programmes(request.actor),
    }
    return render(request, "consultations/programmes.html", context)


@for_accounts
def add_programme(request: Request) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    form = bound(request, forms.ProgrammeForm)

    def act() -> object:
        return operations.add_programme(by=request.actor, programme_id=form.key, **form.values)

    frame = _frame(_("Add a programme"), "programmes")
    return edit_page(request, form, act, done=frame["cancel_url"], **frame)


@for_accounts
def edit_programme(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    found = get_object_or_404(queries.programmes(), pk=pk)
    form = bound(request, forms.ProgrammeForm, found)

    def act() -> object:
        return operations.change_programme(
            by=request.actor, programme_id=found.pk, seen=form.seen_revision, **form.values
        )

    frame = _frame(found.name, "programmes")
    return edit_page(request, form, act, done=frame["cancel_url"], **frame)


@for_accounts
def add_period(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    found = get_object_or_404(queries.programmes(), pk=pk)
    form = bound(request, forms.PeriodForm)

    def act() -> object:
        return operations.add_period(
            by=request.actor, period_id=form.key, programme_id=found.pk, **form.values
        )

    frame = _frame(_("Add a period"), "programmes") | {"kicker": found.name}
    return edit_page(request, form, act, done=frame["cancel_url"], **frame)


@for_accounts
def projects(request: Request) -> HttpResponseBase:
    require(can_read_register(request.actor))
    form = forms.ProjectFilter(request.GET)
    found = queries.projects(request.actor)
    if form.is_valid() and form.cleaned_data["q"]:
        found = queries.named_like(form.cleaned_data["q"], found)
    if wants_export(request):
        columns: list[ExportColumn[Project]] = [
            ExportColumn(_("Project"), lambda row: row.name),
            ExportColumn(
                _("Programme and period"), lambda row: str(row.period) if row.period else ""
            ),
            ExportColumn(_("Purpose"), lambda row: row.purpose),
            ExportColumn(_("Start"), lambda row: row.starts_on),
            ExportColumn(_("End"), lambda row: row.ends_on),
        ]
        return export(request, found, columns, "projects")
    context = {
        "pages": paginate(request, found),
        "form": form,
        "applied": applied(request, form),
        "exports": export_links(request),
        "may_edit": can_keep_programmes(request.actor),
    }
    return render(request, "consultations/projects.html", context)


@for_accounts
def project(request: Request, pk: UUID) -> HttpResponse:
    require(can_read_register(request.actor))
    found = get_object_or_404(queries.projects(request.actor), pk=pk)
    context = {
        "project": found,
        "sample": found.is_sample,
        "consultations": found.consultation_set.all(),
        "may_edit": can_keep_programmes(request.actor),
        "last": last_change(found),
        **_frame(found.name, "projects"),
    }
    return render(request, "consultations/project.html", context)


@for_accounts
def add_project(request: Request) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    form = bound(request, forms.ProjectForm)

    def act() -> object:
        return operations.add_project(by=request.actor, project_id=form.key, **form.values)

    frame = _frame(_("Add a project"), "projects")
    return edit_page(
        request, form, act, done=lambda: reverse("consultations:project", args=[form.key]), **frame
    )


@for_accounts
def edit_project(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    found = get_object_or_404(queries.projects(request.actor), pk=pk)
    form = bound(request, forms.ProjectForm, found)

    def act() -> object:
        return operations.change_project(
            by=request.actor, project_id=found.pk, seen=form.seen_revision, **form.values
        )

    done = reverse("consultations:project", args=[found.pk])
    frame = _frame(found.name, "projects") | {"cancel_url": done}
    return edit_page(request, form, act, done=done, **frame)


@for_accounts
def add_partner(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    found = get_object_or_404(queries.projects(request.actor), pk=pk)
    form = bound(request, forms.PartnerForm)

    def act() -> object:
        data = form.cleaned_data
        partner = operations.Partnering(data["organisation"].pk, data["role"])
        return operations.add_partners(by=request.actor, project_id=found.pk, partners=[partner])

    done = reverse("consultations:project", args=[found.pk])
    frame = _frame(_("Add a partner"), "projects") | {"cancel_url": done, "kicker": found.name}
    return edit_page(request, form, act, done=done, **frame)


@for_accounts
@require_POST
def remove_partner(request: Request, pk: int) -> HttpResponse:
    require(can_keep_programmes(request.actor))
    partner = ProjectPartner.objects.filter(pk=pk).first()
    if partner is None:
        return redirect("consultations:projects")

    def act() -> object:
        return operations.remove_partner(by=request.actor, partner_id=partner.pk)

    return act_page(request, act, done=reverse("consultations:project", args=[partner.project_id]))
