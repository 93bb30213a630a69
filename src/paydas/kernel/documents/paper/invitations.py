"""Invitation letters: one letter a body, alone or merged into one file, as PDF and DOCX."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from paydas.kernel.documents.qr import qr_png, qr_svg
from paydas.kernel.documents.tree import Fact
from paydas.kernel.documents.typesetting import typeset
from paydas.kernel.documents.word import (
    add_link,
    add_picture,
    add_sample_mark,
    add_text,
    new_document,
    saved,
)

from .frame import Frame, Signatory, frame_data

_TEXT_WIDTH = Mm(155)


@dataclass(frozen=True)
class LetterFrame:
    """What all letters of one sending share; labels are in the letter's language.

    ``frame.title`` is the subject; ``facts`` of a letter stand below its text (when, where).
    """

    frame: Frame
    unit: str
    number_label: str
    date_label: str
    subject_label: str
    date_written: str
    link_words: str
    signatories: tuple[Signatory, ...]
    closing: str = ""
    foot: str = ""


@dataclass(frozen=True)
class Letter:
    """One letter: to whom, under which document number, with which private link."""

    addressee: str
    number: str
    salutation: str
    paragraphs: tuple[str, ...]
    link: str
    facts: tuple[Fact, ...] = ()


def letters_pdf(shared: LetterFrame, letters: Sequence[Letter]) -> bytes:
    """Print letters, each beginning on a new page, with link and QR code."""
    data = frame_data(shared.frame) | {
        "unit": shared.unit,
        "labels": [shared.number_label, shared.date_label, shared.subject_label],
        "date": shared.date_written,
        "link_words": shared.link_words,
        "closing": shared.closing,
        "foot": shared.foot,
        "signatories": [[one.name, one.title] for one in shared.signatories],
        "letters": [_letter_data(shared, letter) for letter in letters],
    }
    return typeset("paper/invitations", data, dated=shared.frame.dated)


def letters_docx(shared: LetterFrame, letters: Sequence[Letter]) -> bytes:
    """Write letters as one DOCX, a page each, to be signed or changed in a word processor."""
    frame = shared.frame
    document = new_document(
        title=frame.title, owner=frame.owner, language=frame.language, dated=frame.dated
    )
    add_sample_mark(document, frame.sample_mark)
    add_text(document.sections[0].footer.paragraphs[0], shared.foot)
    for number, letter in enumerate(letters):
        _add_head(document, shared, letter, begins_page=number > 0)
        _add_body(document, shared, letter)
        _add_signatures(document, shared)
        _add_answer(document, shared, letter)
    return saved(document)


def _letter_data(shared: LetterFrame, letter: Letter) -> dict[str, Any]:
    return {
        "addressee": letter.addressee,
        "number": letter.number,
        "salutation": letter.salutation,
        "paragraphs": list(letter.paragraphs),
        "link": letter.link,
        "facts": [[fact.label, fact.value] for fact in letter.facts],
        "qr": qr_svg(letter.link, title=shared.link_words),
    }


def _add_head(
    document: WordDocument, shared: LetterFrame, letter: Letter, *, begins_page: bool
) -> None:
    owner = document.add_paragraph()
    owner.paragraph_format.page_break_before = begins_page
    owner.paragraph_format.space_after = Pt(0)
    add_text(owner, shared.frame.owner, style="strong")
    add_text(document.add_paragraph(), shared.unit)
    line = document.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(18), Pt(0)
    line.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    add_text(line, f"{shared.number_label}: {letter.number}\t{shared.date_written}")
    add_text(document.add_paragraph(), f"{shared.subject_label}: {shared.frame.title}")
    addressee = document.add_paragraph(style="Heading 1")
    addressee.paragraph_format.space_before = Pt(24)
    add_text(addressee, letter.addressee)
    for run in addressee.runs:
        run.font.size = Pt(14)


def _add_body(document: WordDocument, shared: LetterFrame, letter: Letter) -> None:
    for words in (letter.salutation, *letter.paragraphs):
        if words:
            add_text(document.add_paragraph(), words)
    for fact in letter.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        add_text(paragraph, f"{fact.label}: ", style="strong")
        add_text(paragraph, fact.value)
    if shared.closing:
        closing = document.add_paragraph()
        closing.paragraph_format.space_before = Pt(8)
        add_text(closing, shared.closing)


def _add_signatures(document: WordDocument, shared: LetterFrame) -> None:
    for one in shared.signatories:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.space_before = Pt(36)
        paragraph.paragraph_format.keep_together = True
        add_text(paragraph, one.name, style="strong")
        if one.title:
            add_text(paragraph, f"\n{one.title}")


def _add_answer(document: WordDocument, shared: LetterFrame, letter: Letter) -> None:
    words = document.add_paragraph()
    words.paragraph_format.space_before = Pt(24)
    words.paragraph_format.keep_with_next = True
    add_text(words, f"{shared.link_words} ")
    add_link(words, letter.link, address=letter.link)
    add_picture(
        document,
        qr_png(letter.link),
        width=Mm(28),
        title=shared.link_words,
        description=f"{shared.link_words} {letter.link}",
    )
