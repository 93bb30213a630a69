import pytest
from django.urls import reverse

from paydas.core.actors import SYSTEM
from paydas.sources.models import Source
from paydas.sources.operations.sources import Claim, cite
from tests.factories.core import make_account
from tests.factories.sources import PDF, make_edition, make_file, make_source


@pytest.fixture
def staff(client, settings, db):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(make_account(is_registrar=True).user)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(staff, rows, django_assert_num_queries):
    for _ in range(rows):
        make_source()

    with django_assert_num_queries(5):
        staff.get(reverse("sources:sources"))


def test_a_source_is_added_with_its_date_as_it_is_written(staff):
    staff.post(
        reverse("sources:add_source"),
        {"title": "Haber", "text": "Metin", "as_written": "21 Kasım Perşembe"},
    )

    source = Source.objects.get()
    assert (source.year, source.month, source.day) == (None, 11, 21)
    assert source.as_written == "21 Kasım Perşembe"


def test_a_source_is_changed_without_its_text(staff):
    source = make_source()
    before = source.text

    staff.post(
        reverse("sources:edit_source", args=[source.pk]),
        {"title": "Yeni başlık", "seen": 1, "text": "x"},
    )

    source.refresh_from_db()
    assert (source.title, source.text) == ("Yeni başlık", before)


def test_the_standing_of_a_fact_is_changed_with_a_note(staff):
    source = make_source()
    (citation,) = cite(by=SYSTEM, source=source, claims=[Claim(source, "İki oturum")])
    page = reverse("sources:standing", args=[citation.pk])

    without = staff.post(page, {"standing": "corrected", "note": ""})
    staff.post(page, {"standing": "corrected", "note": "Üç oturum"})

    citation.refresh_from_db()
    assert without.status_code == 422
    assert citation.standing == "corrected"


def test_a_file_is_sent_so_that_nothing_in_it_runs(client, db):
    media = make_file(name="rapor.pdf")
    make_edition(make_source(), file=media)

    page = client.get(reverse("sources:file", args=[media.pk]))

    assert b"".join(page) == PDF
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Content-Security-Policy"].startswith("sandbox")
    assert page["Content-Disposition"].startswith("attachment")


def test_a_private_file_is_not_there_for_visitors(client, db):
    media = make_file()

    page = client.get(reverse("sources:file", args=[media.pk]))

    assert page.status_code == 404
