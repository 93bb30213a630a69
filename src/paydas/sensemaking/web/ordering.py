"""Buttons that move a row past its neighbour in the list as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from paydas.core.web.requests import Request


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The rows before and after one in the whole list, also where they stand on another page."""

    above: UUID | None = None
    below: UUID | None = None


def neighbours(keys: Sequence[UUID]) -> dict[UUID, Neighbours]:
    """Return the neighbours of each row of a list."""
    return {
        key: Neighbours(
            keys[place - 1] if place else None,
            keys[place + 1] if place + 1 < len(keys) else None,
        )
        for place, key in enumerate(keys)
    }


def seen_and_past(request: Request) -> tuple[int | None, str]:
    """Return the revision that the list showed, and the row to move past."""
    seen = request.POST.get("seen", "")
    return (int(seen) if seen.isdecimal() else 0), request.POST.get("past", "")


def back_to_list(request: Request, address: str) -> str:
    """Return to the list as it was filtered and paged."""
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address
