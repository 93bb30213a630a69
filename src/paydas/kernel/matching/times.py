"""Hours of a week: when somebody is free, when an opportunity meets."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import MatchingError

MINUTES_OF_DAY = 24 * 60
SLOT_MINUTES = 15
SLOTS = 7 * MINUTES_OF_DAY // SLOT_MINUTES


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Hours on one weekday; Monday is 0, times are minutes after midnight."""

    weekday: int
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start


def check_windows(windows: Iterable[Window]) -> None:
    """Raise `time_unknown` or `times_overlap` unless the windows are sound and apart."""
    last: Window | None = None
    for window in sorted(windows):
        sound = 0 <= window.weekday < 7 and 0 <= window.start < window.end <= MINUTES_OF_DAY  # noqa: PLR2004 -- days of a week
        if not sound:
            raise MatchingError("time_unknown", value=window)
        if last and last.weekday == window.weekday and window.start < last.end:
            raise MatchingError("times_overlap", first=last, second=window)
        last = window


def week_grid(rows: list[tuple[Window, ...]], *, inner: bool) -> NDArray[np.float32]:
    """Draw each row's windows on a week of quarter hours, one row of 0/1 each.

    A quarter that is only partly covered counts as free never (`inner`), but as needed always,
    so that rounding cannot send anybody to a meeting that they must leave early.
    """
    grid = np.zeros((len(rows), SLOTS), dtype=np.float32)
    for number, windows in enumerate(rows):
        for window in windows:
            base = window.weekday * MINUTES_OF_DAY
            start, end = base + window.start, base + window.end
            if inner:
                grid[number, -(-start // SLOT_MINUTES) : end // SLOT_MINUTES] = 1
            else:
                grid[number, start // SLOT_MINUTES : -(-end // SLOT_MINUTES)] = 1
    return grid
