from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from paydas.kernel.documents.paper import letters_docx

from . import samples as s


def open_letters(count):
    return Document(BytesIO(letters_docx(s.LETTERS, [s.letter(n) for n in range(count)])))


def test_merged_letters_begin_a_page_each():
    breaks = [
        paragraph.text
        for paragraph in open_letters(3).paragraphs
        if paragraph.paragraph_format.page_break_before
    ]

    assert breaks == ["Örnek Sosyal Hizmetler Kurumu"] * 2


def test_letter_for_one_body_carries_its_number_and_its_own_link():
    document = open_letters(1)

    links = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert links == ["https://paydas.example/l/abcDEF0"]
    assert "Sayı: E-30418-0\t1 Şubat 2024" in [p.text for p in document.paragraphs]


def test_every_letter_has_its_code_with_a_text_alternative():
    document = open_letters(2)

    described = [node.get("descr") for node in document.element.iter(qn("wp:docPr"))]
    assert described == [
        "Cevabınızı bu adresten verebilirsiniz: https://paydas.example/l/abcDEF0",
        "Cevabınızı bu adresten verebilirsiniz: https://paydas.example/l/abcDEF1",
    ]


def test_equal_letters_give_equal_bytes():
    assert letters_docx(s.LETTERS, [s.letter()]) == letters_docx(s.LETTERS, [s.letter()])


def test_sample_mark_is_on_every_page():
    assert open_letters(2).sections[0].header.paragraphs[0].text == "[Örnek içerik]"
