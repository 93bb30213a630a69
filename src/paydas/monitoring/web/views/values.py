"""The list of values with its overdue ones, and checking a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import address, applied, paginate
from paydas.core.web.parts import Link
from paydas.kernel.text.folding import fold
from paydas.monitoring.access import can_check, can_check_this
from paydas.monitoring.models import Measurement
from paydas.monitoring.operations.measurements import (
    Checked,
    check_measurements,
    reopen_measurement,
)
from paydas.monitoring.queries.parts import in_words, parts_of
from paydas.monitoring.queries.periods import Task, tasks_of
from paydas.monitoring.vocabulary import MeasurementState
from paydas.monitoring.web.forms import CheckForm, ValuesFilter
from paydas.monitoring.web.frame import SHAPES, frame, running_plan
from paydas.sources.web.views.sources import send

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _columns() -> list[ExportColumn[Task]]:
    return [
        ExportColumn(_("Period"), lambda task: task.span.label),
        ExportColumn(_("Number"), lambda task: task.indicator.number),
        ExportColumn(_("Indicator"), lambda task: task.indicator.name),
        ExportColumn(_("Organisation"), lambda task: task.body),
        ExportColumn(_("Due on"), lambda task: task.span.due_on),
        ExportColumn(_("Value"), lambda task: task.measurement.value if task.measurement else None),
        ExportColumn(_("Unit"), lambda task: task.indicator.unit),
        ExportColumn(_("By groups"), lambda task: in_words(task.parts)),
        ExportColumn(_("State"), lambda task: str(task.state_label)),
        ExportColumn(_("Overdue"), lambda task: _("yes") if task.is_late else _("no")),
        ExportColumn(_("Note"), lambda task: task.measurement.note if task.measurement else ""),
    ]


def _fits(task: Task, asked: dict[str, str]) -> bool:
    words = fold(f"{task.indicator.number} {task.indicator.name}")
    if any(fold(word) not in words for word in asked.get("q", "").split()):
        return False
    if asked.get("period") and task.span.label != asked["period"]:
        return False
    if asked.get("body") and task.body != asked["body"]:
        return False
    state = asked.get("state", "")
    known = {"": True, "late": task.is_late, "none": not task.state}
    return known.get(state, task.state == state)


@in_consultation
def values(request: Request, consultation: Consultation) -> HttpResponseBase:
    plan = running_plan(consultation)
    page = frame(consultation, _("Values"), tab="values")
    if plan is None:
        return render(request, "monitoring/no_plan.html", page)
    tasks = tasks_of(plan)
    form = ValuesFilter(
        request.GET,
        periods=list(dict.fromkeys(task.span.label for task in tasks)),
        bodies=sorted({task.body for task in tasks if task.body}),
    )
    asked = form.cleaned_data if form.is_valid() else {}
    rows = sorted((task for task in tasks if _fits(task, asked)), key=lambda task: not task.is_late)
    if wants_export(request):
        return export(request, rows, _columns(), "values")
    today = timezone.localdate()
    pages = paginate(request, rows)
    page |= {
        "form": form,
        "pages": pages,
        "rows": [(task, SHAPES[task.state], task.days_late(today)) for task in pages.items],
        "applied": applied(request, form),
        "exports": [
            Link("CSV", address(request, format="csv")),
            Link("XLSX", address(request, format="xlsx")),
        ],
        "may_check": can_check(request.actor, consultation.pk),
    }
    return render(request, "monitoring/values.html", page)


def _measurement(consultation: Consultation, pk: UUID) -> Measurement:
    return get_object_or_404(
        Measurement.objects.select_related(
            "indicator", "period__plan", "sent_by", "approved_by", "file"
        ),
        pk=pk,
        period__plan__consultation=consultation,
    )


@in_consultation
def check(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_check(request.actor, consultation.pk))
    found = _measurement(consultation, pk)
    form = bound(request, CheckForm)

    def act() -> object:
        data = form.cleaned_data
        if found.state == MeasurementState.APPROVED and data["decision"] == "return":
            return reopen_measurement(
                by=request.actor, measurement_id=found.pk, reason=data["reason"]
            )
        decision = Checked(found.pk, approves=data["decision"] == "approve", reason=data["reason"])
        return check_measurements(
            by=request.actor, plan_id=found.period.plan_id, decisions=[decision]
        )

    return edit_page(
        request,
        form,
        act,
        done=reverse("monitoring:values", args=[consultation.slug]) + "?state=sent",
        said=_("The decision was recorded."),
        template="monitoring/check.html",
        **_check_page(request, consultation, found),
    )


@in_consultation
def evidence(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_check(request.actor, consultation.pk))
    found = _measurement(consultation, pk)
    if found.file is None:
        raise Http404
    return send(found.file)


def _check_page(request: Request, consultation: Consultation, found: Measurement) -> dict[str, Any]:
    before = (
        Measurement.objects.filter(
            indicator=found.indicator,
            state=MeasurementState.APPROVED,
            period__starts_on__lt=found.period.starts_on,
        )
        .select_related("period")
        .order_by("-period__starts_on")
        .first()
    )
    return frame(consultation, found.indicator.name) | {
        "measurement": found,
        "parts": parts_of(found.parts),
        "shape": SHAPES[found.state],
        "before": before,
        "may_decide": can_check_this(request.actor, found)
        and found.state in {MeasurementState.SENT, MeasurementState.APPROVED},
    }
