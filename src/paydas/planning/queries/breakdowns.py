"""Into which groups the values of an indicator are broken down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.planning.models import Indicator


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The groups of one characteristic; they add up to the value where nobody is in two or none."""

    by: str
    groups: tuple[str, ...]
    adds_up: bool = True


def breakdowns_of(indicator: Indicator) -> tuple[Breakdown, ...]:
    """Return the break-downs that an indicator declares, in their order."""
    return tuple(
        Breakdown(one["by"], tuple(one["groups"]), one["adds_up"]) for one in indicator.breakdowns
    )


def as_column(breakdowns: Iterable[Breakdown]) -> list[dict[str, Any]]:
    """Return break-downs as the column of the indicator keeps them."""
    return [
        {"by": one.by, "groups": list(one.groups), "adds_up": one.adds_up} for one in breakdowns
    ]
