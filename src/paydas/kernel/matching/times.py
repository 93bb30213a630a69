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


def week_grid(rows: Sequence[Sequence[Window]], *, inner: bool) -> NDArray[np.bool_]:
    """Draw each row's windows on a week of quarter hours.

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
    edges = np.zeros(len(rows) * (SLOTS + 1), dtype=np.int8)
    np.add.at(edges, base + first, 1)
    np.subtract.at(edges, base + np.maximum(first, last), 1)
    inside = edges.reshape(len(rows), SLOTS + 1).cumsum(axis=1, dtype=np.int8)
    covered: NDArray[np.bool_] = inside[:, :SLOTS] > 0
    return covered


class Meetings:
    """Weekly sessions of several kinds, ready to be compared with people's hours."""

    def __init__(self, kinds: Sequence[Sequence[Window]]) -> None:
        """Find where the sessions of each kind begin and end, in quarters of the week."""
        edge = np.zeros((len(kinds), 1), dtype=np.int8)
        grid = week_grid(kinds, inner=False).astype(np.int8)
        turns = np.diff(grid, axis=1, prepend=edge, append=edge)
        self.lengths = grid.sum(axis=1, dtype=np.int32)
        self._kind, self._begin = np.nonzero(turns > 0)
        self._end = np.nonzero(turns < 0)[1]
        self._border = np.flatnonzero(np.diff(self._kind, prepend=-1))

    def covered(self, rows: Sequence[Sequence[Window]]) -> NDArray[np.int32]:
        """Count for each row the quarters of each kind that lie wholly within its windows."""
        before = np.zeros((len(rows), SLOTS + 1), dtype=np.int16)
        np.cumsum(week_grid(rows, inner=True), axis=1, dtype=np.int16, out=before[:, 1:])
        found = np.zeros((len(rows), len(self.lengths)), dtype=np.int32)
        if len(self._border):
            parts = before[:, self._end] - before[:, self._begin]
            sums = np.add.reduceat(parts, self._border, axis=1)
            found[:, self._kind[self._border]] = sums
        return found
