"""Show a report tree as semantic HTML: a fragment for the page of the web edition."""

from html import escape
from typing import assert_never

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
    Run,
    Runs,
    Section,
    TableBlock,
    levels,
)

_SAFE = ("https://", "http://", "mailto:", "/", "#")


def report_html(report: Report, *, top: int = 2) -> str:
    """Give the sections of a report as HTML; chapters get headings of level ``top``.

    Every section is an anchor. All text is escaped; only the drawings of ``kernel.figures``
    go in as they are.
    """
    parts: list[str] = []
    open_levels: list[int] = []
    for section, level in zip(report.sections, levels(report.sections), strict=True):
        while open_levels and open_levels[-1] >= level:
            parts.append(_closing(open_levels.pop()))
        parts.append(_opening(section, level, top))
        parts.extend(_block(block, report) for block in section.blocks)
        open_levels.append(level)
    parts.extend(_closing(level) for level in reversed(open_levels))
    return "".join(parts)


def contents_html(report: Report) -> str:
    """Give the table of contents: chapters only, as a navigation list."""
    items = "".join(
        f'<li><a href="#{section.id}">{escape(section.heading)}</a></li>'
        for section, level in zip(report.sections, levels(report.sections), strict=True)
        if level == 1
    )
    label = escape(report.meta.labels.contents)
    return f'<nav class="contents" aria-label="{label}"><ol>{items}</ol></nav>'


def blocks_html(blocks: tuple[Block, ...], report: Report) -> str:
    """Give some blocks alone, e.g. the preview of a section that is being written."""
    return "".join(_block(block, report) for block in blocks)


def _opening(section: Section, level: int, top: int) -> str:
    tag = f"h{min(top + level - 1, 6)}"
    heading = f'<{tag} id="{section.id}-heading">{escape(section.heading)}</{tag}>'
    attributes = f'id="{section.id}" aria-labelledby="{section.id}-heading"'
    if level > 1:
        return f'<section class="subsection" {attributes}>{heading}'
    return (
        f'<section class="section is-strong" {attributes}>'
        f'<div class="section-head">{heading}</div><div class="section-body">'
    )


def _closing(level: int) -> str:
    return "</section>" if level > 1 else "</div></section>"


def _block(block: Block, report: Report) -> str:
    match block:
        case Paragraph():
            return f"<p>{_runs(block.runs, report)}</p>"
        case Quotation():
            return _quotation(block, report)
        case BulletList():
            tag = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_runs(item, report)}</li>" for item in block.items)
            return f"<{tag}>{items}</{tag}>"
        case Notice():
            title = f"<strong>{escape(block.title)}</strong> " if block.title else ""
            return f'<p class="notice">{title}{_runs(block.runs, report)}</p>'
        case PageBreak():
            return ""
        case _:
            return _data_block(block, report)


def _data_block(block: TableBlock | FigureBlock | FactList, report: Report) -> str:
    match block:
        case TableBlock():
            return _table(block)
        case FigureBlock():
            return _figure(block, report)
        case FactList():
            facts = "".join(
                f"<div><dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd></div>"
                for fact in block.facts
            )
            return f'<dl class="fact-list is-rows">{facts}</dl>'
        case _:
            assert_never(block)


def _runs(runs: Runs, report: Report) -> str:
    return "".join(_run(run, report) for run in runs)


def _run(run: Run, report: Report) -> str:
    text = escape(run.text)
    match run.style:
        case "strong":
            return f"<strong>{text}</strong>"
        case "emphasis":
            return f"<em>{text}</em>"
        case "link" if run.address.startswith(_SAFE):
            return f'<a href="{escape(run.address)}">{text}</a>'
        case "code":
            return _code(run.text, report)
        case _:
            return text


def _code(code: str, report: Report) -> str:
    text = f'<span class="code">{escape(code)}</span>'
    if not report.meta.code_base:
        return text
    return f'<a class="thread-link" href="{escape(report.meta.code_base + code)}">{text}</a>'


def _quotation(block: Quotation, report: Report) -> str:
    source = [escape(block.attribution)] if block.attribution else []
    if block.code:
        source.append(_code(block.code, report))
    foot = f"<footer>{' · '.join(source)}</footer>" if source else ""
    return f'<blockquote class="quote"><p>{escape(quoted(block.text))}</p>{foot}</blockquote>'


def _table(table: TableBlock) -> str:
    number = [' class="num"' if at in table.numeric else "" for at in range(len(table.header))]
    head = "".join(
        f'<th scope="col"{number[at]}>{escape(name)}</th>' for at, name in enumerate(table.header)
    )
    rows = "".join(_row(row, table.header, number) for row in table.rows)
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    return (
        f'<table class="data-table is-stacked">{caption}<thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: tuple[str, ...], header: tuple[str, ...], number: list[str]) -> str:
    cells = "".join(
        f'<td{number[at]} data-label="{escape(header[at])}">{escape(row[at])}</td>'
        for at in range(1, len(row))
    )
    first = f'<th scope="row">{escape(row[0])}</th>' if row else ""
    return f"<tr>{first}{cells}</tr>"


def _figure(block: FigureBlock, report: Report) -> str:
    data = key = ""
    if block.key:
        patches = "".join(f"<li>{patch.svg}{escape(patch.label)}</li>" for patch in block.key)
        key = f'<ul class="figure-key">{patches}</ul>'
    if block.table:
        label = escape(report.meta.labels.table_of_figure)
        data = f"<details><summary>{label}</summary>{_table(block.table)}</details>"
    return (
        f'<figure class="figure report-figure"><figcaption>{escape(block.title)}</figcaption>'
        f"{block.svg}{key}{data}</figure>"
    )
