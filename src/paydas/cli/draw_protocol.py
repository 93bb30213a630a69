"""The protocol page: one file that a lay reader understands, in Turkish or English."""

import math
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from paydas.cli.draw_protocol_words import WORDS
from paydas.cli.draw_report import GroupLine, QuotaLine, Report
from paydas.cli.draw_words import LANGUAGES
from paydas.kernel.draw import Method
from paydas.kernel.text.sorting import sort_key

STYLE = (
    "body{font:1.05rem/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b2733;background:#fff;overflow-wrap:break-word}"
    "h1{line-height:1.2}h2{margin-top:2.2rem;break-after:avoid}"
    "table{border-collapse:collapse;width:100%}caption{text-align:start;padding-bottom:.4rem}"
    "th,td{padding:.3rem .5rem;border-bottom:1px solid #ccd3da;text-align:start;"
    "vertical-align:top}tbody th{font-weight:400}th.of{font-weight:700;padding-top:.9rem}"
    "td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}"
    "code{font-size:.92em;overflow-wrap:anywhere}"
    "ul.ids{columns:7rem;padding:0;list-style:none}"
    "div.wide{overflow-x:auto}.notice{border-inline-start:.3rem solid #1d5f8a;padding:.4rem 1rem;"
    "background:#eef4f8}"
    "@media(max-width:30rem){body{padding:0 .7rem}th,td{padding:.3rem .15rem}"
    "table{font-size:.8em}caption{font-size:1.2em}}"
    "@media print{body{margin:0;max-width:none}tr,li,p{break-inside:avoid}}"
)
SURE = 1e-9
FEWEST = 0.001  # a chance or an error that is not zero is never shown as zero


def percent(value: float, language: str) -> str:
    """Write a chance as a percentage: 12.3% in English, %12,3 in Turkish.

    Only certainty is shown as 100, only impossibility as 0.
    """
    inside = min(max(value, FEWEST), 1 - FEWEST) if SURE < value < 1 - SURE else value
    number = f"{100 * inside:.1f}"
    number = {"100.0": "100", "0.0": "0"}.get(number, number)
    return f"{number}%" if language == "en" else f"%{number.replace('.', ',')}"


def grouped(number: int, language: str) -> str:
    """Write a long whole number in groups of three digits."""
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")


class _Page:
    """Collects the lines of the page in one language."""

    def __init__(self, language: str) -> None:
        self.language, self.lines = language, list[str]()

    def word(self, code: str, **params: object) -> str:
        text = WORDS[code][LANGUAGES.index(self.language)]
        return escape(text.format(**params))

    def heading(self, code: str) -> None:
        self.lines.append(f"<h2>{self.word(code)}</h2>")

    def text(self, code: str, **params: object) -> None:
        self.lines.append(f"<p>{self.word(code, **params)}</p>")

    def ids(self, names: Iterable[str]) -> None:
        """Add a list of ids in columns; none of them is ever broken."""
        items = "".join(f"<li>{escape(one)}</li>" for one in names)
        self.lines.append(f'<ul class="ids">{items}</ul>')

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Add a two-column table of names and values."""
        rows = "".join(
            f'<tr><th scope="row">{self.word(name)}</th><td>{value}</td></tr>'
            for name, value in pairs
        )
        self.lines.append(f"<table>{rows}</table>")

    def table(
        self, caption: str, heads: Sequence[str], rows: Sequence[tuple[str, tuple[str, ...]]]
    ) -> None:
        """Add a table: rows of (feature, cells), a line above those of each feature."""
        first, *others = heads
        head = f'<th scope="col">{self.word(first)}</th>' + "".join(
            f'<th scope="col" class="n">{self.word(one)}</th>' for one in others
        )
        bodies = ""
        for feature, found in groupby(rows, key=lambda row: row[0]):
            name = escape(feature) or self.word("further_rules")
            bodies += f'<tbody><tr><th scope="rowgroup" colspan="{len(heads)}" class="of">{name}'
            bodies += f"</th></tr>{''.join(self._row(cells) for _, cells in found)}</tbody>"
        self.lines.append(
            f'<div class="wide"><table><caption>{self.word(caption)}</caption>'
            f"<thead><tr>{head}</tr></thead>{bodies}</table></div>"
        )

    def _row(self, cells: tuple[str, ...]) -> str:
        name, *figures = cells
        row = "".join(f'<td class="n">{escape(cell)}</td>' for cell in figures)
        return f'<tr><th scope="row">{escape(name)}</th>{row}</tr>'


def protocol(report: Report, language: str) -> str:
    """Write the protocol as one HTML file; it depends on nothing but the report."""
    page = _Page(language)
    title = page.word("title" if report.draw else "title_before")
    _summary(page, report)
    _drawn(page, report)
    _quotas(page, report)
    _chances(page, report)
    _left_out(page, report)
    _reserves(page, report)
    _how(page, report)
    _facts(page, report)
    _verify(page)
    body = "\n".join(page.lines)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _summary(page: _Page, report: Report) -> None:
    page.heading("short")
    code = "summary_drawn" if report.draw else "summary_before"
    settled = len(report.settled)
    page.text(code, seats=report.rule.seats - settled, members=report.everybody.members)
    if settled or report.declined:
        page.text("without_draw", settled=settled, declined=report.declined)
    group = report.everybody
    if group.members:
        levels = {
            name: percent(value, page.language)
            for name, value in (
                ("lowest", group.lowest),
                ("mean", group.mean),
                ("highest", group.highest),
            )
        }
        page.text("fair", **levels)
        page.text("meaning")
    proof = page.word(
        f"certified_{report.method.value}" if report.certified else "not_certified",
        error=percent(math.ceil(1000 * report.error) / 1000, page.language),
    )
    page.lines.append(f'<p class="notice">{proof}</p>')


def _drawn(page: _Page, report: Report) -> None:
    if report.draw:
        page.heading("drawn")
        drawn = [one for one in report.draw.drawn if one not in report.settled]
        page.text("drawn_caption", count=len(drawn))
        page.ids(drawn)
    if report.settled:
        page.heading("settled")
        page.ids(report.settled)


def _place(one: QuotaLine | GroupLine) -> tuple[bool, str, str]:
    """Sort by the alphabet, further rules last."""
    return not one.feature, sort_key(one.feature), sort_key(one.value)


def _asked(page: _Page, one: QuotaLine) -> str:
    if one.low == one.high:
        return str(one.low)
    return f"{one.low}–{one.high}" if one.low else page.word("at_most", high=one.high)


def _quotas(page: _Page, report: Report) -> None:
    page.heading("quotas")
    heads = ["group", "in_pool", "asked", *(["reached"] if report.draw else [])]
    rows: list[tuple[str, tuple[str, ...]]] = []
    for one in sorted(report.quotas, key=_place):
        reached = [] if one.reached is None else [str(one.reached)]
        rows.append((one.feature, (one.value, str(one.pool), _asked(page, one), *reached)))
    page.table("quotas_caption", heads, rows)


def _chances(page: _Page, report: Report) -> None:
    page.heading("chances")
    rows: list[tuple[str, tuple[str, ...]]] = []
    for one in sorted(report.groups, key=_place):
        levels = (percent(v, page.language) for v in (one.lowest, one.mean, one.highest))
        rows.append((one.feature, (one.value, str(one.members), *levels)))
    page.table("chances_caption", ["group", "in_pool", "lowest", "mean", "highest"], rows)


def _left_out(page: _Page, report: Report) -> None:
    if report.barred:
        page.heading("barred")
        page.text("barred_text", count=len(report.barred))
        page.ids(report.barred)


def _reserves(page: _Page, report: Report) -> None:
    if not report.reserves:
        return
    page.heading("reserves")
    page.text("reserves_text")
    lines = "".join(
        f"<li>{page.word('instead', drawn=', '.join(drawn))}: {escape(', '.join(following))}</li>"
        for drawn, following in report.reserves
    )
    page.lines.append(f"<ul>{lines}</ul>")


def _how(page: _Page, report: Report) -> None:
    page.heading("how")
    ending = "_stratified" if report.method is Method.STRATIFIED else ""
    steps = "".join(
        f"<li>{page.word(code + ending, panels=report.panels)}</li>"
        for code in ("how_1", "how_2", "how_3")
    )
    page.lines.append(f"<ol>{steps}</ol>")


def _facts(page: _Page, report: Report) -> None:
    page.heading("facts")
    seed = f"<code>{escape(report.seed)}</code>" if report.seed else page.word("seed_none")
    pairs = [
        ("event", escape(report.event) or page.word("event_none")),
        ("hash", f"<code>{report.lottery_hash}</code>"),
        ("seed", seed),
    ]
    if report.draw and report.panels > 1:
        ticket = grouped(report.draw.ticket + 1, page.language)
        total = grouped(report.tickets, page.language)
        pairs += [
            ("ticket", page.word("of_tickets", ticket=ticket, total=total)),
            ("panel", str(report.draw.panel + 1)),
        ]
    page.facts(pairs)


def _verify(page: _Page) -> None:
    page.heading("verify")
    page.text("verify_hash")
    page.text("verify_text")
    page.lines.append("<p><code>python verify_draw.py .</code></p>")
    page.text("verify_lines")
