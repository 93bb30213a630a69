from uuid import uuid4

import pytest

from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.places.models import District, Region, Venue
from paydas.places.operations.regions import (
    add_region,
    add_venue,
    change_region,
    change_venue,
    remove_region,
)
from paydas.places.vocabulary import PlacesError
from tests.factories.core import make_account
from tests.factories.places import have_places, make_region, make_venue


@pytest.fixture(autouse=True)
def places(db):
    have_places()


def test_a_region_is_a_set_of_provinces():
    region = make_region(plates=["01", "33", "31"], name="Çukurova")

    assert {p.name for p in region.provinces.all()} == {"Adana", "Mersin", "Hatay"}
    assert region.search == "cukurova"


def test_posting_a_region_twice_makes_one():
    key = uuid4()

    for _ in range(2):
        add_region(by=SYSTEM, id=key, values={"name": "Marmara"}, plates=["34"])

    assert Region.objects.count() == 1


def test_a_region_needs_a_part_and_a_name():
    with pytest.raises(PlacesError, match="region_empty"):
        add_region(by=SYSTEM, values={"name": "Hiçbir yer"})
    with pytest.raises(PlacesError, match="name_missing"):
        add_region(by=SYSTEM, values={"name": " "}, plates=["34"])


def test_a_region_is_changed_only_as_it_was_seen():
    region = make_region()
    change_region(by=SYSTEM, region_id=region.pk, seen=1, values={}, plates=["34"])

    with pytest.raises(StaleRecordError):
        change_region(by=SYSTEM, region_id=region.pk, seen=1, values={}, plates=["35"])

    assert [p.plate for p in region.provinces.all()] == ["34"]


def test_a_region_is_removed():
    remove_region(by=SYSTEM, region_id=make_region().pk)

    assert Region.objects.count() == 0


def test_regions_and_venues_are_kept_by_the_registrar():
    registrar = make_account(is_registrar=True)

    assert make_region().pk
    assert add_venue(by=registrar, values={"name": "Salon"}).pk
    with pytest.raises(AccessDeniedError):
        add_region(by=make_account(), values={"name": "x"}, plates=["34"])
    with pytest.raises(AccessDeniedError):
        add_venue(by=make_account(), values={"name": "x"})


def test_a_venue_s_district_lies_in_its_province():
    district = District.objects.create(province_id="06", name="Çankaya")

    with pytest.raises(PlacesError, match="district_elsewhere"):
        make_venue(province_id="34", district=district)

    assert Venue.objects.count() == 0


def test_a_venue_is_changed_only_as_it_was_seen():
    venue = make_venue()
    change_venue(by=SYSTEM, venue_id=venue.pk, seen=1, values={"capacity": 80})

    with pytest.raises(StaleRecordError):
        change_venue(by=SYSTEM, venue_id=venue.pk, seen=1, values={"capacity": 90})

    assert Venue.objects.get().capacity == 80
