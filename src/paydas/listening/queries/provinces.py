"""Names of provinces for lists that show many of them."""

from __future__ import annotations

from paydas.places.models import Province


def province_names() -> dict[str, str]:
    """Return the name of every province by plate, in the order of the alphabet; one query."""
    return dict(Province.objects.order_by("sort").values_list("plate", "name"))
