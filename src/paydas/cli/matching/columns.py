"""The tables of a run: the same rows serve the CSV files and the page."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paydas.kernel.matching import part_names
from paydas.kernel.text.marks import sentence_case
from paydas.kernel.text.numbers import format_number, format_percent

from .results import Results
from .sentences import LANGUAGES, say

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = {
    "person": ("{one}", "{one}"),
    "status": ("durum", "status"),
    "opportunity": ("{offer} no", "{offer} id"),
    "title": ("{offer}", "{offer}"),
    "points": ("puan", "points"),
    "rank": ("puan sırası", "rank by points"),
    "possible": ("uyan seçenek", "options that fit"),
    "waiting": ("bekleme (gün)", "waiting (days)"),
    "explanation": ("açıklama", "explanation"),
    "facet": ("neye göre", "by"),
    "group": ("grup", "group"),
    "people": ("sayı", "number"),
    "placed": ("yer önerilen", "with a place"),
    "share": ("oran", "share"),
    "mean": ("ortalama puan", "mean points"),
    "place": ("yer", "place"),
    "language": ("dil", "language"),
    "time": ("boş olduğu zaman", "free time"),
    "interest": ("ilk {wish}", "first {wish}"),
    "who": ("kimler", "who"),
    "question": ("sorulacak soru", "what to ask"),
    "ask": ("bu konudaki en yakın {offer}", "nearest {offer} on this topic"),
    "when": ("ne zaman, nerede", "when and where"),
    "capacity": ("yer sayısı", "places"),
    "taken": ("önerilen", "proposed"),
    "left": ("boş kalan", "still free"),
}
WORDS = {
    "": ("belirtilmemiş", "not stated"),
    "morning": ("sabah", "morning"),
    "afternoon": ("öğleden sonra", "afternoon"),
    "evening": ("akşam", "evening"),
    "interest": ("istek (her biri)", "wish (each)"),
    "hidden": ("{small}’ten az (gizli)", "hidden (under {small})"),
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
    results: Results,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    numeric: Sequence[str] = (),
) -> Table:
    number, nouns = LANGUAGES.index(results.language), results.teller.nouns
    headings = tuple(
        sentence_case(HEADINGS[name][number].format_map(nouns), results.language) for name in names
    )
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
        row = (one.person_id, one.offer_id, results.teller.title(one.offer_id), status, *figures)
        rows.append((*row, *(amounts.get(part, "") for part in parts)))
    table = _table(results, names, rows)
    headings = (
        *table.headings,
        *(sentence_case(results.teller.part(part), language) for part in parts),
    )
    return Table(headings, table.rows, frozenset(range(4, len(headings))))


def explanations(results: Results) -> Table:
    """Tell every proposal and every refusal in sentences."""
    names = ("person", "status", "opportunity", "explanation")
    rows = (
        (
            one.person_id,
            say(results.language, one.status),
            results.teller.title(one.offer_id) if one.offer_id else "–",
            results.teller.tell(one),
        )
        for one in results.explanations
    )
    return _table(results, names, rows)


def waiting(results: Results) -> Table:
    """List who waits, longest first."""
    rows = (
        (
            one.person_id,
            str(results.teller.person(one.person_id).waiting_days),
            say(results.language, one.status),
            results.teller.tell(one),
        )
        for one in results.waiting
    )
    return _table(results, ("person", "waiting", "status", "explanation"), rows, ("waiting",))


def places(results: Results) -> Table:
    """List every opportunity with who is proposed there and how much is left."""
    teller, judge = results.teller, results.run.judge
    rows = []
    for number, one in enumerate(results.run.pool.opportunities):
        taken, left = len(results.run.holders.get(number, ())), int(judge.left[number])
        where = " · ".join(
            part for part in (teller.obstacles.sessions(one.sessions), one.place) if part
        )
        who = teller.holders(one.id, left) or "–"
        figures = (str(left), str(taken), str(left - taken))
        rows.append((teller.title(one.id), where, *figures, who))
    names = ("title", "when", "capacity", "taken", "left", "who")
    return _table(results, names, rows, ("capacity", "taken", "left"))


def fairness(results: Results) -> Table:
    """Compare the groups; those under five are hidden."""
    language = results.language
    rows = []
    for one in results.fairness.groups:
        if one.people is None or one.share is None:
            hidden = word(language, "hidden").format(small=results.run.rules.small)
            figures = (hidden, "–", "–", "–")
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
    return _table(results, names, rows, ("people", "placed", "share", "mean"))


def unmet(results: Results) -> Table:
    """Count the waiting by place, language, time and interest."""
    language, teller = results.language, results.teller
    rows = []
    for facet, value, amount in results.fairness.unmet:
        named = teller.obstacles.languages([value]) if facet == "language" and value else value
        shown = word(language, teller.label(named))
        rows.append((word(language, facet), shown, str(amount)))
    return _table(results, ("facet", "group", "people"), rows, ("people",))


def calls(results: Results) -> Table:
    """List what to ask of whom, and who would find a place: the next telephone calls."""
    teller = results.teller
    rows = []
    for one in results.fairness.calls:
        persons = [teller.person(person) for person in one.persons]
        question = teller.obstacles.question(one.need, persons, teller.offer(one.offer_id))
        who = ", ".join(teller.named(person) for person in one.persons)
        rows.append((teller.title(one.offer_id), question, str(len(persons)), who))
    return _table(results, ("title", "question", "people", "who"), rows, ("people",))


def wishes(results: Results) -> Table:
    """List for what a new opportunity must be found."""
    language, teller = results.language, results.teller
    rows = []
    for one in results.fairness.wishes:
        ask = ", ".join(teller.title(offer) for offer in one.ask)
        cells = (
            word(language, one.place),
            teller.obstacles.languages([one.language]) or word(language, ""),
            word(language, one.time),
            word(language, teller.label(one.interest)),
        )
        who = ", ".join(teller.named(person) for person in one.persons)
        rows.append((*cells, str(len(one.persons)), who, ask or "–"))
    names = ("place", "language", "time", "interest", "people", "who", "ask")
    return _table(results, names, rows, ("people",))


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
