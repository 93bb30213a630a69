"""Words of the places."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import DomainError


class PlacesError(DomainError):
    messages: ClassVar = {
        "region_empty": _("Choose at least one province or district for the region."),
        "unknown_province": _("There is no province “%(name)s”."),
        "unknown_district": _("There is no district “%(name)s” in %(province)s."),
        "no_districts": _(
            "The file has no districts. It needs the columns “province” and “district”, "
            "or the fields “provinceId” and “name”."
        ),
        "odd_district": _(
            "Row %(row)s: the name of the district is missing or longer than %(limit)s characters."
        ),
        "in_use": _("“%(name)s” is in use and cannot be removed."),
        "name_missing": _("The name is missing."),
        "district_elsewhere": _("%(district)s is not a district of %(province)s."),
    }


# Names that lists of others use for a province: English and older spellings, its centre.
OTHER_NAMES = {
    "afyon": "03",
    "antep": "27",
    "icel": "33",
    "maras": "46",
    "k maras": "46",
    "urfa": "63",
    "adapazari": "54",
    "izmit": "41",
    "antakya": "31",
    "iskenderun": "31",
}
# Words that lists of others put beside a province's name.
BESIDE = frozenset(["province", "ili", "il", "avrupa", "anadolu", "buyuksehir", "merkez", "city"])
