"""Which voices reached a finding, and what is done with those that did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import accepted, act_page, bound
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import paginate
from paydas.core.web.parts import Number
from paydas.kernel.text.numbers import format_percent
from paydas.listening.queries.contributions import search
from paydas.sensemaking.access import can_conclude, can_read
from paydas.sensemaking.models import Disposition
from paydas.sensemaking.operations.dispositions import dispose, withdraw_disposition
from paydas.sensemaking.operations.evidence import Piece, add_evidence
from paydas.sensemaking.queries.coverage import Coverage, coverage
from paydas.sensemaking.queries.standing import standing, stands
from paydas.sensemaking.web.forms.coding import CoverageFilter, CoverForm
from paydas.sensemaking.web.frame import here, listing
from paydas.sensemaking.web.views.evidence import picked

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution


def _disposed(voice: Contribution, name: str) -> str:
    found = getattr(voice, "disposition", None)
    value = getattr(found, name, "")
    return str(value() if callable(value) else value)


COLUMNS: list[ExportColumn[Any]] = [
    ExportColumn(gettext_lazy("Code"), lambda one: one.code),
    ExportColumn(gettext_lazy("Contribution"), lambda one: one.words),
    ExportColumn(gettext_lazy("Kind"), lambda one: one.get_kind_display()),
    ExportColumn(gettext_lazy("Channel"), lambda one: one.get_channel_display()),
    ExportColumn(
        gettext_lazy("Findings"), lambda one: " ".join(p.finding.code or "" for p in one.pieces)
    ),
    ExportColumn(gettext_lazy("Disposition"), lambda one: _disposed(one, "get_kind_display")),
    ExportColumn(gettext_lazy("Reason"), lambda one: _disposed(one, "reason")),
]


def filtered(found: QuerySet[Contribution], form: CoverageFilter) -> QuerySet[Contribution]:
    """Keep what the filter asks for."""
    if not form.is_valid():
        return found
    data = form.cleaned_data
    for name in ("heading", "kind", "channel"):
        if data[name]:
            found = found.filter(**{name: data[name]})
    return search(stands(found, data["stands"]), data["q"])


def numbers(counts: Coverage) -> list[Number]:
    """Say the coverage in large numbers; a share of nothing is not recorded."""
    share = None if counts.share is None else format_percent(counts.share, get_language() or "tr")
    return [
        Number(share, _("of the approved contributions have an answer")),
        Number(counts.voices, _("approved contributions")),
        Number(counts.in_published + counts.in_unpublished, _("support or contradict a finding")),
        Number(counts.disposed, _("carry a disposition")),
        Number(counts.without, _("wait")),
    ]


def _act(request: Request, consultation: Consultation, form: CoverForm) -> object:
    data, ids = form.cleaned_data, picked(request.POST)
    if data["act"] == "attach":
        pieces = [Piece(data["stance"], contribution_id=key) for key in ids]
        return add_evidence(by=request.actor, finding_id=data["finding"].pk, pieces=pieces)
    return dispose(
        by=request.actor,
        consultation_id=consultation.pk,
        contribution_ids=ids,
        kind=data["kind"],
        reason=data["reason"],
    )


@in_consultation
def coverage_page(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    asked = CoverageFilter(request.GET, consultation=consultation)
    form = bound(request, CoverForm, consultation=consultation)
    if request.method == "POST" and not picked(request.POST):
        form.add_error(None, _("Tick at least one contribution."))
    if accepted(request, form, lambda: _act(request, consultation, form)):
        messages.success(request, _("Saved."))
        return redirect(request.get_full_path())
    found = filtered(standing(request.actor, consultation.pk), asked).order_by("noted_at", "id")
    if wants_export(request):
        return export(request, found, COLUMNS, "coverage")
    context = listing(request, consultation, "coverage", asked) | {
        "numbers": numbers(coverage(consultation.pk)),
        "pages": paginate(request, found, is_long=True),
        "form": form,
        "picked": {str(key) for key in picked(request.POST)},
    }
    status = 422 if form.errors else 200
    return render(request, "sensemaking/coverage.html", context, status=status)


@in_consultation
@require_POST
def withdraw(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = get_object_or_404(Disposition, pk=pk, contribution__consultation=consultation)

    def act() -> object:
        return withdraw_disposition(by=request.actor, disposition_id=found.pk)

    return act_page(request, act, done=here(consultation, "coverage"))
