"""Regions of one's own, and venues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.kernel.text.folding import words
from paydas.places.models import Region, Venue

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Region]:
    """Return the regions; they are public."""
    return Region.objects.all()


def with_sizes(found: QuerySet[Region]) -> QuerySet[Region]:
    """Add the numbers of provinces and districts."""
    return found.annotate(
        n_provinces=Count("provinces", distinct=True), n_districts=Count("districts", distinct=True)
    )


def venues_visible_to(actor: Actor) -> QuerySet[Venue]:
    """Return the venues; they are public."""
    return Venue.objects.select_related("province", "district")


def search(found: QuerySet[Venue], text: str) -> QuerySet[Venue]:
    """Keep the venues whose name or address holds every word."""
    for word in words(text):
        found = found.filter(search__contains=word)
    return found
