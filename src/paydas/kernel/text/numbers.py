"""Numbers as Turkish and English readers write them; exact decimals throughout."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from paydas.kernel.text.errors import TextError

Number = int | float | Decimal | Fraction

_MINUS = "\u2212"
_SEPARATORS: dict[str, tuple[str, str]] = {"tr": (".", ","), "en": (",", ".")}
_GROUP = 3
_ENOUGH_DIGITS = Decimal(10) ** 28
_WRITTEN = re.compile(r"([+-]?)(\d[\d.,]*)", re.ASCII)


def format_number(value: Number, language: str, decimals: int | None = None) -> str:
    """Write a number: 1.284 and 19.781,88 in Turkish, 1,284 and 19,781.88 in English.

    ``decimals`` rounds half up and pads; None shows the value's own decimals, no trailing zeros.
    """
    exact = _exact(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    written = f"{abs(exact):f}"
    if decimals is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    whole, _, fraction = written.partition(".")
    thousands, point = _SEPARATORS[language]
    grouped = f"{int(whole):,}".replace(",", thousands)
    sign = _MINUS if exact < 0 and written.strip("0.") else ""
    return f"{sign}{grouped}{point if fraction else ''}{fraction}"


def format_percent(share: Number, language: str, decimals: int = 0) -> str:
    """Write a share of one as a percentage: %61 in Turkish, 61% in English."""
    number = format_number(_exact(share) * 100, language, decimals)
    if language == "en":
        return f"{number}%"
    sign = _MINUS if number.startswith(_MINUS) else ""
    return f"{sign}%{number.removeprefix(_MINUS)}"


def parse_number(text: str, language: str | None = None) -> Decimal:
    """Read a number in Turkish or English writing; thousands may also stand apart by blanks.

    Without a language "1.284" may be a thousand or a fraction: TextError("number_ambiguous").
    Raises TextError("number_invalid") for what is no number, also for groups of a wrong size.
    """
    squeezed = "".join(text.split()).replace(_MINUS, "-")
    match = _WRITTEN.fullmatch(squeezed)
    if not match:
        raise TextError("number_invalid", text=text)
    sign, digits = match.groups()
    point = _decimal_mark(digits, text) if language is None else _SEPARATORS[language][1]
    thousands = "," if point == "." else "."
    whole, _, fraction = digits.partition(point)
    groups = whole.split(thousands)
    if (
        not all(part.isdigit() for part in groups)
        or any(len(part) != _GROUP for part in groups[1:])
        or (len(groups) > 1 and not 0 < len(groups[0]) <= _GROUP)
        or (digits.count(point) and not fraction.isdigit())
    ):
        raise TextError("number_invalid", text=text)
    return (
        Decimal(f"{sign}{''.join(groups)}.{fraction or 0}")
        if fraction
        else Decimal(f"{sign}{''.join(groups)}")
    )


def _decimal_mark(digits: str, text: str) -> str:
    """Find which of the two marks parts the fraction, from the number alone."""
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return ","
    if len(set(marks)) == 1 and len(marks) > 1:
        return "," if marks[0] == "." else "."
    if len(marks) > 1:
        return marks[-1]
    whole, _, rest = digits.partition(marks[0])
    if len(rest) == _GROUP and 0 < len(whole) <= _GROUP and not whole.startswith("0"):
        raise TextError("number_ambiguous", text=text)
    return marks[0]


def _exact(value: Number) -> Decimal:
    """Turn any number into the decimal that a person would write for it."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite() or abs(exact) >= _ENOUGH_DIGITS:
        raise TextError("number_invalid", text=str(value))
    return exact
