"""Days, numbers and shares as the reader's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.kernel.figures.numerals import Numerals
from paydas.kernel.text.dates import format_date, format_period
from paydas.kernel.text.numbers import format_number, format_percent
from paydas.places.queries.provinces import name_of
from paydas.places.queries.shipped import shipped

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from paydas.kernel.text.dates import PartialDate


REGIONS = {
    row["nuts1_code"]: {"tr": row["nuts1_name_tr"], "en": row["nuts1_name_en"]}
    for row in shipped("provinces")
}


# The highest share of a part: rounding up would hide those that are missing.
ALMOST = 0.99


def language() -> str:
    """Return the reader's language, one of those that the house writes."""
    return "en" if (get_language() or "tr").startswith("en") else "tr"


def day(value: date | PartialDate | None) -> str:
    """Write a day; nothing for none."""
    return format_date(value, language()) if value else ""


def moment_day(value: datetime | None) -> str:
    """Write the day of a moment in the installation's time zone."""
    return day(timezone.localdate(value)) if value else ""


def period(start: date | None, end: date | None) -> str:
    """Write from when to when, as far as either is known."""
    if start and end:
        return format_period(start, end, language())
    return day(start or end)


def number(value: float | Decimal) -> str:
    """Write a number."""
    return format_number(value, language())


def share(part: int, whole: int) -> str:
    """Write a part as a percentage; nothing of nothing is a dash, and only all of it is 100%."""
    if not whole:
        return "–"
    return format_percent(1 if part == whole else min(part / whole, ALMOST), language())


def numerals() -> Numerals:
    """Return how figures write their values."""
    return Numerals(language(), _("no data"))


def province(plate: str | None) -> str:
    """Return a province's name."""
    return name_of(plate) if plate else ""


def region(code: str) -> str:
    """Return the name of a statistical region (NUTS 1)."""
    return REGIONS.get(code, {}).get(language(), code)


def label(record: object) -> str:
    """Return the label of a word that is kept in both languages."""
    return str(getattr(record, f"label_{language()}"))
