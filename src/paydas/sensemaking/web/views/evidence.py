"""What a finding rests on: put it there, weigh it, take it off; checks by interview."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import accepted, act_page, bound, edit_page
from paydas.core.web.lists import applied, paginate
from paydas.listening.queries.contributions import for_list, search
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import FindingCheck, FindingEvidence
from paydas.sensemaking.operations import evidence as operations
from paydas.sensemaking.operations.evidence import Opinion, Piece
from paydas.sensemaking.web.forms.findings import (
    AttachForm,
    CheckForm,
    EvidenceForm,
    NumberForm,
    VoiceFilter,
)
from paydas.sensemaking.web.frame import crumbs, frame, here

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def picked(data: QueryDict) -> list[UUID]:
    """Return the ids that were ticked; what is no id was not ours."""
    ids = []
    for value in data.getlist("pick"):
        try:
            ids.append(UUID(value))
        except ValueError:
            continue
    return ids


@in_consultation
def add_evidence(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    finding = get_object_or_404(consultation.findings, pk=pk)
    form, asked = bound(request, AttachForm), VoiceFilter(request.GET)
    ids = picked(request.POST)
    if request.method == "POST" and not ids:
        form.add_error(None, _("Tick at least one contribution."))

    def act() -> object:
        pieces = [Piece(form.cleaned_data["stance"], contribution_id=key) for key in ids]
        return operations.add_evidence(by=request.actor, finding_id=finding.pk, pieces=pieces)

    if accepted(request, form, act):
        messages.success(request, _("Saved."))
        return redirect(here(consultation, "finding", pk))
    found = for_list(request.actor, consultation.pk).exclude(state=ContributionState.DRAFT)
    found = found.exclude(evidence_of__finding=finding)
    if asked.is_valid():
        found = search(found, asked.cleaned_data["q"])
    context = frame(request, consultation, "findings") | {
        "finding": finding,
        "form": form,
        "filter": asked,
        "applied": applied(request, asked),
        "picked": {str(key) for key in ids},
        "pages": paginate(request, found.order_by("noted_at", "id"), is_long=True),
        "crumbs": crumbs(consultation, "findings", finding.title),
    }
    status = 422 if form.errors else 200
    return render(request, "sensemaking/add_evidence.html", context, status=status)


@in_consultation
def add_number(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    finding = get_object_or_404(consultation.findings, pk=pk)
    form = bound(request, NumberForm, consultation=consultation)

    def act() -> object:
        piece = Piece(**form.cleaned_data)
        return operations.add_evidence(by=request.actor, finding_id=finding.pk, pieces=[piece])

    title, home = _("Put a survey result under the finding"), here(consultation, "finding", pk)
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        lead=finding.title,
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "findings", title),
    )


@in_consultation
def edit_evidence(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    piece = get_object_or_404(FindingEvidence, pk=pk, finding__consultation=consultation)
    form = bound(request, EvidenceForm, piece)

    def act() -> object:
        return operations.change_evidence(
            by=request.actor, evidence_id=piece.pk, seen=form.seen_revision, **form.values
        )

    title, home = _("Weigh the evidence"), here(consultation, "finding", piece.finding_id)
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        lead=piece.finding.title,
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "findings", title),
    )


@in_consultation
@require_POST
def remove_evidence(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    piece = get_object_or_404(FindingEvidence, pk=pk, finding__consultation=consultation)

    def act() -> object:
        return operations.remove_evidence(by=request.actor, evidence_id=piece.pk)

    return act_page(request, act, done=here(consultation, "finding", piece.finding_id))


@in_consultation
@require_POST
def add_check(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    finding = get_object_or_404(consultation.findings, pk=pk)
    form = CheckForm(request.POST, consultation=consultation)

    def act() -> object:
        opinion = Opinion(**form.cleaned_data)
        return operations.record_check(by=request.actor, finding_id=finding.pk, opinion=opinion)

    title, home = _("Record what an interview said"), here(consultation, "finding", pk)
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        lead=finding.title,
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "findings", title),
    )


@in_consultation
@require_POST
def remove_check(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    check = get_object_or_404(FindingCheck, pk=pk, finding__consultation=consultation)

    def act() -> object:
        return operations.remove_check(by=request.actor, check_id=check.pk)

    return act_page(request, act, done=here(consultation, "finding", check.finding_id))
