"""One thing to do, as the lists of what comes next hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Due:
    """One thing to do: its day (None: as soon as possible), what, a fact, and its page."""

    on: date | None
    title: str
    fact: str
    page: str
    pk: object = None

    @property
    def days(self) -> int | None:
        """Days left; negative when the day has passed."""
        return (self.on - timezone.localdate()).days if self.on else None

    @property
    def is_late(self) -> bool:
        """Whether the day has passed."""
        return self.days is not None and self.days < 0
