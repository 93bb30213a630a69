"""What every word-processor file of ours shares: language, styles, furniture, fixed bytes."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from paydas.kernel.text.cleaning import storable

INK = RGBColor(0x1A, 0x1F, 0x22)
SOFT = RGBColor(0x4F, 0x58, 0x5D)
TEAL = RGBColor(0x0A, 0x5A, 0x5C)
# Found on nearly every office machine; our own fonts cannot travel in this format.
_SERIF, _SANS = "Georgia", "Calibri"
_LOCALES = {"tr": "tr-TR", "en": "en-GB"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FRAME = (Mm(30), Mm(25))


def new_document(*, title: str, owner: str, language: str, dated: date) -> WordDocument:
    """Begin an A4 document in one language, its properties without a clock."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = _FRAME
    section.top_margin = section.bottom_margin = Mm(28)
    _set_language(document, _LOCALES.get(language, language))
    _set_styles(document)
    properties = document.core_properties
    moment = datetime.combine(dated, time(), tzinfo=UTC).replace(tzinfo=None)
    properties.title, properties.author, properties.last_modified_by = title, owner, owner
    properties.language, properties.comments = _LOCALES.get(language, language), ""
    properties.created = properties.modified = moment
    properties.revision = 1
    return document


def saved(document: WordDocument) -> bytes:
    """Give the file's bytes: equal documents give equal bytes, no time of day in the archive."""
    raw = io.BytesIO()
    document.save(raw)
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return fixed.getvalue()


def element(tag: str, /, **attributes: object) -> BaseOxmlElement:
    """Make an element of the format, e.g. ``w:tblHeader``; attributes without their prefix."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def add_text(paragraph: Paragraph, text: str, *, style: str = "plain") -> None:
    """Add text in one of the tree's styles."""
    run = paragraph.add_run(storable(text))
    run.bold = True if style == "strong" else None
    run.italic = True if style == "emphasis" else None


def add_link(paragraph: Paragraph, text: str, *, address: str = "", anchor: str = "") -> None:
    """Add a link to an address outside, or to a bookmark inside the document."""
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    else:
        key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), key)
    run = paragraph.add_run(storable(text))
    run.font.color.rgb = TEAL
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001 -- python-docx has no call that makes links
    paragraph._p.append(link)  # noqa: SLF001 -- the same


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that the word processor fills, e.g. ``PAGE``."""
    for part in ("begin", "text", "end"):
        run = paragraph.add_run()._r  # noqa: SLF001 -- python-docx has no call that makes fields
        if part == "text":
            code = OxmlElement("w:instrText")
            code.text = instruction
            run.append(code)
        else:
            run.append(element("w:fldChar", fldCharType=part))


def add_page_words(paragraph: Paragraph, pattern: str) -> None:
    """Add "page x of y" from a pattern with ``{page}`` and ``{pages}``."""
    before, _, rest = pattern.partition("{page}")
    between, _, after = rest.partition("{pages}")
    paragraph.add_run(before)
    add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    add_field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def add_picture(
    document: WordDocument, png: bytes, *, width: int, title: str, description: str
) -> Paragraph:
    """Add a picture with its text alternative; ``width`` as made by ``docx.shared``."""
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(io.BytesIO(png), width=width)
    drawing = shape._inline.docPr  # noqa: SLF001 -- python-docx has no call for alternative text
    drawing.set("descr", storable(description))
    drawing.set("title", storable(title))
    return paragraph


def add_table(
    document: WordDocument, header: Iterable[str], rows: Iterable[Iterable[str]], title: str
) -> Table:
    """Add a ruled table whose header row repeats on every page."""
    lines = [list(header), *(list(row) for row in rows)]
    table: Table = document.add_table(rows=len(lines), cols=len(lines[0]))
    for at, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        _fill(row.cells, line, bold=at == 0)
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 -- no call for it
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 -- the same
    properties = table._tbl.tblPr  # noqa: SLF001 -- the same
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz=4, space=0, color="B9B4A6"))
    properties.find(qn("w:tblLook")).addprevious(borders)
    properties.append(element("w:tblCaption", val=storable(title)))
    return table


def add_sample_mark(document: WordDocument, mark: str) -> None:
    """Put the mark of invented content at the head of every page."""
    if mark:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run(f"[{mark}]").bold = True


def restarted_list(document: WordDocument) -> int:
    """Begin a numbering of its own, so that every numbered list starts at 1."""
    numbering = document.part.numbering_part.numbering_definitions._numbering  # noqa: SLF001 -- no call for it
    style = document.styles["List Number"].element
    used = numbering.num_having_numId(style.pPr.numPr.numId.val)
    made = numbering.add_num(used.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _fill(cells: Iterable[Any], texts: list[str], *, bold: bool) -> None:
    for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.space_before = Pt(2)
        paragraph.add_run(storable(text)).bold = True if bold or at == 0 else None


def _set_language(document: WordDocument, locale: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(".//" + qn("w:lang"))
    language.set(qn("w:val"), locale)
    for style in document.styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), locale)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), locale)


def _set_styles(document: WordDocument) -> None:
    _dress(document, "Normal", _SANS, 10.5, after=7)
    _dress(document, "Title", _SERIF, 28, after=6)
    _dress(document, "Subtitle", _SERIF, 14, after=18)
    for level, size in enumerate((20, 14, 12, 10.5), start=1):
        _dress(document, f"Heading {level}", _SERIF, size, before=24 - 4 * level, after=6)
    document.styles["Heading 1"].font.bold = False
    _dress(document, "Quote", _SERIF, 12.5, before=8, after=4)
    _dress(document, "Caption", _SERIF, 10.5, before=10, after=4)
    for name in ("Header", "Footer"):
        _dress(document, name, _SANS, 8.5, after=0)
    document.styles["Quote"].paragraph_format.left_indent = Mm(6)
    document.styles["Quote"].font.italic = False
    document.styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("Subtitle", "Header", "Footer"):
        document.styles[name].font.color.rgb = SOFT
    # The Title of the stock template stands on a blue rule.
    for rule in document.styles["Title"].element.iter(qn("w:pBdr")):
        rule.getparent().remove(rule)
        break


def _dress(
    document: WordDocument,
    name: str,
    family: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = family, Pt(size), INK
    style.font.italic = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), family)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15
