"""Values in figures: what is missing stays missing, and is never drawn or written as zero."""

from dataclasses import dataclass
from decimal import Decimal

from paydas.kernel.text.numbers import format_number, format_percent

Value = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Numerals:
    """How values are written: the language, perhaps as percentages, and the word for no data."""

    language: str
    missing: str
    as_percent: bool = False
    decimals: int | None = None

    def write(self, value: Value | None) -> str:
        """Write a value, or the word for no data."""
        if value is None:
            return self.missing
        if self.as_percent:
            return format_percent(value, self.language, self.decimals or 0)
        return format_number(value, self.language, self.decimals)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale that always holds zero, so that lengths may be compared."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def over(cls, values: list[Value], start: float, end: float) -> "Scale":
        """Span the values and zero; ``start`` is drawn for the lowest, ``end`` for the highest."""
        numbers = [float(value) for value in values]
        low, high = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
        return cls(low, high if high > low else low + 1, start, end)

    def at(self, value: Value) -> float:
        """Return the place of a value."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)
