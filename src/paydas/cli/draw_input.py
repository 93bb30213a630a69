"""Read the two tables of a draw; every fault names its file, row and column."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paydas.cli.draw_place import Place, decoded, fail
from paydas.cli.draw_rules import read_rules
from paydas.kernel.draw import Member, Quota, Rule, SetRule, Standing

ID_NAMES = ("id", "nationbuilder_id", "kimlik", "no")
QUOTA_COLUMNS = ("category", "feature", "min", "max")
SEVERAL = "|"
# What a spreadsheet would run; drawn.csv holds the ids as they came, for the verifier.
FORMULA = ("=", "+", "-", "@")


@dataclass(slots=True)
class Question:
    """What the files ask, and where each part of it was written."""

    members: list[Member] = field(default_factory=list)
    rule: Rule = field(default_factory=lambda: Rule(0))
    event: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    quota_rows: dict[tuple[str, str], int] = field(default_factory=dict)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with ``,``, ``;`` or tab between cells, in UTF-8 or Turkish Windows."""
    text = decoded(path)
    first = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, restkey="", restval="")
    try:
        return _rows(path, reader)
    except csv.Error:  # a cell beyond 128 KB: mostly a quotation mark that was never closed
        raise fail(Place(path.name, reader.line_num + 1), "cell_too_long") from None


def _rows(path: Path, reader: "csv.DictReader[str]") -> list[dict[str, str]]:
    if not reader.fieldnames or not any(name.strip() for name in reader.fieldnames):
        raise fail(Place(path.name), "file_empty")
    names = [name.strip() for name in reader.fieldnames]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise fail(Place(path.name, 1, doubled[0]), "column_twice")
    rows = []
    for number, row in enumerate(reader, start=2):
        if "" in row and any(row[""]):
            raise fail(Place(path.name, number), "row_too_long")
        rows.append({name.strip(): (cell or "").strip() for name, cell in row.items() if name})
    return rows


def _whole(cell: str, place: Place) -> int:
    """Read a whole number; fractions and words are faults, negative numbers too."""
    try:
        number = int(cell)
    except ValueError:
        raise fail(place, "number_wrong", cell=cell) from None
    if number < 0:
        raise fail(place, "number_negative", cell=cell)
    return number


def read_quotas(path: Path) -> tuple[list[Quota], dict[tuple[str, str], int]]:
    """Read ``category, feature, min, max`` (or ``feature, value, min, max``)."""
    table = read_table(path)
    if not table:
        raise fail(Place(path.name), "file_empty")
    names = QUOTA_COLUMNS if "category" in table[0] else ("feature", "value", "min", "max")
    for name in names:
        if name not in table[0]:
            raise fail(Place(path.name, 1, name), "column_missing")
    quotas: list[Quota] = []
    rows: dict[tuple[str, str], int] = {}
    for number, row in enumerate(table, start=2):
        low, high = (_whole(row[name], Place(path.name, number, name)) for name in names[2:])
        if low > high:
            raise fail(Place(path.name, number, names[3]), "quota_reversed", low=low, high=high)
        feature, value = row[names[0]], row[names[1]]
        if (feature, value) in rows:
            place = Place(path.name, number, names[1])
            raise fail(place, "quota_twice", feature=feature, value=value)
        rows[feature, value] = number
        quotas.append(Quota(feature, value, low, high))
    return quotas, rows


def read_members(
    path: Path, features: Sequence[str], standings: Mapping[str, Standing]
) -> tuple[list[Member], dict[str, int]]:
    """Read the people table: an id column and one column per feature of the quotas.

    A cell may hold several values with ``|`` between them.
    """
    table = read_table(path)
    if not table:
        raise fail(Place(path.name), "pool_empty")
    id_name = next((name for name in ID_NAMES if name in table[0]), None)
    if id_name is None:
        raise fail(Place(path.name, 1, "id"), "column_missing")
    for feature in features:
        if feature not in table[0]:
            raise fail(Place(path.name, 1, feature), "column_missing")
    members: list[Member] = []
    rows: dict[str, int] = {}
    for number, row in enumerate(table, start=2):
        name = row[id_name]
        if not name:
            raise fail(Place(path.name, number, id_name), "id_empty")
        place = Place(path.name, number, id_name)
        if name.startswith(FORMULA):
            raise fail(place, "id_formula", id=name)
        if name in rows:
            raise fail(place, "id_twice", id=name, first=rows[name])
        rows[name] = number
        values = {f: tuple(v.strip() for v in row[f].split(SEVERAL) if v.strip()) for f in features}
        members.append(Member(name, values, standings.get(name, Standing.OPEN)))
    return members, rows


def read_question(people: Path, quotas: Path, seats: int, rules: Path | None) -> Question:
    """Read everything; raises InputError."""
    asked, quota_rows = read_quotas(quotas)
    extra = read_rules(rules)
    features = sorted({quota.feature for quota in asked})
    members, rows = read_members(people, features, extra.standings)
    unknown = sorted(set(extra.standings) - set(rows))
    if unknown and rules is not None:
        raise fail(Place(rules.name), "member_unknown", id=unknown[0])
    sets = [*extra.sets, *_groups(extra.limits, people)]
    rule = Rule(seats, tuple(asked), tuple(sets), extra.cap)
    return Question(members, rule, extra.event, rows, quota_rows)


def _groups(limits: Mapping[str, int], people: Path) -> list[SetRule]:
    """Allow no more than so many members with the same cell in a column."""
    if not limits:
        return []
    table = read_table(people)
    found = []
    for column, high in sorted(limits.items()):
        if column not in table[0]:
            raise fail(Place(people.name, 1, column), "column_missing")
        id_name = next(name for name in ID_NAMES if name in table[0])
        groups: dict[str, set[str]] = {}
        for row in table:
            if row[column]:
                groups.setdefault(row[column], set()).add(row[id_name])
        found += [
            SetRule(f"{column}: {value}", frozenset(ids), 0, high)
            for value, ids in sorted(groups.items())
        ]
    return found
