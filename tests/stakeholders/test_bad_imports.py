import io
import zipfile
from uuid import uuid4

import pytest

from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import UploadError
from paydas.kernel.documents.sheets import xlsx_bytes
from paydas.stakeholders.models import ImportBatch, Organisation
from paydas.stakeholders.operations.imports.batches import upload_batch
from tests.factories.imports import fates, imported, table
from tests.factories.places import have_places
from tests.factories.stakeholders import have_country

pytestmark = pytest.mark.django_db


def zip_bomb():
    sheet = xlsx_bytes(["Ad"], [["Örnek"]])
    out = io.BytesIO(sheet)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * 60_000_000)
    return out.getvalue()


BAD = {
    "empty": b"",
    "bad_encoding": "Ad\nŞule\nÖrnek Çınar\n".encode() + b"\xc5\n" + "Çiğdem ışığı\n".encode(),
    "not_a_sheet": b"%PDF-1.7\x00\x01\x02",
    "too_many_rows": b"Ad\n" + b"Ornek\n" * 100_000,
    "bad_quotes": b'Ad,Il\n"Ornek,' + b"x" * 1_000_000,
    "zip_bomb": zip_bomb(),
    "too_many_columns": (",".join(f"k{n}" for n in range(400)) + "\n1\n").encode(),
}


@pytest.mark.parametrize("code", BAD)
def test_a_file_that_cannot_be_taken_says_why_and_changes_nothing(code):
    with pytest.raises(UploadError, match=code) as caught:
        upload_batch(by=SYSTEM, name="liste.csv", data=BAD[code])

    assert caught.value.sentence()
    assert ImportBatch.objects.count() == 0


def test_a_half_finished_upload_of_a_workbook_is_refused():
    whole = xlsx_bytes(["Ad", "İl"], [["Örnek", "Ankara"]] * 50)

    with pytest.raises(UploadError, match="not_a_sheet"):
        upload_batch(by=SYSTEM, name="liste.xlsx", data=whole[: len(whole) // 2])


def test_a_table_with_a_header_only_has_no_rows():
    with pytest.raises(UploadError, match="no_rows"):
        upload_batch(by=SYSTEM, name="liste.csv", data=table("Ad,İl"))


def test_an_oversized_cell_is_one_bad_row():
    have_country()
    data = xlsx_bytes(["Ad", "Adres"], [["Örnek A", "x"], ["Örnek B", "y" * 32_000]])

    batch = imported(data, name="liste.xlsx")

    assert fates(batch) == [(2, "create", ""), (3, "error", "cell_too_long")]
    assert Organisation.objects.get().name == "Örnek A"


def test_a_formula_is_taken_as_text_and_runs_nowhere():
    have_country()

    imported(table("Ad;Açıklama", "Örnek A;=HYPERLINK(0)"))

    assert Organisation.objects.get().description == "=HYPERLINK(0)"


def test_a_row_with_too_many_cells_is_one_bad_row():
    have_places()

    batch = imported(table("Ad,İl", "Örnek A,Ankara", "Örnek B,Ankara,fazla"))

    assert fates(batch) == [(2, "create", ""), (3, "error", "ragged_row")]


def test_the_same_upload_posted_twice_is_one_import():
    key = uuid4()

    for _ in range(2):
        upload_batch(by=SYSTEM, id=key, name="x.csv", data=table("Ad", "Örnek"))

    assert ImportBatch.objects.count() == 1


def test_values_longer_than_their_column_are_cut_with_a_note():
    have_country()

    batch = imported(table("Ad,Kısaltma", f"Örnek A,{'K' * 100}"))

    assert len(Organisation.objects.get().acronym) == 60
    assert {"code": "cut", "column": "acronym"} in batch.fates.get().notes
