"""The register's list and record pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.queries.audit import events_of, last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.core.web.requests import ticked
from paydas.sources.queries.sources import citations_of
from paydas.stakeholders.access import can_keep_register, can_read_people, can_read_register
from paydas.stakeholders.operations.organisations import (
    add_organisation,
    change_organisation,
    remove_organisation,
    set_state,
)
from paydas.stakeholders.operations.relations import add_to_group, relate, unrelate
from paydas.stakeholders.queries.duplicates import merges_of, twins_of
from paydas.stakeholders.queries.groups import visible_to as groups_visible_to
from paydas.stakeholders.queries.organisations import Filters, filtered, page_of, visible_to
from paydas.stakeholders.web.forms import OrganisationFilter, OrganisationForm, RelationForm
from paydas.stakeholders.web.listings import organisations_listing
from paydas.stakeholders.web.tabs import register_tabs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.stakeholders.models import Organisation


def asked(form: OrganisationFilter) -> Filters:
    """Return what the filters ask for; senseless values ask for nothing."""
    form.is_valid()
    said = form.cleaned_data
    state = said.get("state") or "active"
    return Filters(
        text=said.get("q", ""),
        province=said.get("province", ""),
        area=said.get("area", ""),
        legal_form=said.get("form", ""),
        state="" if state == "all" else state,
    )


@for_accounts
def organisations(request: Request) -> HttpResponseBase:
    actor = request.actor
    require(can_read_register(actor))
    form = OrganisationFilter(request.GET)
    found = filtered(visible_to(actor), asked(form))
    may_keep = can_keep_register(actor)
    actions = [Action(_("Map"), f"{reverse('stakeholders:map')}?{request.GET.urlencode()}")]
    if may_keep:
        actions.append(Action(_("Import a file"), reverse("stakeholders:upload")))
        add_url = reverse("stakeholders:add_organisation")
        actions.append(Action(_("Add an organisation"), add_url, ""))
    groups = list(groups_visible_to(actor)) if may_keep else []
    listing = organisations_listing(found, form, may_keep=may_keep)
    return list_page(
        request,
        listing,
        "stakeholders/organisations.html",
        tabs=register_tabs(request, "organisations"),
        actions=actions,
        groups=groups,
    )


def _record(request: Request, pk: UUID) -> Organisation:
    found = page_of(request.actor, pk)
    if found is None:
        raise Http404
    return found


@for_accounts
def organisation(request: Request, pk: UUID) -> HttpResponse:
    actor = request.actor
    require(can_read_register(actor))
    found = _record(request, pk)
    may_keep = can_keep_register(actor)
    context = {
        "organisation": found,
        "sample": found.is_sample,
        "citations": citations_of(found),
        "changed": last_change(found),
        "events": events_of(found)[:10] if may_keep else [],
        "may_keep": may_keep,
        "may_read_people": can_read_people(actor),
        "twins": twins_of(found) if may_keep else [],
        "merges": merges_of(found) if may_keep else [],
    }
    return render(request, "stakeholders/organisation.html", context)


@for_accounts
def add(request: Request) -> HttpResponse:
    require(can_keep_register(request.actor))
    form = bound(request, OrganisationForm, actor=request.actor)
    return edit_page(
        request,
        form,
        lambda: add_organisation(by=request.actor, entry=form.entry),
        done=lambda: reverse("stakeholders:organisation", args=[form.key]),
        title=_("Add an organisation"),
        submit=_("Add to the register"),
        cancel_url=reverse("stakeholders:organisations"),
    )


@for_accounts
def edit(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = _record(request, pk)
    form = bound(request, OrganisationForm, found, actor=request.actor)
    page = reverse("stakeholders:organisation", args=[pk])
    return edit_page(
        request,
        form,
        lambda: change_organisation(
            by=request.actor,
            organisation_id=pk,
            seen=form.seen_revision,
            entry=form.entry,
            keep_former=form.cleaned_data["keep_former"],
        ),
        done=page,
        title=_("Change the record"),
        kicker=found.name,
        cancel_url=page,
    )


@require_POST
@for_accounts
def move(request: Request, pk: UUID) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    state = "active" if found.state == "closed" else "closed"
    return act_page(
        request,
        lambda: set_state(by=request.actor, organisation_id=pk, seen=found.revision, state=state),
        done=reverse("stakeholders:organisation", args=[pk]),
    )


@require_POST
@for_accounts
def remove(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    get_object_or_404(visible_to(request.actor), pk=pk)
    return act_page(
        request,
        lambda: remove_organisation(by=request.actor, organisation_id=pk),
        done=reverse("stakeholders:organisations"),
        said=_("The record was removed."),
    )


@for_accounts
def add_relation(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, RelationForm, actor=request.actor)
    page = reverse("stakeholders:organisation", args=[pk])
    return edit_page(
        request,
        form,
        lambda: relate(
            by=request.actor,
            origin_id=pk,
            target_id=form.cleaned_data["target"],
            kind=form.cleaned_data["kind"],
            since=form.cleaned_data["since"],
            note=form.cleaned_data["note"],
        ),
        done=page,
        title=_("Add a relation"),
        kicker=found.name,
        cancel_url=page,
    )


@require_POST
@for_accounts
def remove_relation(request: Request, pk: UUID, relation_id: int) -> HttpResponse:
    require(can_keep_register(request.actor))
    get_object_or_404(visible_to(request.actor).filter(relations=relation_id), pk=pk)
    return act_page(
        request,
        lambda: unrelate(by=request.actor, relation_id=relation_id),
        done=reverse("stakeholders:organisation", args=[pk]),
        said=_("The relation was removed."),
    )


@require_POST
@for_accounts
def pick(request: Request) -> HttpResponse:
    """Put the picked bodies into a group."""
    require(can_keep_register(request.actor))
    group = get_object_or_404(groups_visible_to(request.actor), pk__in=ticked(request, "group"))
    picked = visible_to(request.actor).filter(pk__in=ticked(request))
    ids = list(picked.values_list("pk", flat=True))
    return act_page(
        request,
        lambda: add_to_group(by=request.actor, group_id=group.pk, organisation_ids=ids),
        done=reverse("stakeholders:group", args=[group.pk]),
        said=ngettext(
            "%(count)s organisation was added.", "%(count)s organisations were added.", len(ids)
        )
        % {"count": len(ids)},
    )
