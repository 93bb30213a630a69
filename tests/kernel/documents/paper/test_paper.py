from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from paydas.kernel.documents.paper import (
    badges_pdf,
    certificates_pdf,
    letters_pdf,
    note_sheets_pdf,
    protocol_list_pdf,
    signature_list_pdf,
    table_cards_pdf,
)

from . import samples as s

HEADER = ("No", "Ad soyad", "Kuruluş", "İmza")
HOSTILE = '#panic("x") $y$ *a* @b \\ <c>'


def signatures(count, frame=s.FRAME):
    return signature_list_pdf(frame, [s.ATTENDEE] * count, header=HEADER)


def protocol(count, frame=s.FRAME):
    return protocol_list_pdf(frame, [s.GUEST] * count, header=("Sıra", "Ad", "Görev", "Not"))


def badges(count, frame=s.FRAME):
    return badges_pdf(frame, [s.BADGE] * count)


def cards(count, frame=s.FRAME):
    return table_cards_pdf(frame, [s.CARD] * count, scan="Notları girmek için okutun")


def notes(count, frame=s.FRAME):
    return note_sheets_pdf(
        frame,
        [s.SHEET] * count,
        header=("No", "Tür", "Söylenen", "Kaç kişi"),
        hint="T talep",
        scan="Notları girmek için okutun",
    )


def certificates(count, frame=s.FRAME):
    signatories = s.LETTERS.signatories
    return certificates_pdf(frame, [s.CERTIFICATE] * count, signatories=signatories)


def letters(count, frame=s.FRAME):
    shared = replace(s.LETTERS, frame=frame)
    return letters_pdf(shared, [s.letter(number) for number in range(count)])


SHEETS = [signatures, protocol, badges, cards, notes, certificates, letters]


def pages_of(data):
    return PdfReader(BytesIO(data)).pages


def words_on(page):
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("make", SHEETS)
def test_sheet_is_tagged_in_its_language_and_marked_as_sample(make):
    pdf = PdfReader(BytesIO(make(3)))

    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "tr"
    assert [page for page in pdf.pages if "Örnek içerik" not in words_on(page)] == []


@pytest.mark.parametrize("make", SHEETS)
def test_equal_sheets_have_equal_bytes(make):
    assert make(2) == make(2)


@pytest.mark.parametrize("make", SHEETS)
def test_sheet_for_nobody_is_still_a_sheet(make):
    assert len(pages_of(make(0))) == 1


@pytest.mark.parametrize("make", SHEETS)
def test_text_on_a_sheet_is_never_markup(make):
    frame = replace(s.FRAME, title=HOSTILE, owner=HOSTILE)

    assert '#panic("x") $y$ *a* @b' in words_on(pages_of(make(1, frame))[0])


@pytest.mark.parametrize(
    ("make", "count", "pages"),
    [
        (badges, 8, 1),
        (badges, 9, 2),
        (cards, 3, 3),
        (notes, 3, 3),
        (certificates, 3, 3),
        (letters, 3, 3),
    ],
)
def test_sheets_take_their_pages(make, count, pages):
    assert len(pages_of(make(count))) == pages


def test_signature_list_repeats_its_header_and_numbers_its_pages():
    pages = pages_of(signatures(60))

    for number, page in enumerate(pages, start=1):
        assert "İmza" in words_on(page)
        assert f"Sayfa {number} / {len(pages)}" in words_on(page)


def test_signature_list_leaves_lines_for_the_unexpected():
    data = signature_list_pdf(s.FRAME, [s.ATTENDEE], header=HEADER, blank_lines=2)

    assert "3" in words_on(pages_of(data)[0]).split("Derneği")[1].split()


@pytest.mark.parametrize("make", [signature_list_pdf, protocol_list_pdf])
def test_list_refuses_another_number_of_columns(make):
    with pytest.raises(ValueError, match="four columns"):
        make(s.FRAME, [], header=("a", "b"))


def test_long_names_are_never_cut():
    name = "Örnek Abdurrahman Muhittin Karakaşoğlugil Şehsuvaroğlu " * 3
    organisation = "Örnek Kadın Emeğini Değerlendirme Konfederasyonu " * 5

    badge = words_on(pages_of(badges_pdf(s.FRAME, [s.Badge(name, organisation, "Raportör")]))[0])

    assert badge.count("Şehsuvaroğlu") == 3
    assert badge.count("Konfederasyonu") == 5


def test_letter_shows_number_date_addressee_and_link():
    words = words_on(pages_of(letters(2))[1])

    assert [
        part
        for part in (
            "E-30418-1",
            "1 Şubat 2024",
            "Örnek Çınar Yaşlı Dayanışma Derneği 1",
            "https://paydas.example/l/abcDEF1",
            "Örnek Nermin Yıldız",
        )
        if part not in words
    ] == []


def test_second_face_of_the_tent_is_not_read_twice():
    root = PdfReader(BytesIO(cards(1))).trailer["/Root"]["/StructTreeRoot"]
    figures, seen = 0, [root]

    while seen:
        node = seen.pop().get_object()
        if isinstance(node, list):
            seen.extend(node)
        elif hasattr(node, "get"):
            figures += node.get("/S") == "/Figure"
            seen.extend([node["/K"]] if "/K" in node else [])

    assert figures == 1
