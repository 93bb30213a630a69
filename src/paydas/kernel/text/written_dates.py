"""Read a date from the words of a source text or a form."""

import re

from paydas.kernel.text.dates import MONTHS, WEEKDAYS, PartialDate
from paydas.kernel.text.errors import TextError
from paydas.kernel.text.folding import fold

_MONTH_NUMBERS = {
    fold(name): number for names in MONTHS.values() for number, name in enumerate(names, start=1)
} | {fold(name[:3]): number for number, name in enumerate(MONTHS["en"], start=1)}
_WEEKDAYS = {fold(name) for names in WEEKDAYS.values() for name in names}
_FILLERS = {"tarihi", "tarihinde", "tarihli", "tarihinden", "tarihine", "tarihte", "gunu"}
_FILLERS |= {"yili", "yilinda", "yilinin", "ayinda", "ayi", "on", "the", "of", "in"}

# The suffix of "7 Ekim 2021’de", "11 Mart’ta", "7th".
_SUFFIX = re.compile(r"(?<=\w)(?:['’][^\W\d_]+|(?<=\d)(?:st|nd|rd|th)\b)")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
# The time that a database or a spreadsheet writes behind a day.
_TIME = re.compile(
    r"(?<=\d)(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII
)
_DAY = re.compile(r"\d{1,2}", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)


def parse_written(text: str) -> PartialDate | None:
    """Read one date, None where there is none or more than one (a range, two years).

    Understands "7 Ekim 2021 tarihinde", "21 Kasım Perşembe", "Mayıs 2016", "2022 yılında",
    "21.11.2026" (day first), "2026-11-21", "2021/02", "7 October 2021" and "October 7, 2021".
    The weekday is not checked: what was written is kept in ``as_written``.
    """
    bare = _SUFFIX.sub("", _TIME.sub("", text.strip()))
    try:
        found = _parse_numeric(bare) or _parse_words(bare)
        return found and PartialDate(*found, as_written=text.strip())
    except TextError:
        return None


_Parts = tuple[int | None, int | None, int | None]


def _parse_numeric(text: str) -> _Parts | None:
    core = " ".join(word for word in text.split() if fold(word) not in _FILLERS | _WEEKDAYS)
    if match := _ISO.fullmatch(core):
        year, _, month, day = match.groups()
        return int(year), int(month), int(day) if day else None
    if match := _NUMERIC.fullmatch(core):
        return int(match[4]), int(match[3]), int(match[1])
    return None


def _parse_words(text: str) -> _Parts | None:
    if re.search(r"\d\s*[-–—/.]\s*\d", text):  # a range or an odd number
        return None
    parts: dict[str, int] = {}
    for word in fold(text).split():
        kind, value = _read_word(word)
        if kind == "filler":
            continue
        if kind == "other" or kind in parts:
            return None
        parts[kind] = value
    if not parts:
        return None
    return parts.get("year"), parts.get("month"), parts.get("day")


def _read_word(word: str) -> tuple[str, int]:
    """Say which part of a date a folded word is, and its number."""
    if word in _MONTH_NUMBERS:
        return "month", _MONTH_NUMBERS[word]
    if word in _WEEKDAYS or word in _FILLERS:
        return "filler", 0
    if _DAY.fullmatch(word):
        return "day", int(word)
    return ("year", int(word)) if _YEAR.fullmatch(word) else ("other", 0)
