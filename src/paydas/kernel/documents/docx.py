"""Show a report tree as DOCX: real heading styles, repeated header rows, alternative texts."""

import io
from typing import assert_never

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Inches, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from paydas.kernel.text.marks import quoted

from .tree import (
    Block,
    BulletList,
    Fact,
    FactList,
    FigureBlock,
    Notice,
    PageBreak,
    Paragraph,
    Quotation,
    Report,
    Run,
    Runs,
    Section,
    TableBlock,
    levels,
)
from .typesetting import png_of_svg
from .word import (
    add_link,
    add_page_words,
    add_picture,
    add_sample_mark,
    add_table,
    add_text,
    element,
    new_document,
    restarted_list,
    saved,
)

_TEXT_WIDTH = Mm(155)


def report_docx(report: Report) -> bytes:
    """Write a report as DOCX; equal reports give equal bytes."""
    meta = report.meta
    document = new_document(
        title=report.title, owner=meta.owner, language=report.language, dated=meta.dated
    )
    document.core_properties.keywords = ", ".join(meta.keywords)
    add_sample_mark(document, meta.sample_mark)
    _add_foot(document, report)
    _add_cover(document, report)
    _add_contents(document, report)
    for number, (section, level) in enumerate(
        zip(report.sections, levels(report.sections), strict=True)
    ):
        _add_heading(document, section, level, number)
        for block in section.blocks:
            _add_block(document, block, report)
    return saved(document)


def _add_foot(document: WordDocument, report: Report) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    words = [words for words in (report.title, report.meta.edition) if words]
    add_text(foot, " · ".join(words) + "\t")
    add_page_words(foot, report.meta.labels.page)
    stops = foot.paragraph_format.tab_stops
    stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for stop in list(document.styles["Footer"].paragraph_format.tab_stops):
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)


def _add_cover(document: WordDocument, report: Report) -> None:
    add_text(document.add_paragraph(), report.meta.owner, style="strong")
    add_text(document.add_paragraph(style="Title"), report.title)
    if report.subtitle:
        add_text(document.add_paragraph(style="Subtitle"), report.subtitle)
    _add_facts(document, report.meta.facts)


def _add_contents(document: WordDocument, report: Report) -> None:
    """List the chapters as links; a field would make the word processor ask to update it."""
    head = document.add_paragraph(style="Subtitle")
    head.paragraph_format.space_before, head.paragraph_format.space_after = Pt(24), Pt(6)
    add_text(head, report.meta.labels.contents)
    for section, level in zip(report.sections, levels(report.sections), strict=True):
        if level == 1:
            line = document.add_paragraph()
            line.paragraph_format.space_after = Pt(2)
            add_link(line, section.heading, anchor=section.id)


def _add_heading(document: WordDocument, section: Section, level: int, number: int) -> None:
    heading = document.add_paragraph(style=f"Heading {level}")
    start = element("w:bookmarkStart", id=number, name=section.id)
    heading._p.append(start)  # noqa: SLF001 -- python-docx has no call that makes bookmarks
    add_text(heading, section.heading)
    heading._p.append(element("w:bookmarkEnd", id=number))  # noqa: SLF001 -- the same


def _add_block(document: WordDocument, block: Block, report: Report) -> None:
    match block:
        case Paragraph():
            _add_runs(document.add_paragraph(), block.runs, report)
        case Quotation():
            _add_quotation(document, block, report)
        case BulletList():
            _add_list(document, block, report)
        case Notice():
            _add_notice(document, block, report)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case TableBlock():
            _add_table(document, block)
        case FigureBlock():
            _add_figure(document, block)
        case FactList():
            _add_facts(document, block.facts)
        case _:
            assert_never(block)


def _add_runs(paragraph: WordParagraph, runs: Runs, report: Report) -> None:
    for run in runs:
        _add_run(paragraph, run, report)


def _add_run(paragraph: WordParagraph, run: Run, report: Report) -> None:
    if run.style == "link" and run.address.startswith(("https://", "http://", "mailto:")):
        add_link(paragraph, run.text, address=run.address)
    elif run.style == "code" and report.meta.code_base:
        add_link(paragraph, run.text, address=report.meta.code_base + run.text)
    else:
        add_text(paragraph, run.text, style=run.style)


def _add_quotation(document: WordDocument, block: Quotation, report: Report) -> None:
    add_text(document.add_paragraph(style="Quote"), quoted(block.text))
    if not (block.attribution or block.code):
        return
    source = document.add_paragraph()
    source.paragraph_format.left_indent = Mm(6)
    between = " · " if block.attribution and block.code else ""
    add_text(source, block.attribution + between)
    if block.code:
        _add_run(source, Run(block.code, "code"), report)


def _add_list(document: WordDocument, block: BulletList, report: Report) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    numbering = restarted_list(document) if block.numbered else None
    for item in block.items:
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.space_after = Pt(3)
        if numbering is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 -- no call for it
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = numbering
        _add_runs(paragraph, item, report)


def _add_notice(document: WordDocument, block: Notice, report: Report) -> None:
    paragraph = document.add_paragraph()
    borders = OxmlElement("w:pBdr")
    borders.append(element("w:left", val="single", sz=24, space=8, color="0A5A5C"))
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 -- no call for borders
    if block.title:
        add_text(paragraph, f"{block.title} ", style="strong")
    _add_runs(paragraph, block.runs, report)


def _add_facts(document: WordDocument, facts: tuple[Fact, ...]) -> None:
    for fact in facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        add_text(paragraph, f"{fact.label}: ", style="strong")
        add_text(paragraph, fact.value)


def _add_table(document: WordDocument, block: TableBlock) -> None:
    if block.caption:
        add_text(document.add_paragraph(style="Caption"), block.caption)
    table = add_table(document, block.header, block.rows, block.caption)
    for row in table.rows:
        cells = row.cells
        for at in block.numeric:
            cells[at].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def _add_key(document: WordDocument, block: FigureBlock) -> None:
    """Put the patches beside their words; without them a patch says nothing, so it is mute."""
    line = document.add_paragraph()
    for patch in block.key:
        picture = png_of_svg(patch.paper_svg)
        shape = line.add_run().add_picture(io.BytesIO(picture.png), height=Pt(9))
        shape._inline.docPr.set("descr", "")  # noqa: SLF001 -- no call for alternative text
        add_text(line, f" {patch.label}     ")


def _add_figure(document: WordDocument, block: FigureBlock) -> None:
    add_text(document.add_paragraph(style="Caption"), block.title)
    picture = png_of_svg(block.paper_svg)
    width = min(_TEXT_WIDTH, Inches(picture.inches))
    add_picture(
        document, picture.png, width=width, title=block.title, description=block.description
    )
    if block.key:
        _add_key(document, block)
    if block.table_below:
        _add_table(document, block.table_below)
