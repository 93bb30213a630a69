from io import BytesIO

import pytest
from pypdf import PdfReader

from paydas.kernel.documents.pdf import report_pdf
from paydas.kernel.documents.tree import Paragraph, Section, plain

from .samples import META, report


def open_pdf(data):
    return PdfReader(BytesIO(data))


@pytest.fixture(scope="module")
def made():
    return report_pdf(report())


@pytest.fixture
def pdf(made):
    return open_pdf(made)


def structure(pdf):
    """List (tag, alternative text) of the structure tree in reading order."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif hasattr(node, "get") and "/S" in node:
            found.append((node["/S"], node.get("/Alt", "")))
            walk(node.get("/K", []))
        elif hasattr(node, "get") and "/K" in node:
            walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def text_of_page(pdf, number):
    return " ".join(pdf.pages[number].extract_text().split())


def test_pdf_is_tagged_and_names_its_language(pdf):
    root = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "tr"


def test_pdf_claims_both_standards(pdf):
    metadata = pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert "<pdfuaid:part>1<" in metadata
    assert "<pdfaid:conformance>A<" in metadata


def test_pdf_has_title_and_owner_and_no_clock(pdf):
    assert pdf.metadata.title == "Durum Değerlendirmesi Raporu"
    assert pdf.metadata.author == "Örnek Sosyal Hizmetler Kurumu"
    assert pdf.metadata.creation_date.date() == META.dated


def test_equal_reports_give_equal_bytes(made):
    assert report_pdf(report()) == made


def test_figure_carries_its_description(pdf):
    figures = [alt for tag, alt in structure(pdf) if tag == "/Figure"]

    assert "Çubuk grafik: çalıştaylara 178, ankete 21 kişi katıldı." in figures


def test_tables_and_headings_are_tagged(pdf):
    tags = [tag for tag, _ in structure(pdf)]

    assert tags.count("/Table") == 2
    assert tags.count("/TH") == 8
    assert [tag for tag in tags if tag in ("/H1", "/H2")] == ["/H1", "/H1", "/H1", "/H2", "/H1"]


def test_every_page_shows_the_sample_mark_and_its_number(pdf):
    count = len(pdf.pages)

    for number in range(1, count):
        text = text_of_page(pdf, number)
        assert "Örnek içerik" in text
        assert f"Sayfa {number + 1} / {count}" in text


def test_text_is_never_markup():
    hostile = '#panic("x") $x$ *a* @b <label> \\ `c` //'

    pdf = open_pdf(report_pdf(report((Section("a", hostile, (Paragraph(plain(hostile)),)),))))

    assert '#panic("x") $x$ *a* @b <label>' in text_of_page(pdf, 1)


def test_signs_that_the_fonts_lack_do_not_stop_the_report():
    pdf = open_pdf(report_pdf(report((Section("a", "A", (Paragraph(plain("مرحبا 🙂")),)),))))

    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_control_characters_are_dropped():
    words = "a\x07b \\u0007 c"

    pdf = open_pdf(report_pdf(report((Section("a", "A", (Paragraph(plain(words)),)),))))

    assert "ab \\u0007 c" in text_of_page(pdf, 1)
    assert "pdfaid" in pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode()


def test_empty_report_is_a_cover():
    assert len(open_pdf(report_pdf(report((Section("a", "A"),)))).pages) == 2


def test_public_code_links_to_its_thread(pdf):
    addresses = {
        note.get_object()["/A"].get("/URI")
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }

    assert "https://paydas.example/k/T-4KM7RPX" in addresses
