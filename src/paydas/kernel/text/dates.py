"""Dates that may lack a part, and how dates are written in Turkish and English."""

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Literal

from paydas.kernel.text.errors import TextError

Precision = Literal["day", "month", "year", "day_of_year", "month_of_year", "unknown"]

MONTHS: dict[str, tuple[str, ...]] = {
    "tr": (
        "Ocak",
        "Şubat",
        "Mart",
        "Nisan",
        "Mayıs",
        "Haziran",
        "Temmuz",
        "Ağustos",
        "Eylül",
        "Ekim",
        "Kasım",
        "Aralık",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "tr": ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

_LEAP_YEAR = 2000
_AFTER_ALL_YEARS = 10_000


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year, or the month, or the day may be unknown.

    Two are equal when their parts are, however they were written. A day needs its month. With no
    part at all only the words remain. Raises TextError("date_invalid") for a date that cannot be.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    as_written: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse parts that make no date."""
        if not _is_possible(self.year, self.month, self.day):
            raise TextError("date_invalid", year=self.year, month=self.month, day=self.day)

    @property
    def precision(self) -> Precision:
        """Name the finest part known, and whether the year is."""
        if self.month is None:
            return "unknown" if self.year is None else "year"
        if self.year is None:
            return "month_of_year" if self.day is None else "day_of_year"
        return "month" if self.day is None else "day"

    @property
    def earliest(self) -> date | None:
        """Return the first day that it may be, None without a year."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> date | None:
        """Return the last day that it may be, None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        """Order by year, month, day; unknown parts first, unknown years last."""
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        year = self.year or _AFTER_ALL_YEARS + (self.month is None)
        return (year, self.month or 0, self.day or 0)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Make the partial date of a whole one."""
        return cls(day.year, day.month, day.day)


def _is_possible(year: int | None, month: int | None, day: int | None) -> bool:
    if year is not None and not date.min.year <= year <= date.max.year:
        return False
    if month is None:
        return day is None
    if not 1 <= month <= len(MONTHS["tr"]):
        return False
    return day is None or 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]


def format_date(day: date | PartialDate, language: str, *, with_weekday: bool = False) -> str:
    """Write a date with the parts that are known: 7 Ekim 2021, Mayıs 2016, 21 Kasım, 2022.

    The weekday stands after a Turkish date and before an English one; only a whole date has it.
    Where no part is known, the words of the source are shown.
    """
    partial = day if isinstance(day, PartialDate) else PartialDate.of(day)
    parts = [
        str(partial.day) if partial.day else "",
        MONTHS[language][partial.month - 1] if partial.month else "",
        str(partial.year) if partial.year else "",
    ]
    if with_weekday and partial.precision == "day" and partial.earliest:
        weekday = WEEKDAYS[language][partial.earliest.weekday()]
        parts = [*parts, weekday] if language == "tr" else [weekday, *parts]
    return " ".join(part for part in parts if part) or partial.as_written


def format_period(start: date | PartialDate, end: date | PartialDate | None, language: str) -> str:
    """Write a period without saying a part twice: 21–23 Kasım 2026, 28 Kasım – 2 Aralık 2026."""
    first = start if isinstance(start, PartialDate) else PartialDate.of(start)
    last = PartialDate.of(end) if isinstance(end, date) else (end or first)
    written = format_date(last, language)
    if first == last:
        return written
    if first.year != last.year or first.month is None or last.month is None:
        dash = "–" if first.precision == last.precision == "year" else " – "
        return f"{format_date(first, language)}{dash}{written}"
    if first.month != last.month or first.day is None or last.day is None:
        return f"{format_date(PartialDate(None, first.month, first.day), language)} – {written}"
    return f"{first.day}–{written}"


def format_instant(instant: datetime, language: str, zone: tzinfo | None = None) -> str:
    """Write a moment in a zone: "21 Kasım 2026 21.45", "21 November 2026, 21:45".

    Hours and minutes are parted by a full stop in Turkish (TDK). Raises TextError("date_naive")
    for a moment without a zone, because nobody could tell when that was.
    """
    if instant.tzinfo is None:
        raise TextError("date_naive", instant=instant.isoformat())
    local = instant.astimezone(zone) if zone else instant
    clock = local.strftime("%H.%M" if language == "tr" else "%H:%M")
    joint = " " if language == "tr" else ", "
    return f"{format_date(local.date(), language)}{joint}{clock}"
