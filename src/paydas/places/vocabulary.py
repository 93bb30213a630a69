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
    }
