from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.figures import figure_block
from paydas.kernel.documents.html import report_html
from paydas.kernel.documents.pdf import report_pdf
from paydas.kernel.documents.tree import Section, TableBlock
from paydas.kernel.figures.drawing import Box, Drawing
from paydas.kernel.figures.figure import Caption, KeyEntry, Table, make_figure

from .samples import report


@pytest.fixture
def drawn():
    figure = make_figure(
        Drawing("fixed", 100, 20, (300, 60), (Box("bar-fill", 0, 0, 80, 20),)),
        Caption("Katılım", "Her beş kişiden dördü geldi.", "f1"),
        Table("Katılım", ("Kanal", "Pay"), (("Çalıştay", "%80"),), frozenset({1})),
        (KeyEntry("bar-fill", "Gelen"), KeyEntry("bar-track", "Gelmeyen")),
    )
    return report((Section("a", "A", (figure_block(figure),)),))


def test_page_shows_drawing_key_and_table(drawn):
    html = report_html(drawn)

    assert html.count("<svg") == 3
    assert ">Gelmeyen</li>" in html
    assert '<td class="num" data-label="Pay">%80</td>' in html


def test_paper_version_carries_its_own_colours(drawn):
    block = drawn.sections[0].blocks[0]

    assert "#0a5a5c" in block.paper_svg
    assert "#0a5a5c" in block.key[0].paper_svg
    assert "#0a5a5c" not in block.svg


def test_pdf_reads_the_words_of_the_key_and_one_figure(drawn):
    text = PdfReader(BytesIO(report_pdf(drawn))).pages[1].extract_text()

    assert "Gelen" in text
    assert "Gelmeyen" in text


def test_word_file_keeps_the_natural_width_of_a_small_figure(drawn):
    shapes = Document(BytesIO(report_docx(drawn))).inline_shapes

    assert len(shapes) == 3
    assert shapes[0].width.pt == pytest.approx(316 * 0.75, rel=0.01)
    assert shapes[0]._inline.docPr.get("descr") == "Her beş kişiden dördü geldi."


def test_title_that_serves_drawing_and_table_stands_once_on_paper(drawn):
    text = PdfReader(BytesIO(report_pdf(drawn))).pages[1].extract_text()

    assert text.count("Katılım") == 1


def test_long_narrow_table_is_folded_onto_one_page():
    rows = tuple((f"İl {number}", str(number)) for number in range(81))
    table = TableBlock(("İl", "Sayı"), rows, "İller", frozenset({1}))

    pages = PdfReader(BytesIO(report_pdf(report((Section("a", "A", (table,)),))))).pages

    assert len(pages) == 2
    assert "İl 80" in pages[1].extract_text()


def test_a_table_wider_than_a_page_is_turned():
    periods = tuple(str(year) for year in range(2015, 2026))
    rows = (("Result", *(str(n) for n in range(11))),)
    figure = make_figure(
        Drawing("fixed", 100, 20, (300, 60), ()),
        Caption("T", "D", "f1"),
        Table("T", ("Year", *periods), rows),
    )

    table = figure_block(figure).table

    assert table.header == ("Year", "Result")
    assert table.rows[0] == ("2015", "0")
    assert table.numeric == {1}
