"""Read the two tables and the rules of a draw; every fault names its file, row and column."""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paydas.kernel.draw import Fault, Member, Quota, Rule, SetRule, Standing

ENCODINGS = ("utf-8-sig", "cp1254")
ID_NAMES = ("id", "nationbuilder_id", "kimlik", "no")
QUOTA_COLUMNS = ("category", "feature", "min", "max")
SEVERAL = "|"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; the first row is the heading."""

    file: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A fault with its place."""

    place: Place
    fault: Fault


class InputError(Exception):
    """Carry everything that is wrong with the input."""

    def __init__(self, faults: Sequence[Placed]) -> None:
        """Keep the faults in the order of the files."""
        super().__init__(faults)
        self.faults = faults


@dataclass(slots=True)
class Question:
    """What the files ask, and where each part of it was written."""

    members: list[Member]
    rule: Rule
    event: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    quota_rows: dict[tuple[str, str], int] = field(default_factory=dict)


def _fail(place: Place, code: str, **params: object) -> InputError:
    return InputError([Placed(place, Fault(code, params))])


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with ``,``, ``;`` or tab between cells, in UTF-8 or Turkish Windows."""
    text = _decoded(path)
    first = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, restkey="", restval="")
    if not reader.fieldnames or not any(name.strip() for name in reader.fieldnames):
        raise _fail(Place(path.name), "file_empty")
    names = [name.strip() for name in reader.fieldnames]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise _fail(Place(path.name, 1, doubled[0]), "column_twice")
    rows = []
    for number, row in enumerate(reader, start=2):
        if "" in row and any(row[""]):
            raise _fail(Place(path.name, number), "row_too_long")
        rows.append({name.strip(): (cell or "").strip() for name, cell in row.items() if name})
    return rows


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise _fail(Place(path.name), "file_missing") from None
    if b"\0" in raw:
        raise _fail(Place(path.name), "encoding_wrong")
    for encoding in ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _fail(Place(path.name), "encoding_wrong")


def _whole(cell: str, place: Place) -> int:
    """Read a whole number; fractions and words are faults, negative numbers too."""
    try:
        number = int(cell)
    except ValueError:
        raise _fail(place, "number_wrong", cell=cell) from None
    if number < 0:
        raise _fail(place, "number_negative", cell=cell)
    return number


def read_quotas(path: Path) -> tuple[list[Quota], dict[tuple[str, str], int]]:
    """Read ``category, feature, min, max`` (or ``feature, value, min, max``)."""
    table = read_table(path)
    if not table:
        raise _fail(Place(path.name), "file_empty")
    names = QUOTA_COLUMNS if "category" in table[0] else ("feature", "value", "min", "max")
    for name in names:
        if name not in table[0]:
            raise _fail(Place(path.name, 1, name), "column_missing")
    quotas: list[Quota] = []
    rows: dict[tuple[str, str], int] = {}
    for number, row in enumerate(table, start=2):
        low, high = (_whole(row[name], Place(path.name, number, name)) for name in names[2:])
        if low > high:
            raise _fail(Place(path.name, number, names[3]), "quota_reversed", low=low, high=high)
        feature, value = row[names[0]], row[names[1]]
        if (feature, value) in rows:
            place = Place(path.name, number, names[1])
            raise _fail(place, "quota_twice", feature=feature, value=value)
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
        raise _fail(Place(path.name), "pool_empty")
    id_name = next((name for name in ID_NAMES if name in table[0]), None)
    if id_name is None:
        raise _fail(Place(path.name, 1, "id"), "column_missing")
    for feature in features:
        if feature not in table[0]:
            raise _fail(Place(path.name, 1, feature), "column_missing")
    members: list[Member] = []
    rows: dict[str, int] = {}
    for number, row in enumerate(table, start=2):
        name = row[id_name]
        if not name:
            raise _fail(Place(path.name, number, id_name), "id_empty")
        if name in rows:
            place = Place(path.name, number, id_name)
            raise _fail(place, "id_twice", id=name, first=rows[name])
        rows[name] = number
        values = {f: tuple(v.strip() for v in row[f].split(SEVERAL) if v.strip()) for f in features}
        members.append(Member(name, values, standings.get(name, Standing.OPEN)))
    return members, rows


def read_rules(path: Path | None) -> dict[str, Any]:
    """Read RULES.toml, or nothing."""
    if path is None:
        return {}
    try:
        return tomllib.loads(_decoded(path))
    except tomllib.TOMLDecodeError as error:
        raise _fail(Place(path.name), "toml_wrong", detail=str(error)) from None


def read_question(people: Path, quotas: Path, seats: int, rules: Path | None) -> Question:
    """Read everything; raises InputError."""
    asked, quota_rows = read_quotas(quotas)
    extra = read_rules(rules)
    standings = _standings(extra, rules)
    features = sorted({quota.feature for quota in asked})
    members, rows = read_members(people, features, standings)
    unknown = sorted(set(standings) - set(rows))
    if unknown and rules is not None:
        raise _fail(Place(rules.name), "member_unknown", id=unknown[0])
    sets = [*_sets(extra, rules), *_groups(extra, people)]
    cap = extra.get("cap", 1.0)
    if rules is not None and not (isinstance(cap, int | float) and 0 < cap <= 1):
        raise _fail(Place(rules.name, 0, "cap"), "cap_wrong", cap=cap)
    rule = Rule(seats, tuple(asked), tuple(sets), float(cap))
    return Question(members, rule, str(extra.get("event", "")), rows, quota_rows)


def _standings(extra: Mapping[str, Any], rules: Path | None) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for key in ("must", "accepted", "declined"):
        for name in extra.get(key, []):
            if name in found and rules is not None:
                raise _fail(Place(rules.name, 0, key), "standing_twice", id=name)
            found[str(name)] = Standing(key)
    return found


def _sets(extra: Mapping[str, Any], rules: Path | None) -> list[SetRule]:
    """Read ``[[set]] name, members, at_least, at_most``."""
    found = []
    for number, one in enumerate(extra.get("set", []), start=1):
        low, high = one.get("at_least", 0), one.get("at_most")
        is_whole = isinstance(low, int) and (high is None or isinstance(high, int))
        if rules is not None and (not is_whole or low < 0 or (high is not None and high < low)):
            raise _fail(Place(rules.name, 0, f"set {number}"), "set_reversed", low=low, high=high)
        members = frozenset(str(name) for name in one.get("members", []))
        found.append(SetRule(str(one.get("name", f"set {number}")), members, low, high))
    return found


def _groups(extra: Mapping[str, Any], people: Path) -> list[SetRule]:
    """Read ``[at_most] column = n``: no more than n members with the same cell in a column."""
    limits = extra.get("at_most", {})
    if not limits:
        return []
    table = read_table(people)
    found = []
    for column, high in sorted(limits.items()):
        if column not in table[0]:
            raise _fail(Place(people.name, 1, column), "column_missing")
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
