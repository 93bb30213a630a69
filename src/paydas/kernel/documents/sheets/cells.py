"""One cell: its types, its text, and its guard against being taken for a formula."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from paydas.kernel.text.cleaning import storable

Cell = str | int | float | Decimal | bool | date | datetime | time | timedelta | None

# Characters that make a spreadsheet program read a text cell as a formula (OWASP, CSV injection),
# with their full-width twins, which some programs normalise before they decide.
_FORMULA = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_GUARDED = re.compile(rf"'*[{_FORMULA}]")
_GUARD = re.compile(rf"'+[{_FORMULA}]")
# Nobody sees them, and two names that differ by them look alike: blanks without width, marks
# of the byte order and of the direction of reading, which can also turn a text round.
_HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# Beyond it a float is no longer exact to the unit.
_EXACT = 2**53


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet program would run as a formula.

    Text that already begins with apostrophes and such a character gets one more, so that
    ``unguard`` gives back exactly what was there.
    """
    return f"'{text}" if _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """Take off the apostrophe that ``guard`` put on."""
    return text[1:] if _GUARD.match(text) else text


def as_text(value: Cell) -> str:
    """Write a cell as text: ISO dates, plain decimals, no ``.0`` on whole numbers."""
    match value:
        case None:
            return ""
        case str():
            return unguard(_HIDDEN.sub("", storable(value)).strip())
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case _:
            return str(value)  # dates and times in ISO form, decimals with a point
