"""Staff pages: answer the recommendations, lay the answers before the approver, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_coordinate
from paydas.consultations.queries.approvals import newest_approval
from paydas.consultations.vocabulary import ApprovalState
from paydas.consultations.web.approving import approving_subject
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import address, applied, paginate
from paydas.core.web.parts import Link
from paydas.responses.access import can_answer, can_publish
from paydas.responses.models import Response
from paydas.responses.operations import responses as operations
from paydas.responses.operations.responses import Draft
from paydas.responses.queries.content import edition_content
from paydas.responses.queries.responses import published_recommendations, with_answers
from paydas.responses.queries.rows import AnswerRow, rows_of
from paydas.responses.queries.summary import summary
from paydas.responses.vocabulary import Decision, ResponseState
from paydas.responses.web.forms import PublishForm, ResponseForm, ResponsesFilter
from paydas.sources.queries.editions import editions_of
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _columns() -> list[ExportColumn[AnswerRow]]:
    return [
        ExportColumn(_("Recommendation"), lambda row: row.code),
        ExportColumn(_("Text"), lambda row: row.text),
        ExportColumn(_("Addressed to"), lambda row: row.addressee),
        ExportColumn(_("Answered by"), lambda row: row.body),
        ExportColumn(_("Decision"), lambda row: str(row.decision_label)),
        ExportColumn(_("Reason"), lambda row: row.reason),
        ExportColumn(_("What is not accepted"), lambda row: row.not_accepted_part),
        ExportColumn(_("Decided on"), lambda row: row.decided_on),
        ExportColumn(_("Published on"), lambda row: row.published_on),
    ]


def _home(consultation: Consultation) -> str:
    return reverse("responses:responses", args=[consultation.slug])


def _frame(consultation: Consultation, title: str) -> dict[str, Any]:
    home = _home(consultation)
    return {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "title": title,
        "cancel_url": home,
        "crumbs": [Link(_("Responses"), home), Link(title)],
    }


@in_consultation
def responses(request: Request, consultation: Consultation) -> HttpResponseBase:
    form = ResponsesFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = rows_of(consultation.pk, asked, on=timezone.localdate())
    if wants_export(request):
        return export(request, rows, _columns(), "responses")
    approval = newest_approval(consultation)
    context = _frame(consultation, _("Responses")) | {
        "pages": paginate(request, rows),
        "form": form,
        "applied": applied(request, form),
        "exports": [
            Link("CSV", address(request, format="csv")),
            Link("XLSX", address(request, format="xlsx")),
        ],
        "summary": summary(consultation.pk),
        "editions": editions_of(consultation, EditionKind.RESPONSES),
        "approval": approval,
        "is_approved": approval is not None and approval.state == ApprovalState.APPROVED,
        "may_edit": can_coordinate(request.actor, consultation.pk),
    }
    return render(request, "responses/responses.html", context | {"crumbs": ()})


@in_consultation
def add(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    asked = get_object_or_404(with_answers(published_recommendations(consultation.pk)), pk=pk)
    require(can_answer(request.actor, consultation.pk, asked.addressee_id))
    form = bound(request, ResponseForm)
    form.initial |= {"body": asked.addressee.name, "decided_on": timezone.localdate()}

    def act() -> object:
        values = form.values
        draft = Draft(
            id=form.key,
            recommendation_id=asked.pk,
            body_id=values.pop("body").pk,
            is_sample=asked.is_sample,
            **values,
        )
        return operations.draft_responses(
            by=request.actor, consultation_id=consultation.pk, drafts=[draft]
        )

    frame = _frame(consultation, _("Answer")) | {"kicker": asked.code, "lead": asked.text}
    return edit_page(request, form, act, done=frame["cancel_url"], **frame)


@in_consultation
def edit(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    found = get_object_or_404(
        Response.objects.select_related("recommendation", "body"),
        pk=pk,
        recommendation__consultation=consultation,
    )
    require(can_answer(request.actor, consultation.pk, found.body_id))
    if found.state == ResponseState.PUBLISHED:
        raise Http404
    form = bound(request, ResponseForm, found)

    def act() -> object:
        return operations.change_response(
            by=request.actor, response_id=found.pk, seen=form.seen_revision, **form.values
        )

    asked = found.recommendation
    frame = _frame(consultation, _("Answer")) | {
        "kicker": asked.code,
        "lead": asked.text,
        "last": last_change(found),
        "response": found,
        "may_discard": can_coordinate(request.actor, consultation.pk),
    }
    return edit_page(
        request, form, act, done=frame["cancel_url"], template="responses/edit.html", **frame
    )


@require_POST
@in_consultation
def discard(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    get_object_or_404(Response, pk=pk, recommendation__consultation=consultation)

    def act() -> object:
        return operations.discard_response(by=request.actor, response_id=pk)

    return act_page(request, act, done=_home(consultation), said=_("The draft was thrown away."))


@require_POST
@in_consultation
def submit(request: Request, consultation: Consultation) -> HttpResponse:
    def act() -> object:
        return operations.submit_responses(by=request.actor, consultation_id=consultation.pk)

    said = _("The answers wait for the approver.")
    return act_page(request, act, done=_home(consultation), said=said)


@in_consultation
def publish(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_publish(request.actor, consultation.pk))
    form = bound(request, PublishForm)

    def act() -> object:
        return operations.publish_responses(
            by=request.actor, consultation_id=consultation.pk, **form.cleaned_data
        )

    frame = _frame(consultation, _("Publish the responses")) | {
        "lead": _("What the approver approved is published as the next edition."),
        "submit": _("Publish"),
    }
    return edit_page(
        request, form, act, done=frame["cancel_url"], said=_("The responses are public."), **frame
    )


@in_consultation
def approve(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_publish(request.actor, consultation.pk))
    page = (
        approving_subject(
            request,
            consultation,
            consultation,
            "responses/approve.html",
            answers=[
                one | {"decision_label": Decision.label_of(one["decision"])}
                for one in edition_content(consultation.pk)["responses"]
            ],
        )
        if pk == consultation.pk
        else None
    )
    if page is None:
        raise Http404
    return page
