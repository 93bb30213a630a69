"""Regions of one's own, and venues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.places.access import can_keep_places, can_read_places
from paydas.places.operations.regions import (
    add_region,
    add_venue,
    change_region,
    change_venue,
    remove_region,
)
from paydas.places.queries.regions import search, venues_visible_to, visible_to, with_sizes
from paydas.places.web.forms import RegionForm, SearchForm, VenueForm
from paydas.places.web.listings import access_of, regions_listing, venues_listing
from paydas.places.web.views.provinces import region_map, tabs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request


@for_accounts
def regions(request: Request) -> HttpResponseBase:
    require(can_read_places(request.actor))
    add = Action(_("Make a region"), reverse("places:add_region"), "")
    listing = regions_listing(with_sizes(visible_to(request.actor)))
    actions = [add] if can_keep_places(request.actor) else []
    return list_page(request, listing, tabs=tabs("regions"), actions=actions)


@for_accounts
def region(request: Request, pk: UUID) -> HttpResponse:
    require(can_read_places(request.actor))
    found = get_object_or_404(
        visible_to(request.actor).prefetch_related("provinces", "districts__province"), pk=pk
    )
    context = {
        "region": found,
        "figure": region_map([one.plate for one in found.provinces.all()], found.name),
        "may_keep": can_keep_places(request.actor),
        "changed": last_change(found),
    }
    return render(request, "places/region.html", context)


@for_accounts
def make_region(request: Request) -> HttpResponse:
    require(can_keep_places(request.actor))
    form = bound(request, RegionForm)
    return edit_page(
        request,
        form,
        lambda: add_region(
            by=request.actor,
            id=form.key,
            values=form.columns,
            plates=form.cleaned_data["plates"],
            district_ids=form.districts,
        ),
        done=lambda: reverse("places:region", args=[form.key]),
        title=_("Make a region"),
        cancel_url=reverse("places:regions"),
    )


@for_accounts
def edit_region(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_places(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, RegionForm, found)
    page = reverse("places:region", args=[pk])
    return edit_page(
        request,
        form,
        lambda: change_region(
            by=request.actor,
            region_id=pk,
            seen=form.seen_revision,
            values=form.columns,
            plates=form.cleaned_data["plates"],
            district_ids=form.districts,
        ),
        done=page,
        title=_("Change the region"),
        kicker=found.name,
        cancel_url=page,
    )


@for_accounts
@require_POST
def drop_region(request: Request, pk: UUID) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor), pk=pk)

    def act() -> object:
        return remove_region(by=request.actor, region_id=found.pk)

    return act_page(request, act, done=reverse("places:regions"), said=_("The region was removed."))


@for_accounts
def venues(request: Request) -> HttpResponseBase:
    require(can_read_places(request.actor))
    found = search(venues_visible_to(request.actor), request.GET.get("q", ""))
    add = Action(_("Add a venue"), reverse("places:add_venue"), "")
    actions = [add] if can_keep_places(request.actor) else []
    listing = venues_listing(found, SearchForm(request.GET))
    return list_page(request, listing, tabs=tabs("venues"), actions=actions)


@for_accounts
def venue(request: Request, pk: UUID) -> HttpResponse:
    require(can_read_places(request.actor))
    found = get_object_or_404(venues_visible_to(request.actor), pk=pk)
    context = {
        "venue": found,
        "sample": found.is_sample,
        "access": access_of(found),
        "may_keep": can_keep_places(request.actor),
        "changed": last_change(found),
    }
    return render(request, "places/venue.html", context)


@for_accounts
def make_venue(request: Request) -> HttpResponse:
    require(can_keep_places(request.actor))
    form = bound(request, VenueForm)
    return edit_page(
        request,
        form,
        lambda: add_venue(by=request.actor, id=form.key, values=form.values),
        done=lambda: reverse("places:venue", args=[form.key]),
        title=_("Add a venue"),
        cancel_url=reverse("places:venues"),
    )


@for_accounts
def edit_venue(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_places(request.actor))
    found = get_object_or_404(venues_visible_to(request.actor), pk=pk)
    form = bound(request, VenueForm, found)
    page = reverse("places:venue", args=[pk])
    return edit_page(
        request,
        form,
        lambda: change_venue(
            by=request.actor, venue_id=pk, seen=form.seen_revision, values=form.values
        ),
        done=page,
        title=_("Change the venue"),
        kicker=found.name,
        cancel_url=page,
    )
