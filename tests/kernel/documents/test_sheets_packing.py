import tracemalloc
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from paydas.kernel.documents.sheets import SheetError, SheetLimits, open_sheet

MEGABYTE = 1_000_000


def packed(members):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            pack = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, pack)
    return out.getvalue()


def code_of(data, limits=None):
    with pytest.raises(SheetError) as caught:
        open_sheet(data, limits=limits)
    return caught.value.code


def sheet_with_cell(reference):
    book = Workbook()
    book.active.append(["a", "b"])
    book.active[reference] = "far"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_zip_bomb_is_refused_before_it_is_unpacked():
    data = packed({"xl/worksheets/sheet1.xml": b"0" * (100 * MEGABYTE)})

    tracemalloc.start()
    code = code_of(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert code == "zip_bomb"
    assert peak < MEGABYTE


def test_zip_bomb_with_a_lying_directory_is_refused_while_counting():
    honest = packed({"xl/worksheets/sheet1.xml": b"0" * (50 * MEGABYTE)})
    lying = honest.replace((50 * MEGABYTE).to_bytes(4, "little"), (1000).to_bytes(4, "little"))

    assert lying != honest
    assert code_of(lying) == "zip_bomb"


def test_workbook_beyond_the_unpacked_limit_is_refused():
    data = packed({f"xl/media/{n}": bytes(range(256)) * 40 for n in range(20)})

    assert code_of(data, SheetLimits(unpacked=100_000)) == "zip_bomb"


def test_cell_in_the_far_corner_is_refused():
    assert code_of(sheet_with_cell("XFD1048576")) == "zip_bomb"


def test_empty_styled_cells_far_away_do_no_harm():
    data = sheet_with_cell("C3")
    source = zipfile.ZipFile(BytesIO(data))
    members = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet1.xml"
    members[name] = members[name].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    )

    assert open_sheet(packed(members), header_row=1).columns == ("a", "b")


def open_document(rows):
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = f'<T:table T:name="S">{rows}</T:table>'.replace("T:", "table:")
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:manifest"/>',
            "content.xml": f"<office:document-content {namespaces}><office:body>"
            f"<office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def filled_cell(text, repeat=1):
    return (
        f'<T:table-cell office:value-type="string" T:number-columns-repeated="{repeat}">'
        f"<text:p>{text}</text:p></T:table-cell>"
    )


def test_repeated_filled_cells_of_an_open_document_are_refused():
    rows = f'<T:table-row T:number-rows-repeated="100000">{filled_cell("x", 16000)}</T:table-row>'

    assert code_of(open_document(rows)) == "zip_bomb"


def test_repeated_empty_cells_of_an_open_document_do_no_harm():
    blank = '<T:table-cell T:number-columns-repeated="16382"/>'
    rows = f"<T:table-row>{filled_cell('Ad')}{filled_cell('İl')}{blank}</T:table-row>"
    rows += f"<T:table-row>{filled_cell('Bir')}{filled_cell('Van')}{blank}</T:table-row>"
    rows += f'<T:table-row T:number-rows-repeated="1048000">{blank}</T:table-row>'

    sheet = open_sheet(open_document(rows))

    assert [row.values for row in sheet.rows] == [{"Ad": "Bir", "İl": "Van"}]


def test_archive_that_is_no_workbook_is_refused():
    assert code_of(packed({"readme.txt": b"hello"})) == "not_a_sheet"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_half_uploaded_workbook_is_refused(keep):
    data = sheet_with_cell("C3")

    assert code_of(data[: int(len(data) * keep)]) == "not_a_sheet"


def test_damaged_member_is_refused():
    data = bytearray(sheet_with_cell("C3"))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[start + 60 : start + 90] = b"\xff" * 30

    assert code_of(bytes(data)) == "not_a_sheet"
