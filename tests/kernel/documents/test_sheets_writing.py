import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from paydas.kernel.documents.sheets import csv_chunks, guard, open_sheet, unguard, xlsx_bytes

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
)
cells = words.map(lambda text: f"x{text}")


@pytest.mark.parametrize(
    "text", ["=1+1", "+90 312", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", "\uff1d1"]
)
def test_guard_disarms_formulas_and_can_be_taken_off(text):
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["", "Ankara’da", "'tis", "5-3", "a=b", "İstanbul"])
def test_guard_leaves_harmless_text(text):
    assert guard(text) == text


@given(st.text(alphabet="'=+-@\tab"))
def test_unguard_undoes_guard(text):
    assert unguard(guard(text)) == text


def test_csv_opens_right_in_excel_and_keeps_numbers():
    rows = [("Şanlıurfa", 5, Decimal("19781.88"), -3, None, True, date(2024, 2, 22)), ("=A1",)]

    data = b"".join(csv_chunks(["İl", "a", "b", "c", "d", "e", "f"], rows))

    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(data.decode("utf-8-sig"))))[1:] == [
        ["Şanlıurfa", "5", "19781.88", "-3", "", "true", "2024-02-22"],
        ["'=A1"],
    ]


def test_csv_streams_in_chunks():
    chunks = csv_chunks(["n"], ([n] for n in range(1000)))

    assert [len(chunk.splitlines()) for chunk in chunks] == [201, 200, 200, 200, 200]


def test_csv_of_no_rows_is_its_header():
    assert b"".join(csv_chunks(["Ad", "İl"], [])).decode("utf-8-sig") == "Ad,İl\r\n"


def test_xlsx_guards_text_and_keeps_types():
    row = ["=1+1", 5, Decimal("2.5"), date(2024, 2, 22), "a\x07b", datetime(2024, 1, 1, tzinfo=UTC)]

    sheet = load_workbook(BytesIO(xlsx_bytes(list("abcdef"), [row], title="Görüş: 1/2"))).active

    assert sheet.title == "Görüş 1 2"
    assert [cell.value for cell in sheet[2]] == [
        "'=1+1",
        5,
        2.5,
        datetime(2024, 2, 22),  # noqa: DTZ001 -- a workbook knows no time zones
        "ab",
        "2024-01-01T00:00:00+00:00",
    ]
    assert sheet.freeze_panes == "A2"


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5))
def test_csv_comes_back_as_it_was_written(rows):
    data = b"".join(csv_chunks(["one", "two", "three"], rows))

    read = [tuple(row.values.values()) for row in open_sheet(data, header_row=1).rows]

    assert read == rows


def test_xlsx_columns_are_as_wide_as_their_words_and_can_be_filtered():
    rows = [["Şanlıurfa", "x" * 500], ["Van", "y"]]

    sheet = load_workbook(BytesIO(xlsx_bytes(["İl", "Söylenen"], rows))).active

    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [11, 60]
    assert sheet.auto_filter.ref == "A1:B3"
