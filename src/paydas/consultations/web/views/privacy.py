"""Participants, their consents, their requests, and erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_erase_everywhere, can_protect_data, can_read_people
from paydas.consultations.models import Consent, Participant
from paydas.consultations.operations import requests as operations
from paydas.consultations.operations.consents import Agreement, give_consents, withdraw_consent
from paydas.consultations.queries import people
from paydas.consultations.vocabulary import DataRequestState
from paydas.consultations.web.forms import people as forms
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import Pages, applied, paginate
from paydas.core.web.parts import Link
from paydas.stakeholders.vocabulary import Sector

if TYPE_CHECKING:
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _frame(request: Request, consultation: Consultation, form: Any) -> dict[str, Any]:  # noqa: ANN401 -- a GET form
    return {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "form": form,
        "applied": applied(request, form) if form.is_bound else [],
        "exports": export_links(request),
        "tabs": _tabs(request, consultation),
    }


def _tabs(request: Request, consultation: Consultation) -> list[Link]:
    parts = [("participants", _("Participants"))]
    if can_protect_data(request.actor, consultation.pk):
        parts += [("consents", _("Consent register")), ("requests", _("Requests"))]
    links = [
        (label, reverse(f"consultations:{name}", args=[consultation.slug])) for name, label in parts
    ]
    return [Link(label, url, current=url == request.path) for label, url in links]


@in_consultation
def participants(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read_people(request.actor, consultation.pk))
    form = forms.PeopleFilter(request.GET, sectors=Sector.choices)
    found = people.participants_of(consultation.pk)
    if form.is_valid():
        found = people.named(form.cleaned_data["q"], found)
        if form.cleaned_data["sector"]:
            found = found.filter(sector=form.cleaned_data["sector"])
    if wants_export(request):
        columns: list[ExportColumn[Any]] = [
            ExportColumn(_("Person"), lambda row: str(row.person or "")),
            ExportColumn(_("Organisation"), lambda row: str(row.organisation or "")),
            ExportColumn(_("Sector"), lambda row: row.get_sector_display()),
            ExportColumn(_("Province"), lambda row: str(row.province or "")),
            ExportColumn(_("Consents in force"), lambda row: row.living_consents),
        ]
        return export(request, found, columns, "participants")
    context = _frame(request, consultation, form) | {"pages": paginate(request, found)}
    return render(request, "consultations/participants.html", context)


@in_consultation
def participant(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_read_people(request.actor, consultation.pk))
    found = people.with_consents(people.participants_of(consultation.pk))
    person = get_object_or_404(found, pk=pk)
    name = forms.named(person)
    home = reverse("consultations:participants", args=[consultation.slug])
    context = {
        "consultation": consultation,
        "sample": person.is_sample,
        "participant": person,
        "name": name,
        "may_protect": can_protect_data(request.actor, consultation.pk),
        "crumbs": [Link(_("Participants"), home), Link(name)],
    }
    return render(request, "consultations/participant.html", context)


def _page_of(consultation: Consultation, participant: Participant) -> str:
    return reverse("consultations:participant", args=[consultation.slug, participant.pk])


@in_consultation
def give(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_protect_data(request.actor, consultation.pk))
    person = get_object_or_404(consultation.participants, pk=pk, erased_at=None)
    form = bound(request, forms.ConsentForm)

    def act() -> object:
        agreement = Agreement(participant_id=person.pk, **form.cleaned_data)
        return give_consents(
            by=request.actor, consultation_id=consultation.pk, agreements=[agreement]
        )

    home, title = _page_of(consultation, person), _("Note a consent")
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        sample=consultation.is_sample,
        cancel_url=home,
        crumbs=[Link(forms.named(person), home), Link(title)],
    )


@in_consultation
@require_POST
def withdraw(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    consent = get_object_or_404(Consent, pk=pk, participant__consultation=consultation)

    def act() -> object:
        return withdraw_consent(by=request.actor, consent_id=consent.pk)

    done = _page_of(consultation, consent.participant)
    return act_page(request, act, done=done, said=_("The consent was withdrawn."))


@in_consultation
def erase(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_protect_data(request.actor, consultation.pk))
    person = get_object_or_404(consultation.participants, pk=pk)
    home = _page_of(consultation, person)
    everywhere = person.person_id is not None and can_erase_everywhere(
        request.actor, people.consultations_of(person.person_id)
    )
    if request.method == "POST":

        def act() -> object:
            if everywhere and person.person_id and request.POST.get("everywhere"):
                return operations.erase_person(by=request.actor, person_id=person.person_id)
            return operations.erase_participant(by=request.actor, participant_id=person.pk)

        return act_page(request, act, done=home, said=_("The links to the person were cut."))
    context = {
        "consultation": consultation,
        "sample": person.is_sample,
        "name": forms.named(person),
        "everywhere": everywhere,
        "cancel_url": home,
        "crumbs": [Link(forms.named(person), home), Link(_("Erase"))],
    }
    return render(request, "consultations/erase.html", context)


@in_consultation
def consents(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_protect_data(request.actor, consultation.pk))
    form = forms.ConsentFilter(request.GET)
    found = people.consents_of(consultation.pk)
    if form.is_valid():
        if form.cleaned_data["purpose"]:
            found = found.filter(purpose=form.cleaned_data["purpose"])
        if standing := form.cleaned_data["standing"]:
            found = found.filter(withdrawn_at__isnull=standing == "living")
    if wants_export(request):
        columns: list[ExportColumn[Any]] = [
            ExportColumn(_("Participant"), lambda row: forms.named(row.participant)),
            ExportColumn(_("Purpose"), lambda row: row.get_purpose_display()),
            ExportColumn(_("Notice"), lambda row: str(row.notice)),
            ExportColumn(_("How it was given"), lambda row: row.get_channel_display()),
            ExportColumn(_("Given"), lambda row: row.given_at),
            ExportColumn(_("Withdrawn"), lambda row: row.withdrawn_at),
        ]
        return export(request, found, columns, "consents")
    pages: Pages[Any] = paginate(request, found)
    rows = [(row, forms.named(row.participant)) for row in pages.items]
    context = _frame(request, consultation, form) | {"pages": pages, "rows": rows}
    return render(request, "consultations/consents.html", context)


@in_consultation
def data_requests(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_protect_data(request.actor, consultation.pk))
    form = forms.RequestFilter(request.GET)
    found = people.requests_of(consultation.pk)
    if form.is_valid():
        given = {key: value for key, value in form.cleaned_data.items() if value}
        found = found.filter(**given)
    context = _frame(request, consultation, form)
    context |= {"pages": paginate(request, found), "today": timezone.localdate()}
    return render(request, "consultations/requests.html", context)


@in_consultation
def add_request(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_protect_data(request.actor, consultation.pk))
    form = bound(request, forms.RequestForm, consultation=consultation)

    def act() -> object:
        return operations.receive_request(
            by=request.actor,
            request_id=form.key,
            consultation_id=consultation.pk,
            is_sample=consultation.is_sample,
            **form.values,
        )

    home = reverse("consultations:requests", args=[consultation.slug])
    title = _("Register a request")
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        sample=consultation.is_sample,
        cancel_url=home,
        crumbs=[Link(_("Requests"), home), Link(title)],
    )


@in_consultation
def answer(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_protect_data(request.actor, consultation.pk))
    asked = get_object_or_404(people.requests_of(consultation.pk), pk=pk)
    initial = {"seen": asked.revision, "answered_on": timezone.localdate()}
    form = bound(request, forms.AnswerForm, initial=initial)

    def act() -> object:
        return operations.answer_request(by=request.actor, request_id=asked.pk, **form.cleaned_data)

    home = reverse("consultations:requests", args=[consultation.slug])
    return edit_page(
        request,
        form,
        act,
        done=home,
        template="consultations/request.html",
        title=asked.get_kind_display(),
        asked=asked,
        consultation=consultation,
        is_open=asked.state == DataRequestState.OPEN,
        late=asked.due_on < timezone.localdate(),
        name=forms.named(asked.participant) if asked.participant else "",
        sample=asked.is_sample,
        crumbs=[Link(_("Requests"), home), Link(asked.get_kind_display())],
    )
