from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.tree import BulletList, Paragraph, Section, plain

from .samples import META, report


def open_docx(data):
    return Document(BytesIO(data))


@pytest.fixture(scope="module")
def made():
    return report_docx(report())


@pytest.fixture
def document(made):
    return open_docx(made)


def test_headings_are_real_styles(document):
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]

    assert headings == [
        ("Heading 1", "Giriş"),
        ("Heading 1", "Yöntem"),
        ("Heading 2", "Sınırlar"),
        ("Heading 1", "Bulgular"),
    ]


@pytest.mark.parametrize(("language", "locale"), [("tr", "tr-TR"), ("en", "en-GB")])
def test_document_language_is_told_to_the_word_processor(language, locale):
    document = open_docx(report_docx(report(language=language)))

    assert document.core_properties.language == locale
    assert document.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == locale


def test_table_header_rows_repeat(document):
    first_rows = [table.rows[0]._tr for table in document.tables]

    assert [row.find(".//" + qn("w:tblHeader")) is not None for row in first_rows] == [True, True]


def test_table_says_what_the_tree_says(document):
    table = document.tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows][1] == [
        "Çalıştaylar",
        "215",
        "178",
        "%83",
    ]


def test_figure_has_alternative_text(document):
    shape = document.inline_shapes[0]

    assert shape._inline.docPr.get("descr").startswith("Çubuk grafik")


def test_sample_mark_is_at_the_head_of_every_page(document):
    assert document.sections[0].header.paragraphs[0].text == "[Örnek içerik]"


def test_properties_come_without_a_clock(document):
    properties = document.core_properties

    assert properties.created.date() == properties.modified.date() == META.dated
    assert (properties.title, properties.author) == (
        "Durum Değerlendirmesi Raporu",
        "Örnek Sosyal Hizmetler Kurumu",
    )


def test_equal_reports_give_equal_bytes(made):
    assert report_docx(report()) == made
    assert {item.date_time for item in ZipFile(BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_contents_link_to_the_headings(document):
    anchors = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    names = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]

    assert [anchor for anchor in anchors if anchor] == ["giris", "yontem", "bulgular"]
    assert names == ["giris", "yontem", "sinirlar", "bulgular"]


def test_public_code_links_to_its_thread(document):
    targets = [link.target_ref for link in document.part.rels.values() if link.is_external]

    assert "https://paydas.example/k/T-4KM7RPX" in targets


def test_every_numbered_list_starts_anew():
    points = BulletList((plain("bir"), plain("iki")), numbered=True)

    document = open_docx(report_docx(report((Section("a", "A", (points, points)),))))

    used = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert used[0] == used[1] != used[2] == used[3]


def test_control_characters_do_not_stop_the_report():
    section = Section("a", "A\x07", (Paragraph(plain("b\x00c")),))

    document = open_docx(report_docx(report((section,))))

    assert document.paragraphs[-1].text == "bc"
