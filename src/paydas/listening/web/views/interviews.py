from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import paginate
from paydas.listening.access import can_read_words, can_survey
from paydas.listening.models import Interview
from paydas.listening.operations import interviews as operations
from paydas.listening.queries.surveys import interviews_of, passages_of, titled
from paydas.listening.vocabulary import InterviewState
from paydas.listening.web.forms.surveys import ConsentForm, InterviewForm, PassageForm
from paydas.listening.web.views.contributions import exports, may

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request


def _interview(consultation: Consultation, pk: UUID) -> Interview:
    found = Interview.objects.select_related(
        "consultation", "participant__organisation", "consent__notice", "interviewer"
    )
    return get_object_or_404(found, consultation=consultation, pk=pk)


@in_consultation
def interviews(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read_words(request.actor, consultation.pk))
    asked = request.GET.get("words", "")
    found = interviews_of(request.actor, consultation.pk)
    found = titled(asked, found) if asked else found
    if wants_export(request):
        return export(request, found, _columns(), "interviews")
    pages: Pages[Interview] = paginate(request, found)
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "pages": pages,
        "asked": asked,
        "may": may(request, consultation),
        "exports": exports(request),
        "may_edit": can_survey(request.actor, consultation.pk),
    }
    return render(request, "listening/interviews.html", context)


def _columns() -> list[ExportColumn[Interview]]:
    return [
        ExportColumn(_("Title"), lambda one: one.title),
        ExportColumn(_("Day"), lambda one: one.held_on),
        ExportColumn(_("How"), lambda one: str(one.get_channel_display())),
        ExportColumn(_("State"), lambda one: str(one.get_state_display())),
        ExportColumn(_("Consent recorded"), lambda one: _("yes") if one.consent_id else _("no")),
    ]


@in_consultation
def interview(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_read_words(request.actor, consultation.pk))
    found = _interview(consultation, pk)
    agreed = {
        one.purpose for one in found.participant.consents.filter(withdrawn_at=None)
    } if found.participant else set()  # fmt: skip
    context = {
        "consultation": consultation,
        "sample": found.is_sample,
        "interview": found,
        "guide": list(found.questions.all()),
        "passages": list(passages_of(found)),
        "may_quote": "quotation" in agreed,
        "may_edit": can_survey(request.actor, consultation.pk),
        "last": last_change(found),
    }
    return render(request, "listening/interview.html", context)


@in_consultation
def edit(request: Request, consultation: Consultation, pk: UUID | None = None) -> HttpResponse:
    require(can_survey(request.actor, consultation.pk))
    found = _interview(consultation, pk) if pk else None
    form = bound(request, InterviewForm, found, consultation=consultation)

    def todo() -> None:
        values = form.values
        if found:
            operations.change_interview(
                by=request.actor, interview_id=found.pk, seen=form.seen_revision, **values
            )
        else:
            operations.plan_interview(by=request.actor, interview_id=form.key, **values)

    return edit_page(
        request,
        form,
        todo,
        done=lambda: reverse("listening:interview", args=[consultation.slug, pk or form.key]),
        title=_("Change the interview") if found else _("Plan an interview"),
        cancel_url=reverse("listening:interviews", args=[consultation.slug]),
        sample=consultation.is_sample,
    )


@in_consultation
def consent(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_survey(request.actor, consultation.pk))
    found = _interview(consultation, pk)
    start = {"day": found.held_on or timezone.localdate()}
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=start)
    page = reverse("listening:interview", args=[consultation.slug, pk])
    return edit_page(
        request,
        form,
        lambda: operations.record_interview_consent(
            by=request.actor,
            interview_id=pk,
            notice=form.cleaned_data["notice"],
            may_quote=form.cleaned_data["may_quote"],
            at=_noon(form),
        ),
        done=page,
        said=_("The consent was recorded."),
        title=_("Record the consent"),
        lead=_("Before anything that was said is written down."),
        submit=_("Record the consent"),
        cancel_url=page,
        sample=found.is_sample,
    )


def _noon(form: ConsentForm) -> datetime:
    day = form.cleaned_data["day"]
    return timezone.make_aware(datetime.combine(day, time(12)))


@in_consultation
def passage(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_survey(request.actor, consultation.pk))
    found = _interview(consultation, pk)
    form = PassageForm(request.POST if request.method == "POST" else None, found)
    page = reverse("listening:interview", args=[consultation.slug, pk])
    return edit_page(
        request,
        form,
        lambda: operations.add_passages(by=request.actor, interview_id=pk, passages=[form.said()]),
        done=page,
        said=_("The passage was written down as a draft."),
        title=_("Write down a passage"),
        lead=_("One passage, one thing said."),
        submit=_("Save the passage"),
        cancel_url=page,
        sample=found.is_sample,
    )


@require_POST
@in_consultation
def decline(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Record that the conversation was refused."""
    require(can_survey(request.actor, consultation.pk))
    found = _interview(consultation, pk)
    page = reverse("listening:interview", args=[consultation.slug, pk])
    if found.state != InterviewState.PLANNED:
        return act_page(request, lambda: None, done=page)
    return act_page(
        request,
        lambda: operations.decline_interview(by=request.actor, interview_id=pk),
        done=page,
        said=_("It was recorded that the interview was declined."),
    )
