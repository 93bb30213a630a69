"""What the lists of the places show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.core.web.exports import ExportColumn
from paydas.core.web.listing import Cell, Empty, Listing
from paydas.core.web.lists import Column

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form

    from paydas.places.models import Province, Region, Venue

PROVINCE_EXPORT: list[ExportColumn[Province]] = [
    ExportColumn("plate", lambda one: one.plate),
    ExportColumn("name", lambda one: one.name),
    ExportColumn("iso3166_2", lambda one: one.iso),
    ExportColumn("nuts1", lambda one: one.nuts1),
    ExportColumn("nuts2", lambda one: one.nuts2),
    ExportColumn("nuts3", lambda one: one.nuts3),
    ExportColumn("metropolitan", lambda one: one.is_metropolitan),
    ExportColumn("neighbours", lambda one: " | ".join(n.plate for n in one.neighbours.all())),
]


def provinces_listing(found: QuerySet[Province], form: Form) -> Listing[Province]:
    """Return the list of provinces."""
    return Listing(
        title=_("Provinces"),
        rows=found.prefetch_related("neighbours"),
        columns=[
            Column(_("Province"), "name"),
            Column(_("Plate code"), "plate", numeric=True),
            Column(_("Statistical region"), "region"),
            Column(_("Neighbours")),
        ],
        cells=lambda one: [
            Cell(
                one.name,
                reverse("places:province", args=[one.plate]),
                _("metropolitan") if one.is_metropolitan else "",
            ),
            Cell(one.plate),
            Cell(f"{one.nuts3} {one.statistical_region}"),
            Cell(", ".join(n.name for n in one.neighbours.all())),
        ],
        orders={"name": "sort", "plate": "plate", "region": "nuts3"},
        total=lambda n: ngettext("%(count)s province", "%(count)s provinces", n) % {"count": n},
        empty=Empty(
            _("The provinces are not loaded"), _("Run “paydas places load” on the server.")
        ),
        filters=form,
        exported=PROVINCE_EXPORT,
        name="provinces",
    )


def regions_listing(found: QuerySet[Region]) -> Listing[Region]:
    """Return the list of own regions."""
    return Listing(
        title=_("Regions"),
        lead=_("Regions of your own, beside the statistical ones: sets of provinces or districts."),
        rows=found,
        columns=[
            Column(_("Name"), "name"),
            Column(_("Provinces"), numeric=True),
            Column(_("Districts"), numeric=True),
        ],
        cells=lambda one: [
            Cell(one.name, reverse("places:region", args=[one.pk]), one.note[:120]),
            Cell(str(getattr(one, "n_provinces", 0))),
            Cell(str(getattr(one, "n_districts", 0))),
        ],
        orders={"name": "sort"},
        total=lambda n: ngettext("%(count)s region", "%(count)s regions", n) % {"count": n},
        empty=Empty(
            _("No regions yet"),
            _("Name the set of provinces that a gathering or a round of invitations covers."),
            reverse("places:add_region"),
            _("Make a region"),
        ),
    )


def venues_listing(found: QuerySet[Venue], form: Form) -> Listing[Venue]:
    """Return the list of venues."""
    return Listing(
        title=_("Venues"),
        rows=found,
        columns=[
            Column(_("Name"), "name"),
            Column(_("Province"), "province"),
            Column(_("Seats"), "seats", numeric=True),
            Column(_("Access")),
        ],
        cells=lambda one: [
            Cell(one.name, reverse("places:venue", args=[one.pk]), sample=one.is_sample),
            Cell(one.province.name if one.province else ""),
            Cell(number_format(one.capacity, force_grouping=True) if one.capacity else ""),
            Cell(access_of(one)),
        ],
        orders={"name": "sort", "province": "province__sort", "seats": "capacity"},
        total=lambda n: ngettext("%(count)s venue", "%(count)s venues", n) % {"count": n},
        empty=Empty(
            _("No venues yet"),
            _("Say what a venue offers to people who need access, once and for all gatherings."),
            reverse("places:add_venue"),
            _("Add a venue"),
        ),
        filters=form,
    )


def access_of(venue: Venue) -> str:
    """Say what a venue offers to those who need access; what nobody recorded is not said."""
    offered = [
        (venue.has_step_free_access, _("Step-free access")),
        (venue.has_accessible_toilet, _("Accessible toilet")),
        (venue.has_hearing_loop, _("Hearing loop")),
    ]
    if all(one is None for one, _label in offered):
        return _("not recorded")
    return ", ".join(label for one, label in offered if one) or _("none")
