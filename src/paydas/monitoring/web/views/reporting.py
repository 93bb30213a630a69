"""Reporting values, statuses and shares: by account, or by private link on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.links import link_actor
from paydas.monitoring.access import REPORT, can_open_reporting
from paydas.monitoring.models import Period, ReportingBody, StatusUpdate
from paydas.monitoring.operations.evidence import EvidenceFile, report_with_file
from paydas.monitoring.operations.measurements import Report
from paydas.monitoring.operations.statuses import StatusDraft, report_statuses
from paydas.monitoring.operations.voices import Saying, speak
from paydas.monitoring.vocabulary import VoiceKind
from paydas.monitoring.web.desk import Desk, desk_of_account, desk_of_link
from paydas.monitoring.web.forms import ShareForm, StatusForm, ValueForm
from paydas.monitoring.web.frame import frame, running_plan
from paydas.planning.models import Activity
from paydas.planning.queries.breakdowns import breakdowns_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _linked(request: Request, pk: UUID) -> Desk:
    actor = link_actor(request, REPORT, pk)
    found = ReportingBody.objects.select_related("plan__consultation__owner", "organisation")
    return desk_of_link(actor, get_object_or_404(found, pk=pk))


def _office(request: Request, consultation: Consultation) -> Desk | None:
    require(can_open_reporting(request.actor, consultation.pk))
    plan = running_plan(consultation)
    return desk_of_account(request.actor, consultation, plan) if plan else None


def _sure(desk: Desk | None) -> Desk:
    if desk is None:
        raise Http404
    return desk


@never_cache
def report(request: Request, pk: UUID) -> HttpResponse:
    return _list(request, _linked(request, pk))


@in_consultation
def reporting(request: Request, consultation: Consultation) -> HttpResponse:
    desk = _office(request, consultation)
    if desk is None:
        page = frame(consultation, _("Reporting"))
        return render(request, "monitoring/no_plan.html", page)
    return _list(request, desk)


@never_cache
def report_value(request: Request, pk: UUID, period: UUID, indicator: UUID) -> HttpResponse:
    return _value(request, _linked(request, pk), period, indicator)


@in_consultation
def reporting_value(
    request: Request, consultation: Consultation, period: UUID, indicator: UUID
) -> HttpResponse:
    return _value(request, _sure(_office(request, consultation)), period, indicator)


@never_cache
def report_status(request: Request, pk: UUID, period: UUID, activity: UUID) -> HttpResponse:
    return _status(request, _linked(request, pk), period, activity)


@in_consultation
def reporting_status(
    request: Request, consultation: Consultation, period: UUID, activity: UUID
) -> HttpResponse:
    return _status(request, _sure(_office(request, consultation)), period, activity)


@never_cache
def report_share(request: Request, pk: UUID, activity: UUID) -> HttpResponse:
    return _share(request, _linked(request, pk), activity)


@in_consultation
def reporting_share(request: Request, consultation: Consultation, activity: UUID) -> HttpResponse:
    return _share(request, _sure(_office(request, consultation)), activity)


def _list(request: Request, desk: Desk) -> HttpResponse:
    context = desk.context(_("What is to be reported"), **desk.listed())
    return render(request, "monitoring/reporting.html", context | {"crumbs": ()})


def _value(request: Request, desk: Desk, period: UUID, indicator: UUID) -> HttpResponse:
    task = desk.task(period, indicator)
    declared = breakdowns_of(task.indicator)
    form = bound(request, ValueForm, task.measurement, breakdowns=declared)

    def act() -> object:
        data = form.cleaned_data
        upload = data["upload"]
        entry = Report(
            indicator_id=indicator,
            period_id=period,
            value=data["value"],
            note=data["note"],
            evidence=data["evidence"],
            parts=form.parts,
            seen=data["seen"],
        )
        return report_with_file(
            by=desk.actor,
            plan_id=desk.plan.pk,
            report=entry,
            file=EvidenceFile(upload.name, upload.read()) if upload else None,
            send="send" in request.POST,
        )

    span = task.span
    inside = (t for t in task.indicator.targets.all() if span.starts_on <= t.due_on <= span.ends_on)
    is_sent = "send" in request.POST
    return edit_page(
        request,
        form,
        act,
        done=desk.url,
        said=_("The value was sent.") if is_sent else _("The draft was saved."),
        template="monitoring/value.html",
        **desk.context(task.indicator.name, task=task, target=next(inside, None)),
    )


def _status(request: Request, desk: Desk, period: UUID, activity: UUID) -> HttpResponse:
    span = get_object_or_404(Period, pk=period, plan=desk.plan)
    found = get_object_or_404(Activity, pk=activity, objective__plan=desk.plan)
    known = StatusUpdate.objects.filter(period=span, activity=found).first()
    form = bound(request, StatusForm)
    form.initial = {"status": known.status, "note": known.note} if known else {}

    def act() -> object:
        draft = StatusDraft(activity, period, **form.cleaned_data)
        return report_statuses(by=desk.actor, plan_id=desk.plan.pk, statuses=[draft])

    return edit_page(
        request,
        form,
        act,
        done=desk.url,
        said=_("Thank you, it was noted."),
        template="monitoring/desk_form.html",
        **desk.context(str(found), kicker=span.label, submit=_("Report")),
    )


def _share(request: Request, desk: Desk, activity: UUID) -> HttpResponse:
    found = get_object_or_404(Activity, pk=activity, objective__plan=desk.plan)
    bodies = desk.bodies or set()
    own = found.bodies.filter(organisation__in=bodies).first()
    if own is None:
        raise Http404
    form = bound(request, ShareForm)
    form.initial = {"id": uuid4()}

    def act() -> object:
        data = form.cleaned_data
        saying = Saying(VoiceKind.SHARE, data["text"], organisation_id=own.organisation_id)
        return speak(
            by=desk.actor, voice_id=data["id"] or uuid4(), activity_id=found.pk, saying=saying
        )

    return edit_page(
        request,
        form,
        act,
        done=desk.url,
        said=_("Thank you. It is shown once the coordinator has read it."),
        template="monitoring/desk_form.html",
        **desk.context(str(found), kicker=_("Your share"), submit=_("Send")),
    )
