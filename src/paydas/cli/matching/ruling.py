"""Read the rules (TOML) and what earlier batches settled."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from paydas.kernel.matching import History, MatchingError, Rules, make_rules
from paydas.kernel.text.folding import fold

from .cells import Reader
from .problems import InputError, Problem
from .sheets import as_headed, read_sheet

TABLES = "tables"
STATES = {
    "accepted": "accepted",
    "kabul": "accepted",
    "refused": "refused",
    "ret": "refused",
}
COLUMNS = {
    "person": "person",
    "kisi": "person",
    "opportunity": "opportunity",
    "firsat": "opportunity",
    "state": "state",
    "durum": "state",
}


def read_rules(path: Path | None) -> Rules | None:
    """Read the rules of a run; None means that guests are to be seated at tables."""
    settings: dict[str, object] = {}
    if path:
        try:
            settings = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError([Problem("file_unreadable", path.name)]) from error
        except tomllib.TOMLDecodeError as error:
            problem = Problem("not_toml", path.name, value=str(error))
            raise InputError([problem]) from error
    if settings == {"preset": TABLES}:
        return None
    try:
        return make_rules(settings)
    except MatchingError as error:
        name = str(error.params.get("name", ""))
        value = str(error.params.get("value", ""))
        file = path.name if path else ""
        raise InputError([Problem(error.code, file, column=name, value=value)]) from error


@dataclass(frozen=True)
class Past:
    """What earlier batches settled, and in which row each pair stands (the last, if several)."""

    history: History
    file: str = ""
    rows: Mapping[tuple[str, str], int] = field(default_factory=dict)


def read_history(path: Path | None) -> Past:
    """Read pairs that were accepted or refused: columns person, opportunity, state."""
    if path is None:
        return Past(History())
    sheet = read_sheet(path, COLUMNS)
    pairs: dict[str, set[tuple[str, str]]] = {"accepted": set(), "refused": set()}
    rows: dict[tuple[str, str], int] = {}
    problems: list[Problem] = []
    for row in sheet.rows:
        reader = Reader(sheet.file, row)
        person, opportunity = reader.required("person"), reader.required("opportunity")
        state = STATES.get(fold(reader.required("state")))
        if state is None:
            reader.complain("code_unknown", "state", reader.text("state"), known=", ".join(STATES))
        else:
            pairs[state].add((person, opportunity))
            rows[person, opportunity] = row.number
        problems += reader.problems
    if problems:
        raise InputError(as_headed(problems, sheet.headings))
    history = History(frozenset(pairs["accepted"]), frozenset(pairs["refused"]))
    return Past(history, sheet.file, rows)
