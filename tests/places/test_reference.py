import json
from pathlib import Path

import pytest

from paydas.core.actors import SYSTEM
from paydas.core.models import AuditEvent
from paydas.core.vocabulary import AccessDeniedError, UploadError
from paydas.places.models import Country, District, Province
from paydas.places.operations.gazetteer import NamedDistrict, read_districts
from paydas.places.operations.reference import Loaded, import_districts, load_places
from paydas.places.queries.provinces import neighbours_of, plate_of
from paydas.places.vocabulary import PlacesError
from tests.factories.core import make_account
from tests.factories.places import have_places

pytestmark = pytest.mark.django_db
GAZETTEER = Path(__file__).parents[2].parent / "shared/data/turkiye/gazetteer/districts.json"


def test_loading_the_places_gives_the_provinces_and_their_neighbours():
    loaded = load_places(by=SYSTEM)

    assert loaded == Loaded(countries=250, provinces=81, neighbours=396)
    ankara = Province.objects.get(plate="06")
    assert {p.name for p in ankara.neighbours.all()} == {
        "Aksaray", "Bolu", "Çankırı", "Eskişehir", "Kırıkkale", "Kırşehir", "Konya",
    }  # fmt: skip


def test_loading_again_writes_nothing():
    load_places(by=SYSTEM)
    events = AuditEvent.objects.count()

    again = load_places(by=SYSTEM)

    assert again == Loaded()
    assert AuditEvent.objects.count() == events


def test_loading_mends_a_row_that_was_changed():
    load_places(by=SYSTEM)
    Province.objects.filter(plate="34").update(name="Dersaadet")

    again = load_places(by=SYSTEM)

    assert again == Loaded(provinces=1)
    assert Province.objects.get(plate="34").search == "istanbul"


def test_statistical_regions_are_consistent():
    have_places()

    rows = Province.objects.values_list("nuts1", "nuts2", "nuts3")

    assert (len({r[0] for r in rows}), len({r[1] for r in rows}), len(rows)) == (12, 26, 81)
    assert all(n2.startswith(n1) and n3.startswith(n2) for n1, n2, n3 in rows)


def test_countries_have_both_names():
    have_places()

    assert Country.objects.get(code="DE").name_tr == "Almanya"
    assert Country.objects.filter(name_en="").count() == 0


@pytest.mark.parametrize(
    ("written", "plate"),
    [
        ("Istanbul", "34"),
        ("İzmir Province", "35"),
        ("İstanbul (Avrupa)", "34"),
        ("İstanbul (Anadolu)", "34"),
        ("ŞANLIURFA", "63"),
        ("sanliurfa", "63"),
        ("Elâzığ", "23"),
        ("Hakkâri", "30"),
        ("Canakkale", "17"),
        ("6", "06"),
        ("Afyon", "03"),
        ("Anadolu", None),
        ("", None),
        ("Paris", None),
        ("82", None),
    ],
)
def test_a_province_is_found_as_others_write_it(written, plate):
    assert plate_of(written) == plate


def test_neighbours_of_several_provinces_leave_them_out():
    assert neighbours_of({"34", "41"}) == {"59", "54", "16", "77"}


def test_districts_come_from_a_table():
    have_places()
    data = "İl;İlçe;Nüfus\nAnkara;Çankaya;942.553\nIstanbul;Şişli;\n".encode("cp1254")

    added = import_districts(by=SYSTEM, districts=read_districts(data))

    assert added == (2, 0)
    assert District.objects.get(search="cankaya").population == 942553
    assert District.objects.get(name="Şişli").province_id == "34"


def test_districts_imported_again_only_change_their_population():
    have_places()
    import_districts(by=SYSTEM, districts=[NamedDistrict("06", "Çankaya", 1)])

    again = import_districts(by=SYSTEM, districts=[NamedDistrict("Ankara", "ÇANKAYA", 2)])

    assert again == (0, 1)
    assert District.objects.get().population == 2


def test_an_unknown_province_stops_the_import_and_writes_nothing():
    have_places()

    with pytest.raises(PlacesError, match="unknown_province"):
        import_districts(
            by=SYSTEM, districts=[NamedDistrict("06", "Çankaya"), NamedDistrict("Atlantis", "X")]
        )

    assert District.objects.count() == 0


def test_a_file_without_districts_is_refused():
    with pytest.raises(PlacesError, match="no_districts"):
        read_districts(b"a,b\n1,2\n")
    with pytest.raises(PlacesError, match="no_districts"):
        read_districts(json.dumps([{"x": 1}]).encode())
    with pytest.raises(UploadError, match="empty"):
        read_districts(b"")


def test_only_who_keeps_the_register_imports_districts():
    with pytest.raises(AccessDeniedError):
        import_districts(by=make_account(), districts=[])


@pytest.mark.shared_data
@pytest.mark.skipif(not GAZETTEER.exists(), reason="no real data beside the checkout")
def test_the_gazetteer_is_imported_whole():
    have_places()

    added = import_districts(by=SYSTEM, districts=read_districts(GAZETTEER.read_bytes()))

    assert added == (973, 0)
