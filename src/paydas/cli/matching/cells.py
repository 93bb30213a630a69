"""Read single cells: whole numbers, yes and no, lists, hours of the week."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from paydas.kernel.matching import Window
from paydas.kernel.text import folding

from .problems import Problem
from .sheets import SHOWN, Row

Value = TypeVar("Value")
# The same few words stand in thousands of cells.
fold = lru_cache(maxsize=100_000)(folding.fold)
LIST_MARKS = re.compile(r"[;|,]")
HOURS = re.compile(r"^(\S+)\s+(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?$")
CODE = re.compile(r"^[a-z]{2,3}$")
DAYS = {
    name: day
    for day, names in enumerate(
        (
            "mon monday pzt pazartesi",
            "tue tuesday sal sali",
            "wed wednesday car carsamba",
            "thu thursday per persembe",
            "fri friday cum cuma",
            "sat saturday cmt cumartesi",
            "sun sunday paz pazar",
        )
    )
    for name in names.split()
}
YES = {"yes", "true", "1", "evet", "var"}
NO = {"no", "false", "0", "hayir", "yok"}
ACTIVE = {"active", "etkin", "open", "acik"}
WITHDRAWN = {"withdrawn", "cekildi", "closed", "kapali"}
LONGEST = 12


class Reader:
    """Read the cells of one row; keep what is wrong and go on, so that all is said at once."""

    def __init__(self, file: str, row: Row) -> None:
        """Take the row; nothing is read before it is asked for."""
        self.file, self.row = file, row
        self.problems: list[Problem] = []

    def complain(self, code: str, column: str, value: str = "", **details: str) -> None:
        """Note a problem of this row."""
        shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
        self.problems.append(Problem(code, self.file, self.row.number, column, shown, details))

    def text(self, column: str) -> str:
        """Give a cell as it stands; empty where there is none."""
        return self.row.cells.get(column, "")

    def required(self, column: str) -> str:
        """Give a cell that must be filled."""
        if column not in self.row.cells:
            self.complain("cell_missing", column)
        return self.text(column)

    def whole(self, column: str, default: Value, least: int = 0) -> int | Value:
        """Read a whole number not below `least`."""
        value = self.text(column)
        if not value:
            return default
        if not re.fullmatch(rf"-?\d{{1,{LONGEST}}}", value, re.ASCII):
            self.complain("not_whole", column, value)
            return default
        if int(value) < least:
            self.complain("too_small", column, value, least=str(least))
            return default
        return int(value)

    def decimal(self, column: str) -> float | None:
        """Read a number with a point or a comma."""
        value = self.text(column)
        if not value:
            return None
        if not re.fullmatch(r"-?\d{1,12}([.,]\d{1,20})?", value, re.ASCII):
            self.complain("not_number", column, value)
            return None
        return float(value.replace(",", "."))

    def flag(self, column: str, *, default: bool) -> bool:
        """Read yes or no, in Turkish or English."""
        return self._choice(column, default, {True: YES, False: NO}, "not_yes_no")

    def withdrawn(self, column: str) -> bool:
        """Read whether somebody is out."""
        return self._choice(column, False, {True: WITHDRAWN, False: ACTIVE}, "status_unknown")

    def _choice(self, column: str, default: bool, words: dict[bool, set[str]], code: str) -> bool:
        value = self.text(column)
        if not value:
            return default
        for answer, accepted in words.items():
            if fold(value) in accepted:
                return answer
        self.complain(code, column, value)
        return default

    def words(self, column: str) -> tuple[str, ...]:
        """Read a list; order is kept, what stands twice counts once."""
        parts = (part.strip() for part in LIST_MARKS.split(self.text(column)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def known(self, column: str, names: dict[str, str]) -> tuple[str, ...]:
        """Read a list of known words; `names` maps what may be written to the code."""
        return self._each(column, lambda word: names.get(fold(word)), "code_unknown", names)

    def languages(self, column: str) -> tuple[str, ...]:
        """Read a list of language codes (ISO 639: two or three small letters)."""
        return self._each(column, lambda word: word if CODE.match(word) else None, "not_language")

    def _each(
        self,
        column: str,
        read: Callable[[str], str | None],
        code: str,
        names: dict[str, str] | None = None,
    ) -> tuple[str, ...]:
        found = []
        for word in self.words(column):
            value = read(word)
            if value is None:
                known = ", ".join(dict.fromkeys((names or {}).values()))
                self.complain(code, column, word, known=known)
            else:
                found.append(value)
        return tuple(dict.fromkeys(found))

    def windows(self, column: str) -> tuple[Window, ...]:
        """Read hours such as `tue 10:00-12:00; sal 14-16`; they must not overlap."""
        found: list[tuple[Window, str]] = []
        for word in self.words(column):
            window = _window(word)
            if window is None:
                self.complain("not_hours", column, word)
                continue
            clash = next((text for one, text in found if _overlap(one, window)), None)
            if clash is not None:
                self.complain("hours_overlap", column, word, other=clash)
            found.append((window, word))
        return tuple(sorted(window for window, _ in found))

    def counts(self, column: str) -> dict[str, int]:
        """Read minimums such as `woman:2; man:1`."""
        found: dict[str, int] = {}
        for word in self.words(column):
            name, mark, amount = (part.strip() for part in word.rpartition(":"))
            if not mark or not name or not re.fullmatch(r"\d{1,6}", amount, re.ASCII):
                self.complain("not_minimum", column, word)
            elif name in found:
                self.complain("minimum_twice", column, word)
            else:
                found[name] = int(amount)
        return found


@lru_cache(maxsize=10_000)
def _window(text: str) -> Window | None:
    match = HOURS.match(text)
    day = DAYS.get(fold(match[1])) if match else None
    if not match or day is None:
        return None
    start = int(match[2]) * 60 + int(match[3] or 0)
    end = int(match[4]) * 60 + int(match[5] or 0)
    minutes_fit = int(match[3] or 0) < 60 and int(match[5] or 0) < 60  # noqa: PLR2004 -- minutes
    return Window(day, start, end) if minutes_fit and start < end <= 24 * 60 else None


def _overlap(first: Window, second: Window) -> bool:
    return first.weekday == second.weekday and first.start < second.end and second.start < first.end
