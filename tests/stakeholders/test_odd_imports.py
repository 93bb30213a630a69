"""Rows as registers and spreadsheets really hold them."""

import pytest

from paydas.stakeholders.models import ContactPoint, Identifier, Organisation
from paydas.stakeholders.operations.imports.formats import propose
from tests.factories.imports import checked, fates, imported, table
from tests.factories.places import have_places


@pytest.fixture(autouse=True)
def places(db):
    have_places()


def codes(batch):
    return [note["code"] for row in batch.fates.all() for note in row.notes]


def test_a_number_that_stands_twice_in_a_row_is_one():
    imported(table("Ad;Sicil No;Registry number", "Örnek;12-3;12-3", "Yeni;4 | 4;5"))

    assert sorted(Identifier.objects.values_list("value", flat=True)) == ["12-3", "4", "5"]


@pytest.mark.parametrize("number", ["1.23457E+15", "1,23E+15", "2E16"])
def test_a_number_that_a_spreadsheet_rounded_is_not_kept(number):
    batch = imported(table("Ad;Vergi No;İl", f"Örnek;{number};Ankara"))

    assert Identifier.objects.count() == 0
    assert "number_rounded" in codes(batch)


@pytest.mark.parametrize("name", ["TOPLAM", "Genel Toplam", "Total"])
def test_a_row_of_totals_is_no_organisation(name):
    batch = checked(table("Ad;İl", "Örnek Derneği;Ankara", f"{name};"))

    assert fates(batch) == [(2, "create", ""), (3, "error", "totals")]


@pytest.mark.parametrize("nothing", ["NULL", "N/A", "#REF!", "-", "yok", "NaN"])
def test_words_for_nothing_are_nothing(nothing):
    batch = imported(
        table("Ad;Telefon;Web", f"Örnek Derneği;{nothing};{nothing}", f"{nothing};x;y"),
        keep_personal=True,
    )

    assert fates(batch) == [(2, "create", ""), (3, "error", "name_missing")]
    assert (ContactPoint.objects.count(), Organisation.objects.get().website) == (0, "")


@pytest.mark.parametrize(
    ("written", "plate"),
    [("06 Ankara", "06"), ("Ankara (06)", "06"), ("34 Ankara", None), ("K.Maraş", "46")],
)
def test_a_province_is_known_beside_its_plate_code(written, plate):
    imported(table("Ad;İl", f"Örnek Derneği;{written}"))

    assert Organisation.objects.get().province_id == plate


@pytest.mark.parametrize("written", ["2021/02", "2021-02-01 00:00:00", "2021-02-01T10:30:00Z"])
def test_a_day_is_read_as_programs_write_it(written):
    imported(table("Ad;Kuruluş Tarihi", f"Örnek Derneği;{written}"))

    body = Organisation.objects.get()
    assert (body.founded, body.founded_as_written) == (2021, written)


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("KURULUŞUN ADI", "name"),
        ("İLÇESİ", "district"),
        ("E-POSTA ADRESİ", "email"),
        ("CompanyName", "name"),
        ("charity_name", "name"),
        ("RegAddress.PostTown", "city"),
        ("itemLabel", "name"),
    ],
)
def test_columns_of_other_registers_are_known(column, field):
    assert propose([column]) == {column: field}
