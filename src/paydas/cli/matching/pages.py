"""One page that a coordinator can read and print; it needs nothing else and no network."""

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from paydas.kernel.matching import Explanation
from paydas.kernel.text.numbers import format_number, format_percent
from paydas.kernel.text.suffixes import Case, possessive

from . import columns
from .cards import card
from .columns import Table
from .page_words import WORDS
from .results import Results
from .sentences import LANGUAGES, say

SHOWN = 300
NOTABLE = 0.2
HYPHENED = re.compile(r"(?<!\S)[\w-]{1,12}-[\w-]{1,12}(?!\w)")


class Page:
    """Write the page of one run."""

    def __init__(self, results: Results) -> None:
        """Take the results; nothing is computed here."""
        self.results = results
        self.language = results.language

    def word(self, code: str, **values: object) -> str:
        """Fill in one text of the page."""
        shown = {
            name: format_number(value, self.language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        facts = dict(self.results.teller.nouns) | shown
        return escape(WORDS[code][LANGUAGES.index(self.language)].format_map(facts))

    def write(self) -> str:
        """Put the page together: what happened, what to do, the reasons, the method."""
        style = files("paydas.cli.matching").joinpath("page.css").read_text(encoding="utf-8")
        results, small = self.results, self.results.run.rules.small
        sections = (
            ("by_place", self._listed("by_place", columns.places(results), "places.csv")),
            ("calls", self._listed("calls", columns.calls(results), "calls.csv")),
            ("wishes", self._listed("wishes", columns.wishes(results), "wishes.csv")),
            ("waiting", self._cards("waiting", results.waiting, "waiting.csv")),
            ("proposals", self._cards("proposals", results.proposals, "explanations.csv")),
            ("fairness", self._fairness(small)),
            ("unmet", self._listed("unmet", columns.unmet(results), "unmet.csv")),
            ("how", self._how()),
            ("record", self._record()),
        )
        links = "".join(
            f'<li><a href="#{code}">{self.word(code)}</a></li>\n' for code, _ in sections
        )
        contents = (
            f'<nav aria-label="{self.word("contents")}">\n<h2>{self.word("contents")}</h2>\n'
            f"<ul>\n{links}</ul>\n</nav>\n"
        )
        body = "".join(
            f'<section>\n<h2 id="{code}">{self.word(code)}</h2>\n{text}</section>\n'
            for code, text in sections
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{self.word('title')}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
            f"<main>\n{self._summary()}{contents}{body}</main>\n</body>\n</html>\n"
        )

    def _summary(self) -> str:
        report, run = self.results.fairness, self.results.run
        waiting = report.people - report.placed
        share = format_percent(report.placed / report.people, self.language)
        lines = [
            self.word(
                "placed",
                people=report.people,
                placed=count_of(report.placed, self.language, "dative"),
                share=share,
                waiting=count_of(waiting, self.language),
            ),
            self.word(
                "places",
                places=report.places,
                left=count_of(report.places - len(run.owners), self.language),
            ),
        ]
        if waiting:
            statuses = "; ".join(
                f"{say(self.language, code)}: {format_number(amount, self.language)}"
                for code, amount in self.results.statuses
            )
            lines.append(self.word("why_waiting", statuses=statuses))
        if report.mean_score is not None:
            mean = format_number(round(report.mean_score, 1), self.language, 1)
            lines.append(self.word("mean", mean=mean, most=run.rules.max_score))
        if report.minimums_asked:
            lines.append(
                self.word("minimums", asked=report.minimums_asked, filled=report.minimums_filled)
            )
        if report.envy:
            lines.append(self.word("envy", envy=report.envy))
        facts = "".join(f"<p>{line}</p>\n" for line in lines)
        return (
            f'<h1>{self.word("title")}</h1>\n<p class="lead">{self.word("lead")}</p>\n{facts}'
            f"<p>{self.word('personal')}</p>\n"
        )

    def _how(self) -> str:
        rules = self.results.run.rules
        weights = Table(
            (self.word("part"), self.word("most")),
            tuple(
                (self.results.teller.part(part), str(weight))
                for part, weight in rules.weights.items()
                if weight
            ),
            frozenset({1}),
        )
        text = self.word("how_text", floor=rules.floor)
        return f"<p>{text}</p>\n{table(weights, self.word('how'))}"

    def _fairness(self, small: int) -> str:
        report = self.results.fairness
        share = report.placed / report.people
        low = [
            f"{one.group or columns.word(self.language, '')} "
            f"({format_percent(one.share, self.language)})"
            for one in report.groups
            if one.share is not None and one.share <= share - NOTABLE
        ]
        code = "lowest" if low else "even"
        shown = format_percent(share, self.language)
        note = f"<p>{self.word(code, share=shown, groups=', '.join(low))}</p>\n"
        content = columns.fairness(self.results)
        if not content.rows:
            return f"<p>{self.word('no_groups')}</p>\n"
        text = self.word("fairness_text", small=small)
        return f"<p>{text}</p>\n{note}{table(content, self.word('fairness'))}"

    def _cards(self, code: str, records: list[Explanation], file: str) -> str:
        head = f"<p>{self.word(f'{code}_text')}</p>\n" if f"{code}_text" in WORDS else ""
        if not records:
            return f"{head}<p>{self.word('none')}</p>\n"
        head += self._more(len(records), file)
        cards = "".join(card(self.results.teller, one) for one in records[:SHOWN])
        return f'{head}<div class="cards">\n{cards}</div>\n'

    def _more(self, count: int, file: str) -> str:
        if count <= SHOWN:
            return ""
        return f"<p>{self.word('more', shown=SHOWN, count=count, file=file)}</p>\n"

    def _listed(self, code: str, content: Table, file: str) -> str:
        head = f"<p>{self.word(f'{code}_text')}</p>\n"
        if not content.rows:
            return f"{head}<p>{self.word('none')}</p>\n"
        few = Table(content.headings, content.rows[:SHOWN], content.numeric)
        return head + self._more(len(content.rows), file) + table(few, self.word(code))

    def _record(self) -> str:
        rules, run = self.results.run.rules, self.results.run
        text = self.word("record_text", rules=rules.name, version=rules.version, seed=run.seed)
        digests = "".join(
            f"<li>{escape(name)}: <code>{digest}</code></li>\n"
            for name, digest in self.results.inputs.items()
        )
        return f"<p>{text}</p>\n<ul>\n{digests}</ul>\n"


def count_of(amount: int, language: str, case: Case = "") -> str:
    """Write a part of a larger number: "37’si" of them in Turkish, 37 in English."""
    number = format_number(amount, language)
    return possessive(number, case) if language == "tr" else number


def table(content: Table, caption: str) -> str:
    """Write one table; the caption is already safe. On a narrow screen rows become blocks."""
    head = "".join(
        f'<th scope="col"{_flush(place, content)}>{escape(cell)}</th>'
        for place, cell in enumerate(content.headings)
    )
    rows = "".join(f"<tr>{_cells(row, content)}</tr>\n" for row in content.rows)
    return (
        f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0">\n<table>\n'
        f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n"
        "</table>\n</div>\n"
    )


def _cells(cells: Iterable[str], content: Table) -> str:
    return "".join(
        f'<td data-label="{escape(content.headings[place])}"{_flush(place, content)}>'
        f"{_whole_ids(escape(cell))}</td>"
        for place, cell in enumerate(cells)
    )


def _whole_ids(cell: str) -> str:
    """Keep short words with a hyphen, as ids are, on one line."""
    return HYPHENED.sub(r'<span class="whole">\g<0></span>', cell)


def _flush(place: int, content: Table) -> str:
    return ' class="number"' if place in content.numeric else ""
