"""Reporting periods, and the bodies that report by a private link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.operations.links import address_of
from paydas.core.queries.links import links_of
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.monitoring.access import REPORT, can_set_up
from paydas.monitoring.models import Period, ReportingBody
from paydas.monitoring.operations import setting_up as operations
from paydas.monitoring.operations.reminders import remind_body
from paydas.monitoring.queries.periods import periods_of, reporting_bodies
from paydas.monitoring.vocabulary import MonitoringError
from paydas.monitoring.web.forms import PeriodForm, ReporterForm
from paydas.monitoring.web.frame import frame, running_plan

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.planning.models import Plan


def _plan(consultation: Consultation) -> Plan:
    found = running_plan(consultation)
    if found is None:
        raise Http404
    return found


def _back(consultation: Consultation) -> str:
    return reverse("monitoring:periods", args=[consultation.slug])


@in_consultation
def periods(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    plan = running_plan(consultation)
    page = frame(consultation, _("Periods and reporters"), tab="periods")
    if plan is None:
        return render(request, "monitoring/no_plan.html", page)
    bodies = list(reporting_bodies(plan))
    links = links_of(REPORT, [body.pk for body in bodies])
    page |= {
        "periods": periods_of(plan),
        "reporters": [
            (body, address_of(links[body.pk]) if body.pk in links else "") for body in bodies
        ],
    }
    return render(request, "monitoring/periods.html", page)


@in_consultation
def add_period(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    plan = _plan(consultation)
    form = bound(request, PeriodForm)

    def act() -> object:
        return operations.add_period(
            by=request.actor, period_id=form.key, plan_id=plan.pk, **form.values
        )

    back = _back(consultation)
    page = frame(consultation, _("Add a period"), back=back)
    return edit_page(request, form, act, done=back, **page)


@in_consultation
def edit_period(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    found = get_object_or_404(Period, pk=pk, plan=_plan(consultation))
    form = bound(request, PeriodForm, found)

    def act() -> object:
        return operations.change_period(
            by=request.actor, period_id=found.pk, seen=form.seen_revision, **form.values
        )

    back = _back(consultation)
    page = frame(consultation, _("Change the period"), back=back)
    return edit_page(request, form, act, done=back, **page)


@require_POST
@in_consultation
def remove_period(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Period, pk=pk, plan=_plan(consultation))

    def act() -> object:
        return operations.remove_period(by=request.actor, period_id=found.pk)

    return act_page(request, act, done=_back(consultation), said=_("The period was removed."))


@in_consultation
def add_reporter(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    plan = _plan(consultation)
    form = bound(request, ReporterForm)

    def act() -> object:
        data = form.cleaned_data
        return operations.name_reporting_body(
            by=request.actor,
            plan_id=plan.pk,
            organisation_id=data["organisation"].pk,
            contact=data["contact"],
            email=data["email"],
        )

    back = _back(consultation)
    page = frame(consultation, _("Name a reporting organisation"), back=back) | {
        "lead": _("It gets a private link and reports without an account.")
    }
    return edit_page(request, form, act, done=back, **page)


@require_POST
@in_consultation
def act_on_reporter(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    found = get_object_or_404(ReportingBody, pk=pk, plan=_plan(consultation))
    deed = request.POST.get("do", "")

    def act() -> object:
        if deed == "renew":
            return operations.renew_reporting_link(by=request.actor, reporting_body_id=found.pk)
        if remind_body(by=request.actor, reporting_body_id=found.pk) is None:
            raise MonitoringError("owes_nothing")
        return None

    said = _("There is a new link; the old one opens nothing.")
    said = said if deed == "renew" else _("A reminder is in the outbox.")
    return act_page(request, act, done=_back(consultation), said=said)
