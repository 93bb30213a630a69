"""Read the two tables of a draw; every fault names its file, row and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paydas.cli.draw_place import InputError, Place, fail
from paydas.cli.draw_rules import read_rules
from paydas.cli.tables import Table, read_table
from paydas.kernel.documents.sheets import SheetError
from paydas.kernel.draw import Member, Quota, Rule, SetRule, Standing

ID_NAMES = ("id", "nationbuilder_id", "kimlik", "no")
QUOTA_COLUMNS = ("category", "feature", "min", "max")
SEVERAL = "|"
# What is wrong with a whole file, and with a row: the sheet's word, ours.
FAULTS = {
    "empty": "file_empty",
    "no_header": "file_empty",
    "bad_encoding": "encoding_wrong",
    "bad_quotes": "cell_too_long",
    "encrypted": "file_encrypted",
    "not_a_sheet": "not_a_table",
    "cell_too_long": "cell_too_long",
    "ragged_row": "row_too_long",
}
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


def read_rows(path: Path) -> Table:
    """Read a table as ``paydas.cli.tables`` does; raises InputError with the place."""
    try:
        table = read_table(path)
    except OSError:
        raise fail(Place(path.name), "file_missing") from None
    except SheetError as error:
        raise _of_file(path, error) from None
    for row in table.rows:
        if row.error:
            column = str(row.error.params.get("column", ""))
            raise fail(Place(path.name, row.number, column), FAULTS[row.error.code])
    return table


def _of_file(path: Path, error: SheetError) -> InputError:
    found = error.params
    row = int(str(found.get("row") or found.get("line") or 0))
    if error.code == "duplicate_column":
        return fail(Place(path.name, 1, str(found["column"])), "column_twice")
    if error.code == "lost_cells":
        return fail(Place(path.name), "cells_lost", cells=str(found["cells"]))
    return fail(Place(path.name, row), FAULTS.get(error.code, "file_too_large"))


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
    table = read_rows(path)
    if not table.rows:
        raise fail(Place(path.name), "file_empty")
    names = QUOTA_COLUMNS if "category" in table.columns else ("feature", "value", "min", "max")
    for name in names:
        if name not in table.columns:
            raise fail(Place(path.name, 1, name), "column_missing")
    quotas: list[Quota] = []
    rows: dict[tuple[str, str], int] = {}
    for one in table.rows:
        number, row = one.number, one.values
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
    table = read_rows(path)
    if not table.rows:
        raise fail(Place(path.name), "pool_empty")
    id_name = next((name for name in ID_NAMES if name in table.columns), None)
    if id_name is None:
        raise fail(Place(path.name, 1, "id"), "column_missing")
    for feature in features:
        if feature not in table.columns:
            raise fail(Place(path.name, 1, feature), "column_missing")
    members: list[Member] = []
    rows: dict[str, int] = {}
    for one in table.rows:
        number, row = one.number, one.values
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
    table = read_rows(people)
    found = []
    for column, high in sorted(limits.items()):
        if column not in table.columns:
            raise fail(Place(people.name, 1, column), "column_missing")
        id_name = next(name for name in ID_NAMES if name in table.columns)
        groups: dict[str, set[str]] = {}
        for row in table.rows:
            if value := row.values[column]:
                groups.setdefault(value, set()).add(row.values[id_name])
        found += [
            SetRule(f"{column}: {value}", frozenset(ids), 0, high)
            for value, ids in sorted(groups.items())
        ]
    return found
