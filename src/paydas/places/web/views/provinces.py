"""Provinces: list, page with its neighbours, import of districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.core.access import require
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.core.web.parts import Link
from paydas.kernel.figures.figure import Caption, Figure
from paydas.kernel.figures.maps import Coverage, coverage_map
from paydas.places.access import can_keep_places, can_read_places
from paydas.places.operations.gazetteer import read_districts
from paydas.places.operations.reference import import_districts
from paydas.places.queries.provinces import search, visible_to
from paydas.places.web.forms import DistrictsForm, ProvinceFilter
from paydas.places.web.listings import provinces_listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request


def tabs(here: str) -> list[Link]:
    """Return the registers of places."""
    names = (
        ("provinces", _("Provinces")),
        ("regions", _("Regions")),
        ("venues", _("Venues")),
    )
    return [Link(label, reverse(f"places:{name}"), current=name == here) for name, label in names]


@for_accounts
def provinces(request: Request) -> HttpResponseBase:
    require(can_read_places(request.actor))
    found = visible_to(request.actor)
    label = "nuts1_name_tr" if get_language() == "tr" else "nuts1_name_en"
    regions = sorted(set(found.order_by().values_list("nuts1", label)))
    form = ProvinceFilter(request.GET, regions=regions)
    found = search(found, request.GET.get("q", ""))
    if chosen := request.GET.get("region"):
        found = found.filter(nuts1=chosen)
    actions = [Action(_("Import districts"), reverse("places:districts"))]
    context = {
        "tabs": tabs("provinces"),
        "actions": actions if can_keep_places(request.actor) else [],
        "figure": region_map(found.values_list("plate", flat=True), _("Provinces of this list")),
    }
    return list_page(request, provinces_listing(found, form), "places/provinces.html", **context)


def region_map(plates: Iterable[str], title: str) -> Figure:
    """Draw the provinces of a set; the others stay pale."""
    figure = coverage_map(
        Coverage(
            Caption(title, "", "map"),
            hosts=frozenset(),
            kinds=("", _("in it"), _("not in it")),
            covered=frozenset(plates),
            headings=(_("Province"), ""),
        )
    )
    # A set has no host: its class would stand in the key without a word.
    return replace(figure, key=figure.key[1:])


@for_accounts
def province(request: Request, plate: str) -> HttpResponse:
    require(can_read_places(request.actor))
    found = get_object_or_404(
        visible_to(request.actor).prefetch_related("neighbours", "districts", "regions"),
        plate=plate,
    )
    figure = coverage_map(
        Coverage(
            Caption(_("%(name)s and its neighbours") % {"name": found.name}, "", "map"),
            hosts=frozenset([plate]),
            kinds=(found.name, _("neighbour"), _("other")),
            headings=(_("Province"), ""),
        )
    )
    return render(request, "places/province.html", {"province": found, "figure": figure})


@for_accounts
def districts(request: Request) -> HttpResponse:
    require(can_keep_places(request.actor))
    form = bound(request, DistrictsForm)

    def act() -> None:
        rows = read_districts(form.cleaned_data["file"].read())
        import_districts(by=request.actor, districts=rows)

    return edit_page(
        request,
        form,
        act,
        done=reverse("places:provinces"),
        said=_("The districts were imported."),
        title=_("Import districts"),
        lead=_(
            "Districts are not shipped. Missing ones are added, populations brought up to date."
        ),
        submit=_("Import districts"),
        cancel_url=reverse("places:provinces"),
    )
