import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from paydas.places.models import District, Region, Venue
from tests.factories.core import make_account
from tests.factories.gatherings import make_gathering
from tests.factories.places import have_places, make_region, make_venue


@pytest.fixture
def staff(client, settings, db):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    have_places()
    client.force_login(make_account(is_registrar=True).user)
    return client


@pytest.mark.parametrize(
    ("asked", "found"),
    [("ŞANLI", ["Şanlıurfa"]), ("6", ["Ankara"]), ("hakkari", ["Hakkâri"]), ("x", [])],
)
def test_provinces_are_found_by_name_and_plate(staff, asked, found):
    page = staff.get(reverse("places:provinces"), {"q": asked})

    assert [row.name for row, _ in page.context["rows"]] == found


@pytest.mark.parametrize("asked", ["ADANA", ""])
def test_the_list_of_provinces_costs_the_same_for_one_and_many(
    staff, asked, django_assert_num_queries
):
    with django_assert_num_queries(8):
        staff.get(reverse("places:provinces"), {"q": asked})


def test_a_province_shows_its_neighbours_on_a_map(staff):
    page = staff.get(reverse("places:province", args=["06"]))

    kinds = [kind for _, kind in page.context["figure"].table.rows]
    assert kinds.count(kinds[1]) == 7


def test_a_region_is_made_and_changed_by_forms(staff):
    staff.post(reverse("places:add_region"), {"name": "Çukurova", "plates": ["01", "33"]})
    region = Region.objects.get()
    staff.post(
        reverse("places:edit_region", args=[region.pk]),
        {"name": "Çukurova", "plates": ["01"], "seen": 1},
    )

    assert [p.plate for p in region.provinces.all()] == ["01"]


def test_a_region_is_removed_from_its_page(staff):
    region = make_region()
    remove = reverse("places:remove_region", args=[region.pk])
    shown = staff.get(reverse("places:region", args=[region.pk])).content.decode()

    staff.post(remove)

    assert remove in shown
    assert Region.objects.count() == 0


def test_a_region_that_a_gathering_names_is_not_removed(staff):
    region = make_region()
    make_gathering(region=region)

    page = staff.post(reverse("places:remove_region", args=[region.pk]), follow=True)

    assert f"“{region.name}” kullanımda, çıkarılamaz." in page.content.decode()
    assert Region.objects.count() == 1


def test_a_region_without_parts_is_refused_and_keeps_what_was_typed(staff):
    page = staff.post(reverse("places:add_region"), {"name": "Hiçbir yer"})

    assert page.status_code == 422
    assert "Hiçbir yer" in page.content.decode()


def test_a_venue_says_what_nobody_recorded(staff):
    venue = make_venue()

    page = staff.get(reverse("places:venue", args=[venue.pk]))

    assert page.context["access"] == "kaydedilmedi"


def test_a_venue_is_added_by_the_form(staff):
    staff.post(
        reverse("places:add_venue"),
        {"name": "Salon", "province": "06", "has_step_free_access": "true"},
    )

    assert Venue.objects.get().has_step_free_access is True


def test_districts_are_imported_on_their_page(staff):
    file = SimpleUploadedFile("ilceler.csv", "il;ilce\nAnkara;Çankaya\n".encode("cp1254"))

    staff.post(reverse("places:districts"), {"file": file})

    assert District.objects.get().search == "cankaya"


@pytest.mark.parametrize("rows", [1, 3])
def test_regions_and_venues_cost_the_same_for_one_and_three(staff, rows, django_assert_num_queries):
    for _ in range(rows):
        make_region()
        make_venue()

    with django_assert_num_queries(5):
        staff.get(reverse("places:regions"))
    with django_assert_num_queries(5):
        staff.get(reverse("places:venues"))
