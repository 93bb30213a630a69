from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from paydas.kernel.documents.sheets import SheetError, SheetLimits, open_sheet

REGISTER = "Kurum Adı;Kütük No;İl\nŞemsiye Derneği;27-018-163;Gaziantep\nİğdeli Vakfı;;Iğdır\n"


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def refusal(data, **options):
    with pytest.raises(SheetError) as caught:
        list(open_sheet(data, **options).rows)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16", "utf-16-le"])
def test_turkish_text_is_read_in_every_usual_encoding(encoding):
    sheet = open_sheet(REGISTER.encode(encoding))

    assert [row.values for row in sheet.rows] == [
        {"Kurum Adı": "Şemsiye Derneği", "Kütük No": "27-018-163", "İl": "Gaziantep"},
        {"Kurum Adı": "İğdeli Vakfı", "Kütük No": "", "İl": "Iğdır"},
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(delimiter):
    sheet = open_sheet(REGISTER.replace(";", delimiter).encode())

    assert (sheet.delimiter, len(sheet.columns)) == (delimiter, 3)


def test_delimiter_inside_cells_does_not_mislead():
    data = "name,aliases,city\nBir,a | b | c,Ankara\nİki,d | e,İzmir\nÜç,f | g | h,Van\n".encode()

    assert open_sheet(data).columns == ("name", "aliases", "city")


def test_separator_line_of_excel_is_obeyed():
    sheet = open_sheet(b"sep=;\r\na;b\r\n1,5;2\r\n")

    assert [row.values for row in sheet.rows] == [{"a": "1,5", "b": "2"}]


def test_header_is_found_below_a_preamble():
    data = b'\xef\xbb\xbf"Name","US foreign relations"\n"Participants","323"\n\n""\n'
    data += b'"id","text","vote"\n"1","first","yes"\n"2","second, with comma","no"\n'

    sheet = open_sheet(data)

    assert (sheet.header_row, sheet.columns) == (5, ("id", "text", "vote"))
    assert sheet.preamble[0] == ("Name", "US foreign relations")
    assert [row.number for row in sheet.rows] == [6, 7]


def test_header_row_can_be_told():
    assert open_sheet(b"a,b\nc,d\n1,2\n", header_row=2).columns == ("c", "d")


def test_quoted_cell_keeps_its_line_breaks():
    rows = list(open_sheet(b'a,b\n"one\ntwo",x\nthree,y\n').rows)

    assert [(row.number, row.values["a"]) for row in rows] == [(2, "one\ntwo"), (3, "three")]


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b'a,b\n"one,1\ntwo,2\nthree,3\n', 2),
        (b'a,b\none,1\n"two,2\nthree,3\n"four,4\nfive,5\n', 3),
        (b'a,b\none,1\ntwo,"2', 3),
    ],
)
def test_rows_swallowed_by_a_quotation_mark_are_not_lost_in_silence(data, row):
    found = refusal(data)

    assert (found.code, found.params) == ("bad_quotes", {"row": row})


def test_quotation_marks_amid_a_cell_are_its_own():
    data = 'Ad;Not\n"Umut" Derneği;"iki\nsatır"\n5" boru;düz\n'.encode()

    assert [tuple(row.values.values()) for row in open_sheet(data).rows] == [
        ("Umut Derneği", "iki\nsatır"),
        ('5" boru', "düz"),
    ]


def test_blank_rows_are_passed_over_but_counted():
    assert [row.number for row in open_sheet(b"a,b\n\n1,2\n,\n3,4\n").rows] == [3, 5]


def test_single_column_is_a_table_too():
    rows = list(open_sheet("Görüş\nYol, su ve park\nDaha çok toplantı\n".encode()).rows)

    assert rows[1].values == {"Görüş": "Daha çok toplantı"}


def test_commas_of_sentences_make_no_columns_of_a_list():
    sheet = open_sheet("Ad\nÖrnek Derneği, Ankara\nYeni Dernek, Van\n".encode())

    assert next(row.values for row in sheet.rows) == {"Ad": "Örnek Derneği, Ankara"}


def test_header_with_unnamed_columns_is_not_taken_for_a_title():
    data = b"Ad,,Web,,Sehir\nBir,1,x,2,Van\nIki,3,y,4,Mus\n"

    sheet = open_sheet(data)

    assert sheet.columns == ("Ad", "B", "Web", "D", "Sehir")
    assert [row.number for row in sheet.rows] == [2, 3]


@pytest.mark.parametrize("line", ["sep=;\r\n", "sep=;\r", "sep=;\n", '"sep=;"\n'])
def test_separator_line_is_known_in_every_writing(line):
    assert open_sheet(f"{line}a;b\n1;2\n".encode()).columns == ("a", "b")


def test_signs_that_nobody_sees_are_taken_off():
    data = "\ufeff\u200bAd\u200b;İl\nÖr\u200bnek\u202e;Van\n".encode()

    assert [row.values for row in open_sheet(data).rows] == [{"Ad": "Örnek", "İl": "Van"}]


def test_columns_without_name_get_their_letter():
    data = b",Name,City,Age,Answer,\n1,x,Van,2,yes,z\n2,y,Kars,3,no,z\n"

    assert open_sheet(data, header_row=1).columns == ("A", "Name", "City", "Age", "Answer")
    assert next(open_sheet(b"a,,c,d\n1,2,3,4\n").rows).values["B"] == "2"


def test_workbook_gives_text_and_native_values():
    data = workbook(["Ad", "Tarih", "Sayı"], [" Örnek Dernek ", date(2021, 10, 7), 28.0])

    row = next(open_sheet(data).rows)

    assert row.values == {"Ad": "Örnek Dernek", "Tarih": "2021-10-07", "Sayı": "28"}
    assert row.cells[1] == date(2021, 10, 7)


def test_workbook_rows_keep_their_numbers_below_empty_rows():
    data = workbook([], ["Liste"], [], ["Ad", "İl"], ["Bir", "Van"], [], ["İki", "Muş"])

    sheet = open_sheet(data)

    assert (sheet.header_row, [row.number for row in sheet.rows]) == (4, [5, 7])


def test_sheet_can_be_chosen_by_name():
    book = Workbook()
    book.active.append(["a"])
    second = book.create_sheet("Kuruluşlar")
    second.append(["Ad", "İl"])
    second.append(["Bir", "Van"])
    out = BytesIO()
    book.save(out)

    assert open_sheet(out.getvalue(), sheet="Kuruluşlar").columns == ("Ad", "İl")
    assert refusal(out.getvalue(), sheet="Yok").code == "no_such_sheet"


def remarks(book):
    out = BytesIO()
    book.save(out)
    return [(one.code, one.params) for one in open_sheet(out.getvalue()).remarks]


def test_table_is_taken_before_a_cover_and_a_hidden_sheet_and_the_rest_is_named():
    book = Workbook()
    for name in ("Kodlar", "Kapak", "Liste", "Yedek"):
        sheet = book.create_sheet(name)
        sheet.append(["Örnek Bakanlığı"] if name == "Kapak" else ["Ad", "İl"])
        sheet.append(["2026"] if name == "Kapak" else ["Örnek Derneği", "Van"])
    book["Kodlar"].sheet_state = "hidden"

    found = remarks(book)

    assert found == [("other_sheets", {"sheet": "Liste", "others": "Kodlar, Kapak, Yedek"})]


def test_cells_whose_value_is_lost_are_named():
    book = Workbook()
    book.create_sheet("Boş")
    book.active.append(["Ad", "Sayı", "Oran"])
    book.active.append(["Örnek Derneği", "=1+1", "#N/A"])
    book.active.append(["Yeni Dernek", 3, 4])

    found = remarks(book)

    assert found == [("lost_cells", {"cells": "B2, C2"})]


def test_lines_above_the_header_are_told():
    sheet = open_sheet(b"Liste,,\n,,\na,b,c\n1,2,3\n4,5,6\n")

    assert [(one.code, one.params) for one in sheet.remarks] == [("lines_above", {"row": 3})]


def test_numbers_of_sixteen_digits_stay_whole():
    data = workbook(["Ad", "MERSİS"], ["Örnek", 1234567890123456.0])

    assert next(open_sheet(data).rows).values["MERSİS"] == "1234567890123456"


def test_guarded_formula_comes_back_as_written():
    assert next(open_sheet(b"a,b\n'=1+1,'tis\n").rows).values == {"a": "=1+1", "b": "'tis"}


def test_row_with_too_many_cells_is_flagged_and_the_rest_goes_on():
    rows = list(open_sheet(b"a,b\n1,2,3\n4,5\n").rows)

    assert rows[0].error is not None
    assert (rows[0].error.code, rows[0].error.params) == (
        "ragged_row",
        {"row": 2, "cells": 3, "columns": 2},
    )
    assert rows[1].error is None


def test_long_cell_is_flagged_with_its_place():
    data = b"a,b\n1," + b"x" * 30_000 + b"\n2,y\n"

    rows = list(open_sheet(data).rows)

    assert rows[0].error is not None
    assert rows[0].error.params == {"row": 2, "column": "b", "length": 30_000, "limit": 20_000}
    assert rows[1].values == {"a": "2", "b": "y"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b",,\n,,\n", "empty"),
        (b"%PDF-1.7\n\x00\x01\x02 binary", "not_a_sheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_sheet"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "not_a_sheet"),
        (b"PK\x03\x04 half of a workbook", "not_a_sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "not_a_sheet"),
        (b"a,a\n1,2\n", "duplicate_column"),
        (b'a,b\n"never closed' + b"x" * 200_000, "bad_quotes"),
        (b"a,b\n1," + b"x" * 1_000_000 + b"\n", "cell_too_long"),
        ("Ş,ğ\nıüöç,İĞÜ\n".encode()[:-2] + b"\xc4\n", "bad_encoding"),
        (b"a\xff\xfe\x9d,b\n", "bad_encoding"),
    ],
)
def test_hostile_or_broken_file_is_refused(data, code):
    assert refusal(data).code == code


def test_duplicate_columns_are_numbered_on_request():
    sheet = open_sheet(b"a,a,b\n1,2,3\n", number_duplicates=True)

    assert sheet.columns == ("a", "a (2)", "b")


def test_file_larger_than_the_limit_is_refused():
    assert refusal(b"a,b\n1,2\n", limits=SheetLimits(size=5)).code == "too_large"


def test_rows_beyond_the_limit_are_refused():
    data = b"a,b\n" + b"1,2\n" * 100_000

    assert refusal(data).params == {"limit": 60_000}


def test_columns_beyond_the_limit_are_refused():
    assert refusal(b",".join([b"x%d" % n for n in range(400)])).code == "too_many_columns"


@pytest.mark.parametrize("rows", [b'1,"never closed\n2,b\n', b'1,b\n2,"never closed'])
def test_a_quotation_mark_left_open_swallows_no_rows(rows):
    with pytest.raises(SheetError) as told:
        list(open_sheet(b"a,b\n" + rows).rows)

    assert told.value.code == "bad_quotes"


def test_a_heading_in_the_first_row_decides_the_separator():
    sheet = open_sheet(b"id,when\n1,mon;tue;wed\n2,mon;tue;wed\n", header_row=1)

    assert [row.values["when"] for row in sheet.rows] == ["mon;tue;wed"] * 2
