"""Hours of a week: when somebody is free, when an opportunity meets."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .errors import MatchingError

MINUTES_OF_DAY = 24 * 60
SLOT_MINUTES = 15
SLOTS_OF_DAY = MINUTES_OF_DAY // SLOT_MINUTES
SLOTS = 7 * SLOTS_OF_DAY


class Window(NamedTuple):
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


def week_grid(rows: Sequence[Sequence[Window]], *, inner: bool) -> NDArray[np.float32]:
    """Draw each row's windows on a week of quarter hours, one row of 0/1 each.

    A quarter that is only partly covered counts as free never (`inner`), but as needed always,
    so that rounding cannot send anybody to a meeting that they must leave early.
    """
    numbers = chain.from_iterable(chain.from_iterable(rows))
    day, start, end = np.fromiter(numbers, dtype=np.intp).reshape(-1, 3).T
    begun = SLOT_MINUTES - 1
    first = (start + begun if inner else start) // SLOT_MINUTES
    last = (end if inner else end + begun) // SLOT_MINUTES
    counts = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
    base = np.repeat(np.arange(len(rows)), counts) * (SLOTS + 1) + day * SLOTS_OF_DAY
    size = len(rows) * (SLOTS + 1)
    edges = np.bincount(base + first, minlength=size)
    edges -= np.bincount(base + np.maximum(first, last), minlength=size)
    covered = edges.reshape(len(rows), SLOTS + 1).cumsum(axis=1)[:, :SLOTS] > 0
    return covered.astype(np.float32)
