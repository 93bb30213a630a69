"""The small-group rule: one rule for page, API, CSV and PDF (law 7).

Public counts of people under five are hidden, together with enough others that nobody can work
them out from the total; attributes beside a public voice are coarsened until at least five
participants share them. Counts of organisations, and staff pages, are not suppressed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

THRESHOLD = 5
K = TypeVar("K")


def suppressed(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Return the counts that may be shown beside their total; None is "fewer than five or hidden".

    A zero is shown: it is about nobody. Small counts are hidden; the smallest others are hidden
    with them until what is missing from the total no longer tells any single one.
    """
    hidden = {key for key, count in counts.items() if 0 < count < THRESHOLD}
    rest = sorted((count, n, key) for n, (key, count) in enumerate(counts.items()) if count > 0)
    spare = [key for count, _, key in rest if count >= THRESHOLD]
    while hidden and spare and not _is_safe([counts[key] for key in hidden]):
        hidden.add(spare.pop(0))
    return {key: None if key in hidden else count for key, count in counts.items()}


def shows_total(counts: Mapping[K, int]) -> bool:
    """Tell whether the total may stand beside the suppressed counts without giving one away."""
    shown = suppressed(counts)
    hidden = [counts[key] for key, count in shown.items() if count is None]
    return not hidden or _is_safe(hidden)


def suppressed_table(rows: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """Return a table that may be shown beside the totals of its rows and of its columns.

    The rule is applied to rows and columns in turn until neither asks for more.
    """
    hidden = {(r, c) for r, row in enumerate(rows) for c, n in enumerate(row) if 0 < n < THRESHOLD}
    width = len(rows[0]) if rows else 0
    lines = [[(r, c) for c in range(width)] for r in range(len(rows))]
    lines += [[(r, c) for r in range(len(rows))] for c in range(width)]
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for line in lines:
            hidden |= _hidden_in(line, rows, hidden)
    return [
        [None if (r, c) in hidden else n for c, n in enumerate(row)] for r, row in enumerate(rows)
    ]


def _hidden_in(
    line: Sequence[tuple[int, int]],
    rows: Sequence[Sequence[int]],
    hidden: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    here = {cell for cell in line if cell in hidden}
    spare = sorted((cell for cell in line if cell not in hidden), key=lambda c: rows[c[0]][c[1]])
    spare = [cell for cell in spare if rows[cell[0]][cell[1]] > 0]
    while here and spare and not _is_safe([rows[r][c] for r, c in here]):
        here.add(spare.pop(0))
    return here


def _is_safe(hidden: Sequence[int]) -> bool:
    """Tell whether hidden counts stay unknown though their sum can be worked out.

    One alone is known. So are all when the sum leaves no play: all ones, or all fours.
    """
    total, size = sum(hidden), len(hidden)
    all_fours = hidden.count(THRESHOLD - 1) == size
    return size > 1 and total >= THRESHOLD and total > size and not all_fours


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a participant could be recognised by; empty is unknown."""

    sector: str = ""
    province: str = ""
    region: str = ""
    area: str = ""


# From fine to coarse: the first that enough participants share is shown.
LADDER: tuple[tuple[str, ...], ...] = (
    ("sector", "province", "area"),
    ("sector", "region", "area"),
    ("province", "area"),
    ("region", "area"),
    ("sector", "region"),
    ("area",),
    ("sector",),
)


class Crowd:
    """The participants of one consultation, counted once on every rung of the ladder."""

    def __init__(self, people: Iterable[Snapshot]) -> None:
        """Count how many share each combination."""
        alike = Counter(people)
        self.shares = {rung: Counter[tuple[str, ...]]() for rung in LADDER}
        for rung, shares in self.shares.items():
            for person, count in alike.items():
                shares[_on(rung, person)] += count

    def coarsen(self, person: Snapshot) -> Snapshot:
        """Return what may be shown of a person: the finest that at least five people share."""
        for rung in LADDER:
            values = _on(rung, person)
            if all(values) and self.shares[rung][values] >= THRESHOLD:
                return Snapshot(**dict(zip(rung, values, strict=True)))
        return Snapshot()


def _on(rung: tuple[str, ...], person: Snapshot) -> tuple[str, ...]:
    return tuple(getattr(person, name) for name in rung)
