"""People of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.sources.queries.sources import citations_of
from paydas.stakeholders.access import can_keep_register, can_read_people
from paydas.stakeholders.models import Representation
from paydas.stakeholders.operations.people import (
    add_person,
    change_person,
    end_representation,
    represent,
)
from paydas.stakeholders.queries.organisations import visible_to as organisations_visible_to
from paydas.stakeholders.queries.people import search, visible_to, with_roles
from paydas.stakeholders.web.forms import EndForm, PersonForm, RoleForm, SearchForm
from paydas.stakeholders.web.listings import people_listing

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request


@for_accounts
def people(request: Request) -> HttpResponseBase:
    require(can_read_people(request.actor))
    form = SearchForm(request.GET)
    found = with_roles(search(visible_to(request.actor), request.GET.get("q", "")))
    add = Action(_("Add a person"), reverse("stakeholders:add_person"), "")
    return list_page(request, people_listing(found, form), actions=[add])


@for_accounts
def person(request: Request, pk: UUID) -> HttpResponse:
    require(can_read_people(request.actor))
    found = get_object_or_404(
        with_roles(visible_to(request.actor)).prefetch_related("aliases", "contacts"), pk=pk
    )
    context = {
        "person": found,
        "sample": found.is_sample,
        "citations": citations_of(found),
        "changed": last_change(found),
    }
    return render(request, "stakeholders/person.html", context)


@for_accounts
def add(request: Request) -> HttpResponse:
    """Add a person; `?organisation=` leads on to their role there."""
    require(can_keep_register(request.actor))
    form = bound(request, PersonForm)
    body = request.GET.get("organisation", "")

    def done() -> str:
        page = reverse("stakeholders:add_role", args=[form.key])
        return f"{page}?organisation={body}" if body else page

    return edit_page(
        request,
        form,
        lambda: add_person(by=request.actor, entry=form.entry),
        done=done,
        title=_("Add a person"),
        submit=_("Add, then say for whom they speak"),
        cancel_url=reverse("stakeholders:people"),
    )


@for_accounts
def edit(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, PersonForm, found)
    page = reverse("stakeholders:person", args=[pk])
    return edit_page(
        request,
        form,
        lambda: change_person(
            by=request.actor, person_id=pk, seen=form.seen_revision, entry=form.entry
        ),
        done=page,
        title=_("Change the record"),
        kicker=found.name,
        cancel_url=page,
    )


@for_accounts
def add_role(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    asked = [request.GET["organisation"]] if "organisation" in request.GET else []
    body = organisations_visible_to(request.actor).filter(pk__in=asked).first()
    named = {"organisation": body.name} if body else {}
    form = bound(request, RoleForm, actor=request.actor, initial=named)
    page = reverse("stakeholders:person", args=[pk])
    return edit_page(
        request,
        form,
        lambda: represent(
            by=request.actor,
            person_id=pk,
            organisation_id=form.cleaned_data["organisation"],
            role=form.cleaned_data["role"],
            since=form.cleaned_data["since"],
            is_contact=form.cleaned_data["is_contact"],
        ),
        done=page,
        title=_("For whom does this person speak?"),
        kicker=found.name,
        cancel_url=page,
    )


@for_accounts
def end_role(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(
        Representation.objects.select_related("person", "organisation"), pk=pk
    )
    form = bound(request, EndForm)
    page = reverse("stakeholders:person", args=[found.person_id])
    return edit_page(
        request,
        form,
        lambda: end_representation(
            by=request.actor, representation_id=pk, until=form.cleaned_data["until"]
        ),
        done=page,
        title=_("Until when did this role last?"),
        kicker=str(found),
        cancel_url=page,
    )
