"""Hours of a week: when somebody is free, when an opportunity meets."""

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .errors import MatchingError

MINUTES_OF_DAY = 24 * 60
SLOT_MINUTES = 15
SLOTS = 7 * MINUTES_OF_DAY // SLOT_MINUTES


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


def week_grid(rows: list[tuple[Window, ...]], *, inner: bool) -> NDArray[np.float32]:
    """Draw each row's windows on a week of quarter hours, one row of 0/1 each.

    A quarter that is only partly covered counts as free never (`inner`), but as needed always,
    so that rounding cannot send anybody to a meeting that they must leave early.
    """
    masks = (reduce(or_, (_bits(window, inner) for window in windows), 0) for windows in rows)
    packed = b"".join(mask.to_bytes(SLOTS // 8, "little") for mask in masks)
    bits = np.frombuffer(packed, dtype=np.uint8).reshape(len(rows), SLOTS // 8)
    return np.unpackbits(bits, axis=1, bitorder="little").astype(np.float32)


@lru_cache(maxsize=4096)
def _bits(window: Window, inner: bool) -> int:  # noqa: FBT001 -- cached, so by position
    """Give the quarters of a window as the bits of a number."""
    base = window.weekday * MINUTES_OF_DAY
    start, end = base + window.start, base + window.end
    first = -(-start // SLOT_MINUTES) if inner else start // SLOT_MINUTES
    last = end // SLOT_MINUTES if inner else -(-end // SLOT_MINUTES)
    return ((1 << max(last - first, 0)) - 1) << first
