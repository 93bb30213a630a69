"""Regions of one's own, and venues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import ProtectedError

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.places.access import can_keep_places
from paydas.places.models import District, Province, Region, Venue
from paydas.places.vocabulary import PlacesError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def add_region(
    *,
    by: Actor,
    values: Mapping[str, object],
    plates: Collection[str] = (),
    district_ids: Collection[int] = (),
    id: UUID | None = None,  # noqa: A002 -- the record's own key, made by the form
) -> Region:
    """Make a region: a named set of provinces or districts. Posting twice makes one.

    Raises PlacesError: name_missing, region_empty.
    """
    require(can_keep_places(by))
    if id is not None and (found := Region.objects.filter(pk=id).first()):
        return found
    region = Region(**({"id": id} if id else {}), **values)
    _check(region, plates, district_ids)
    region.save(force_insert=True)
    region.provinces.set(Province.objects.filter(pk__in=plates))
    region.districts.set(District.objects.filter(pk__in=district_ids))
    record(region, provinces=sorted(plates), districts=len(district_ids))
    return region


@operation
def change_region(
    *,
    by: Actor,
    region_id: Key,
    seen: int,
    values: Mapping[str, object],
    plates: Collection[str] = (),
    district_ids: Collection[int] = (),
) -> Region:
    """Change a region's name, note or parts.

    Raises StaleRecordError; PlacesError: name_missing, region_empty.
    """
    require(can_keep_places(by))
    region = lock(Region, region_id, seen)
    before = set(region.provinces.values_list("pk", flat=True))
    changed = save_changes(region, **values)
    _check(region, plates, district_ids)
    if before != set(plates) and not changed:
        region.revision += 1
        region.save(update_fields=["revision"])
    region.provinces.set(Province.objects.filter(pk__in=plates))
    region.districts.set(District.objects.filter(pk__in=district_ids))
    record(region, fields=changed, provinces=sorted(plates))
    return region


@operation
def remove_region(*, by: Actor, region_id: Key) -> None:
    """Remove a region that no later record uses. Raises PlacesError: in_use."""
    require(can_keep_places(by))
    region = lock(Region, region_id)
    record(region)
    try:
        region.delete()
    except ProtectedError:
        raise PlacesError("in_use", name=region.name) from None


def _check(region: Region, plates: Collection[str], district_ids: Collection[int]) -> None:
    if not region.name.strip():
        raise PlacesError("name_missing")
    if not plates and not district_ids:
        raise PlacesError("region_empty")


@operation
def add_venue(
    *,
    by: Actor,
    values: Mapping[str, object],
    id: UUID | None = None,  # noqa: A002 -- the record's own key, made by the form
) -> Venue:
    """Make a venue. Posting twice makes one.

    Raises PlacesError: name_missing, district_elsewhere.
    """
    require(can_keep_places(by))
    if id is not None and (found := Venue.objects.filter(pk=id).first()):
        return found
    venue = Venue(**({"id": id} if id else {}), **values)
    _check_venue(venue)
    venue.save(force_insert=True)
    record(venue)
    return venue


@operation
def change_venue(*, by: Actor, venue_id: Key, seen: int, values: Mapping[str, object]) -> Venue:
    """Change a venue. Raises StaleRecordError; PlacesError: name_missing, district_elsewhere."""
    require(can_keep_places(by))
    venue = lock(Venue, venue_id, seen)
    changed = save_changes(venue, **values)
    _check_venue(venue)
    record(venue, fields=changed)
    return venue


def _check_venue(venue: Venue) -> None:
    if not venue.name.strip():
        raise PlacesError("name_missing")
    district = venue.district
    if district is not None and district.province_id != venue.province_id:
        raise PlacesError(
            "district_elsewhere",
            district=district.name,
            province=venue.province.name if venue.province else "–",
        )
