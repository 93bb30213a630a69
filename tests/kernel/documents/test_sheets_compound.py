import pytest

from paydas.kernel.documents.sheets import SheetError, open_sheet

from .old_workbooks import label, many_numbers, number, old_workbook


def code_of(data):
    with pytest.raises(SheetError) as caught:
        list(open_sheet(data).rows)
    return caught.value.code


def test_old_workbook_is_read():
    data = old_workbook(
        label(0, 0, "Kurum Adı"), label(0, 1, "Yıl"), label(1, 0, "Şemsiye"), number(1, 1, 1998)
    )

    rows = [row.values for row in open_sheet(data).rows]

    assert rows == [{"Kurum Adı": "Şemsiye", "Yıl": "1998"}]


@pytest.mark.parametrize("far", [label(65535, 255, "x"), many_numbers(65535, 250, 255)])
def test_cell_in_the_far_corner_is_refused(far):
    assert code_of(old_workbook(label(0, 0, "a"), far)) == "zip_bomb"


def test_long_narrow_workbook_is_taken():
    data = old_workbook(label(0, 0, "a"), label(0, 1, "b"), label(59_000, 0, "x"))

    assert [row.number for row in open_sheet(data).rows] == [59_001]


@pytest.mark.parametrize("keep", [40, 512, 700, 1024, 1100])
def test_half_uploaded_old_workbook_is_refused(keep):
    data = old_workbook(label(0, 0, "a"), label(1, 0, "b"))

    assert code_of(data[:keep]) == "not_a_sheet"


def test_chain_that_bites_its_tail_ends():
    data = bytearray(old_workbook(label(0, 0, "a"), label(1, 0, "b")))
    data[512 + 8 : 512 + 12] = (2).to_bytes(4, "little")

    assert open_sheet(bytes(data)).columns == ("a",)
