"""Reference data: countries and provinces, as the package ships them; districts of a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from paydas.core.access import can_administer, require
from paydas.core.operations.audit import operation, record
from paydas.kernel.text.folding import fold
from paydas.places.access import can_keep_places
from paydas.places.models import Country, District, Province
from paydas.places.queries.provinces import plate_of
from paydas.places.queries.shipped import shipped
from paydas.places.vocabulary import PlacesError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.core.actors import Actor
    from paydas.places.operations.gazetteer import NamedDistrict


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new or different."""

    countries: int = 0
    provinces: int = 0
    neighbours: int = 0


@operation
def load_places(*, by: Actor) -> Loaded:
    """Bring countries, provinces and their neighbours to the state that the package ships.

    Running it again writes nothing.
    """
    require(can_administer(by))
    loaded = Loaded(_load_countries(), _load_provinces(), _load_neighbours())
    if loaded != Loaded():
        record(Province(plate="01"), countries=loaded.countries, provinces=loaded.provinces)
    return loaded


def _load_countries() -> int:
    known = {c.code: (c.name_tr, c.name_en) for c in Country.objects.all()}
    fresh = [
        Country(**row)
        for row in shipped("countries")
        if known.get(row["code"]) != (row["name_tr"], row["name_en"])
    ]
    Country.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_tr", "name_en"],
    )
    return len(fresh)


def _province(row: dict[str, str]) -> dict[str, object]:
    return {
        "plate": row["plate"],
        "name": row["name"],
        "iso": row["iso3166_2"],
        "nuts1": row["nuts1_code"],
        "nuts1_name_tr": row["nuts1_name_tr"],
        "nuts1_name_en": row["nuts1_name_en"],
        "nuts2": row["nuts2_code"],
        "nuts2_name": row["nuts2_name"],
        "nuts3": row["nuts3_code"],
        "geo_region_tr": row["geo_region_tr"],
        "geo_region_en": row["geo_region_en"],
        "is_metropolitan": row["metropolitan"] == "1",
        "latitude": Decimal(row["lat"]),
        "longitude": Decimal(row["lon"]),
    }


def _load_provinces() -> int:
    wanted = [_province(row) for row in shipped("provinces")]
    known = {row["plate"]: row for row in Province.objects.values(*wanted[0])}
    fresh = [Province(**row) for row in wanted if known.get(str(row["plate"])) != row]
    Province.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["plate"],
        update_fields=[name for name in wanted[0] if name != "plate"] + ["search", "sort"],
    )
    return len(fresh)


def _load_neighbours() -> int:
    through = Province.neighbours.through
    known = set(through.objects.values_list("from_province_id", "to_province_id"))
    pairs = [(row["plate_a"], row["plate_b"]) for row in shipped("adjacency")]
    missing = {*pairs, *((b, a) for a, b in pairs)} - known
    through.objects.bulk_create(
        through(from_province_id=a, to_province_id=b) for a, b in sorted(missing)
    )
    return len(missing)


@operation
def import_districts(*, by: Actor, districts: Iterable[NamedDistrict]) -> tuple[int, int]:
    """Add districts that are missing and bring populations up to date; none is removed.

    Returns how many were added and how many changed.
    Raises PlacesError("unknown_province") for the first province that is not known; then nothing
    is written.
    """
    require(can_keep_places(by))
    known = {(d.province_id, d.search): d for d in District.objects.all()}
    fresh: dict[tuple[str, str], District] = {}
    changed = []
    for one in districts:
        plate = plate_of(one.province)
        if plate is None:
            raise PlacesError("unknown_province", name=one.province)
        key = (plate, fold(one.name))
        there = known.get(key)
        if there is None:
            fresh[key] = District(province_id=plate, name=one.name, population=one.population)
        elif one.population is not None and there.population != one.population:
            there.population = one.population
            changed.append(there)
    District.objects.bulk_create(fresh.values())
    District.objects.bulk_update(changed, ["population"], batch_size=500)
    record(Province(plate="01"), added=len(fresh), changed=len(changed))
    return len(fresh), len(changed)
