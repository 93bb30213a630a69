"""The preset `tables`: guests at balanced tables, as CSV, JSON and a page."""

import json
from collections import Counter
from html import escape
from importlib.resources import files
from pathlib import Path

from paydas.kernel.matching import Guest, Opportunity, Seating, seat

from .columns import Table, as_csv
from .pages import table as write_table
from .problems import InputError, Problem
from .sentences import LANGUAGES
from .sheets import MAX_PROBLEMS, as_headed
from .sides import Read, read_guests, read_opportunities

WORDS = {
    "title": ("Masa düzeni", "Seating"),
    "person": ("Kişi", "Person"),
    "table": ("Masa", "Table"),
    "organisation": ("Kuruluş", "Organisation"),
    "trait": ("Özellik", "Trait"),
    "value": ("Değer", "Value"),
    "people": ("Kişi sayısı", "People"),
    "place": ("İl ya da yer", "Place"),
    "sector": ("Sektör", "Sector"),
    "best": (
        "Bundan daha dengeli bir düzen yoktur.",
        "No seating can be more even than this one.",
    ),
    "good": (
        "Bu, bulunan en dengeli düzendir; daha iyisinin olmadığı kanıtlanmış değildir.",
        "This is the most even seating found; it is not proved that there is none better.",
    ),
    "apart": (
        "Hiçbir masada aynı kuruluştan iki kişi yok.",
        "No table has two people of one organisation.",
    ),
    "repeats": (
        (
            "{repeats} kişi kendi kuruluşundan biriyle aynı masada; o kuruluşlardan gelenler masa "
            "sayısından çok ya da başka bir düzen bulunamadı."
        ),
        (
            "{repeats} people share a table with their own organisation: it sent more people than "
            "there are tables, or no other seating was found."
        ),
    ),
    "who": ("Kim nerede oturuyor?", "Who sits where?"),
    "balance": ("Masaların dengesi", "How even the tables are"),
}


def seat_guests(people: Path, tables: Path, seed: str, language: str) -> dict[str, str]:
    """Seat the guests of one file at the tables of the other; give the files to write."""
    guests, sheet = read_guests(people).items, read_opportunities(tables)
    places = sheet.items
    _check_room(sheet, len(guests))
    names = [one.title or one.id for one in sorted(places, key=lambda one: one.id)]
    seating = seat(guests, len(names), seed)
    number = LANGUAGES.index(language)
    who = _who(guests, seating, names, number)
    balance = _balance(guests, seating, names, number)
    content = {
        "seed": seed,
        "imbalance": seating.imbalance,
        "bound": seating.bound,
        "repeats": seating.repeats,
        "tables": {one: names[seating.table_of[one]] for one in sorted(seating.table_of)},
    }
    return {
        "proposals.csv": as_csv(who),
        "tables.csv": as_csv(balance),
        "result.json": json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
        "index.html": _page(seating, (who, balance), number),
    }


def _check_room(tables: Read[Opportunity], guests: int) -> None:
    """Refuse tables with fewer places than even tables would need."""
    low, more = divmod(guests, len(tables.items))
    needed = low + (1 if more else 0)
    problems = [
        Problem(
            "table_small",
            tables.file,
            tables.rows[one.id],
            "capacity",
            str(one.capacity),
            {"least": str(needed)},
        )
        for one in tables.items
        if one.capacity < needed
    ]
    if problems:
        raise InputError(as_headed(problems[:MAX_PROBLEMS], tables.headings))


def _who(guests: list[Guest], seating: Seating, names: list[str], number: int) -> Table:
    headings = tuple(WORDS[code][number] for code in ("person", "organisation", "table"))
    order = sorted(guests, key=lambda one: (seating.table_of[one.id], one.id))
    rows = ((one.id, one.organisation, names[seating.table_of[one.id]]) for one in order)
    return Table(headings, tuple(rows))


def _balance(guests: list[Guest], seating: Seating, names: list[str], number: int) -> Table:
    """Count each trait value at each table, with the seats in the first row."""
    total = (WORDS["people"][number], "")
    counted: dict[tuple[str, str], Counter[int]] = {total: Counter()}
    for guest in guests:
        spot = seating.table_of[guest.id]
        counted[total][spot] += 1
        for name, value in (guest.traits or {}).items():
            shown = WORDS[name][number] if name in WORDS else name
            counted.setdefault((shown, value), Counter())[spot] += 1
    headings = (WORDS["trait"][number], WORDS["value"][number], *names)
    rows = (
        (*key, *(str(amounts[spot]) for spot in range(len(names))))
        for key, amounts in sorted(counted.items(), key=lambda one: (one[0] != total, one[0]))
    )
    return Table(headings, tuple(rows), frozenset(range(2, len(headings))))


def _page(seating: Seating, tables: tuple[Table, Table], number: int) -> str:
    style = files("paydas.cli.matching").joinpath("page.css").read_text(encoding="utf-8")
    lines = [WORDS["best" if seating.is_proven_best else "good"][number]]
    apart = WORDS["repeats" if seating.repeats else "apart"][number]
    lines.append(apart.format(repeats=seating.repeats))
    facts = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    title = WORDS["title"][number]
    listed = "".join(
        f"<h2>{WORDS[code][number]}</h2>\n{write_table(content, WORDS[code][number])}"
        for code, content in zip(("who", "balance"), tables, strict=True)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[number]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{facts}{listed}</main>\n</body>\n</html>\n"
    )
