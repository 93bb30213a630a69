"""Show a report tree as PDF: tagged, archivable, with page numbers and alternative texts."""

from typing import Any

from paydas.kernel.text.marks import quoted

from .tree import (
    Block,
    BulletList,
    FactList,
    FigureBlock,
    Notice,
    PageBreak,
    Paragraph,
    Quotation,
    Report,
    Runs,
    TableBlock,
    levels,
)
from .typesetting import typeset

Data = dict[str, Any]


def report_pdf(report: Report) -> bytes:
    """Set a report as PDF; equal reports give equal bytes."""
    meta = report.meta
    data: Data = {
        "title": report.title,
        "subtitle": report.subtitle,
        "language": report.language,
        "owner": meta.owner,
        "edition": meta.edition,
        "facts": [[fact.label, fact.value] for fact in meta.facts],
        "sample": meta.sample_mark,
        "code_base": meta.code_base,
        "keywords": list(meta.keywords),
        "contents": meta.labels.contents,
        "page": meta.labels.page,
        "dated": [meta.dated.year, meta.dated.month, meta.dated.day],
        "sections": [
            {
                "id": section.id,
                "heading": section.heading,
                "level": level,
                "blocks": [_block(block) for block in section.blocks],
            }
            for section, level in zip(report.sections, levels(report.sections), strict=True)
        ],
    }
    return typeset("report", data, dated=meta.dated)


def _block(block: Block) -> Data:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs)}
        case Quotation():
            return {
                "kind": "quotation",
                "text": quoted(block.text),
                "code": block.code,
                "attribution": block.attribution,
            }
        case BulletList():
            items = [_runs(item) for item in block.items]
            return {"kind": "list", "items": items, "numbered": block.numbered}
        case Notice():
            return {"kind": "notice", "title": block.title, "runs": _runs(block.runs)}
        case PageBreak():
            return {"kind": "break"}
        case _:
            return _data_block(block)


def _data_block(block: TableBlock | FigureBlock | FactList) -> Data:
    match block:
        case TableBlock():
            return _table(block)
        case FigureBlock():
            return {
                "kind": "figure",
                "svg": block.paper_svg,
                "key": [[patch.label, patch.paper_svg] for patch in block.key],
                "title": block.title,
                "description": block.description,
                "table": _table(block.table_below) if block.table_below else None,
            }
        case FactList():
            facts = [[fact.label, fact.value] for fact in block.facts]
            return {"kind": "facts", "facts": facts}


def _table(table: TableBlock) -> Data:
    return {
        "kind": "table",
        "header": list(table.header),
        "rows": [list(row) for row in table.rows],
        "caption": table.caption,
        "numeric": sorted(table.numeric),
    }


def _runs(runs: Runs) -> list[list[str]]:
    return [[run.style, run.text, run.address] for run in runs]
