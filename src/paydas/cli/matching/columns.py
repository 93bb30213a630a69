"""The tables of a run: the same rows serve the CSV files and the page."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paydas.kernel.matching import part_names
from paydas.kernel.text.numbers import format_number, format_percent

from .results import Results
from .sentences import LANGUAGES, say

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = {
    "person": ("kişi", "person"),
    "status": ("durum", "status"),
    "opportunity": ("fırsat", "opportunity"),
    "title": ("başlık", "title"),
    "points": ("puan", "points"),
    "rank": ("kendi sırası", "own rank"),
    "possible": ("uyan seçenek", "possible"),
    "waiting": ("bekleme (gün)", "waiting (days)"),
    "reason": ("durum", "reason"),
    "explanation": ("açıklama", "explanation"),
    "facet": ("ayrım", "by"),
    "group": ("grup", "group"),
    "people": ("kişi sayısı", "people"),
    "placed": ("yerleşen", "placed"),
    "share": ("yerleşme oranı", "share placed"),
    "mean": ("ortalama puan", "mean points"),
    "place": ("yer", "place"),
    "language": ("dil", "language"),
    "time": ("boş olduğu zaman", "free time"),
    "interest": ("ilgi alanı", "interest"),
    "blocked": ("tek engel", "only obstacle"),
    "ask": ("kime sorulmalı", "whom to ask"),
}
WORDS = {
    "": ("belirtilmemiş", "not stated"),
    "morning": ("sabah", "morning"),
    "afternoon": ("öğleden sonra", "afternoon"),
    "evening": ("akşam", "evening"),
    "hidden": ("5’ten az (gizli)", "hidden (under five)"),
    "full": ("yer dolu", "places full"),
    "floor": ("puanı yetersiz", "too few points"),
}


@dataclass(frozen=True)
class Table:
    """Headings and rows of text; `numeric` are the columns to be set flush right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


def word(language: str, code: str) -> str:
    """Translate a word that occurs in cells; give back what is not ours."""
    pair = WORDS.get(code) or HEADINGS.get(code)
    return pair[LANGUAGES.index(language)] if pair else code


def _table(
    language: str, names: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[str] = ()
) -> Table:
    headings = tuple(HEADINGS[name][LANGUAGES.index(language)] for name in names)
    places = frozenset(names.index(name) for name in numeric)
    return Table(headings, tuple(tuple(row) for row in rows), places)


def proposals(results: Results) -> Table:
    """List the proposals, with the parts of their points."""
    language, parts = results.language, part_names(results.run.rules)
    names = ("person", "opportunity", "title", "status", "points", "rank", "possible")
    rows = []
    for one in results.proposals:
        amounts = {part: str(points) for part, points, _ in one.parts}
        fixed = one.status == "accepted"
        figures = ("", "", "") if fixed else (str(one.score), str(one.rank), str(one.possible))
        status = say(language, one.status)
        row = (one.person_id, one.offer_id, results.title(one.offer_id), status, *figures)
        rows.append((*row, *(amounts.get(part, "") for part in parts)))
    table = _table(language, names, rows)
    headings = (*table.headings, *(say(language, part) for part in parts))
    return Table(headings, table.rows, frozenset(range(4, len(headings))))


def explanations(results: Results) -> Table:
    """Tell every proposal and every refusal in sentences."""
    names = ("person", "status", "opportunity", "explanation")
    rows = (
        (
            one.person_id,
            say(results.language, one.status),
            results.title(one.offer_id) if one.offer_id else "–",
            results.teller.tell(one),
        )
        for one in results.explanations
    )
    return _table(results.language, names, rows)


def waiting(results: Results) -> Table:
    """List who waits, longest first."""
    number = results.run.judge.person_number
    rows = (
        (
            one.person_id,
            str(results.run.pool.people[number[one.person_id]].waiting_days),
            say(results.language, one.status),
            results.teller.tell(one),
        )
        for one in results.waiting
    )
    names = ("person", "waiting", "reason", "explanation")
    return _table(results.language, names, rows, ("waiting",))


def fairness(results: Results) -> Table:
    """Compare the groups; those under five are hidden."""
    language = results.language
    rows = []
    for one in results.fairness.groups:
        if one.people is None or one.share is None:
            figures = (word(language, "hidden"), "–", "–", "–")
        else:
            mean = "–" if one.mean_score is None else _one_digit(one.mean_score, language)
            figures = (
                format_number(one.people, language),
                format_number(one.placed or 0, language),
                format_percent(one.share, language),
                mean,
            )
        rows.append((one.facet, word(language, one.group), *figures))
    names = ("facet", "group", "people", "placed", "share", "mean")
    return _table(language, names, rows, ("people", "placed", "share", "mean"))


def unmet(results: Results) -> Table:
    """Count the waiting by place, language, time and interest."""
    language = results.language
    rows = (
        (word(language, facet), word(language, results.label(value)), str(amount))
        for facet, value, amount in results.fairness.unmet
    )
    return _table(language, ("facet", "group", "people"), rows, ("people",))


def calls(results: Results) -> Table:
    """List what to ask of which association: the coordinator's next telephone calls."""
    language = results.language
    rows = []
    for one in results.fairness.wishes:
        obstacles = [(say(language, code), amount) for code, amount in one.blocked]
        if one.full:
            obstacles.insert(0, (word(language, "full"), one.full))
        shown = ", ".join(f"{name} ({amount})" for name, amount in obstacles)
        ask = ", ".join(results.title(offer) for offer in one.ask)
        cells = [word(language, value) for value in (one.place, one.language, one.time)]
        interest = word(language, results.label(one.interest))
        rows.append((*cells, interest, str(one.people), shown or "–", ask or "–"))
    names = ("place", "language", "time", "interest", "people", "blocked", "ask")
    return _table(language, names, rows, ("people",))


def _one_digit(value: float, language: str) -> str:
    return format_number(round(value, 1), language, 1)


def as_csv(table: Table) -> str:
    """Write a table; cells that a spreadsheet would take for a formula get an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([_harmless(cell) for cell in row])
    return "\ufeff" + text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
