"""The words of a Word file, paragraph by paragraph, as notes are taken in."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from .sheets.limits import SheetError, SheetLimits
from .sheets.packing import check_packed

# What the parts of a file of notes may unpack to: the parser needs about ten times as much.
UNPACKED = 15_000_000
_PARAGRAPHS = ".//w:p[not(ancestor::w:txbxContent)]"


def paragraphs_of(data: bytes) -> list[str]:
    """Return the paragraphs of a DOCX in reading order, those of tables too, deleted words not.

    Raises SheetError: not_a_text, zip_bomb, encrypted.
    """
    check_packed(data, SheetLimits(unpacked=UNPACKED))
    try:
        body = Document(io.BytesIO(data)).element.body
    # A broken or bombed XML part comes as a SyntaxError of the parser.
    except (PackageNotFoundError, BadZipFile, SyntaxError, KeyError, ValueError) as error:
        raise SheetError("not_a_text") from error
    return ["".join(_words(paragraph)) for paragraph in body.xpath(_PARAGRAPHS)]


def _words(paragraph: object) -> Iterator[str]:
    for part in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):  # type: ignore[attr-defined] # lxml has no types
        yield {qn("w:tab"): "\t", qn("w:br"): "\n"}.get(part.tag) or part.text or ""
