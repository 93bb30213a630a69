"""Named groups of organisations, and the map of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.core.web.lists import paginate
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.maps import Choropleth, choropleth
from paydas.kernel.figures.numerals import Numerals
from paydas.stakeholders.access import can_keep_register, can_read_register
from paydas.stakeholders.operations.relations import add_group, change_group, remove_from_group
from paydas.stakeholders.queries.groups import visible_to, with_sizes
from paydas.stakeholders.queries.organisations import counted
from paydas.stakeholders.queries.organisations import visible_to as organisations_visible_to
from paydas.stakeholders.web.forms import GroupForm, OrganisationFilter
from paydas.stakeholders.web.listings import groups_listing, organisations_total
from paydas.stakeholders.web.tabs import register_tabs
from paydas.stakeholders.web.views.organisations import asked

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request


@for_accounts
def groups(request: Request) -> HttpResponseBase:
    require(can_read_register(request.actor))
    listing = groups_listing(with_sizes(visible_to(request.actor)))
    may_keep = can_keep_register(request.actor)
    add = Action(_("Make a group"), reverse("stakeholders:add_group"), "")
    tabs = register_tabs(request, "groups")
    return list_page(request, listing, tabs=tabs, actions=[add] if may_keep else [])


@for_accounts
def group(request: Request, pk: UUID) -> HttpResponse:
    require(can_read_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    members = organisations_visible_to(request.actor).filter(groups=found)
    context = {
        "group": found,
        "sample": found.is_sample,
        "pages": paginate(request, members.select_related("province").order_by("sort", "pk")),
        "may_keep": can_keep_register(request.actor),
    }
    return render(request, "stakeholders/group.html", context)


@for_accounts
def add(request: Request) -> HttpResponse:
    require(can_keep_register(request.actor))
    form = bound(request, GroupForm)
    return edit_page(
        request,
        form,
        lambda: add_group(by=request.actor, id=form.key, values=form.values),
        done=lambda: reverse("stakeholders:group", args=[form.key]),
        title=_("Make a group"),
        cancel_url=reverse("stakeholders:groups"),
    )


@for_accounts
def edit(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, GroupForm, found)
    page = reverse("stakeholders:group", args=[pk])
    return edit_page(
        request,
        form,
        lambda: change_group(
            by=request.actor, group_id=pk, seen=form.seen_revision, values=form.values
        ),
        done=page,
        title=_("Change the group"),
        kicker=found.name,
        cancel_url=page,
    )


@require_POST
@for_accounts
def take_out(request: Request, pk: UUID, organisation_id: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    get_object_or_404(visible_to(request.actor), pk=pk)
    return act_page(
        request,
        lambda: remove_from_group(
            by=request.actor, group_id=pk, organisation_ids=[organisation_id]
        ),
        done=reverse("stakeholders:group", args=[pk]),
    )


@for_accounts
def province_map(request: Request) -> HttpResponse:
    """Show on a map what the list shows: how many organisations there are in each province."""
    require(can_read_register(request.actor))
    form = OrganisationFilter(request.GET)
    counts, total = counted(request.actor, asked(form))
    figure = choropleth(
        Choropleth(
            Caption(_("Organisations by province"), organisations_total(total), "map"),
            Numerals(get_language() or "tr", _("no data")),
            {plate: counts.get(plate, 0) for plate in ALL_PLATES},
            (_("Province"), _("Organisations")),
        )
    )
    context = {
        "figure": figure,
        "form": form,
        "total": organisations_total(total),
        "unplaced": total - sum(counts.values()),
        "list_url": f"{reverse('stakeholders:organisations')}?{request.GET.urlencode()}",
    }
    return render(request, "stakeholders/map.html", context)


ALL_PLATES = [f"{number:02}" for number in range(1, 82)]
