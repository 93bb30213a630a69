"""Members with equal duties towards every rule are one type; rules are rows over types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paydas.kernel.draw.problem import Member, Rule, Standing

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Seats = NDArray[np.int16]  # seats per type; many panels are kept, so they are kept small


@dataclass(frozen=True, slots=True)
class Row:
    """One bound on seats, as declared; ``feature`` is empty for a rule on a set."""

    feature: str
    value: str
    low: int
    high: int
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pool:
    """The draw in numbers: ``types`` x ``rows``, after settled members are taken out.

    ``members[t]`` are the ids of type t, ``size`` their number, ``upper`` the largest mean that
    the cap allows; ``inside[t, r]`` is 1 where type t counts for row r; ``slots[t]`` are the rows
    of type t, packed so that rows of one slot never meet in a type (``len(low)`` = no row).
    """

    members: tuple[tuple[str, ...], ...]
    seats: int
    size: Floats
    upper: Floats
    inside: Floats
    low: Floats
    high: Floats
    slots: Ints
    rows: tuple[Row, ...]
    fixed: tuple[str, ...]

    @property
    def types(self) -> int:
        """Return the number of types."""
        return len(self.size)

    def holds(self, panel: Floats | Seats) -> bool:
        """Check a panel (seats per type) against every bound, in whole numbers."""
        whole = np.rint(panel)
        filled = whole @ self.inside
        return bool(
            (whole == panel).all()
            and whole.sum() == self.seats
            and ((whole >= 0) & (whole <= self.size)).all()
            and ((filled >= self.low) & (filled <= self.high)).all()
        )


def declared_rows(members: Sequence[Member], rule: Rule) -> tuple[Row, ...]:
    """Write quotas and set rules as rows, sorted, so that their order in a file is immaterial."""
    having: dict[tuple[str, str], set[str]] = {}
    for member in members:
        for feature, values in member.values.items():
            for value in values:
                having.setdefault((feature, value), set()).add(member.id)
    rows = [
        Row(q.feature, q.value, q.low, q.high, frozenset(having.get((q.feature, q.value), ())))
        for q in sorted(rule.quotas, key=lambda q: (q.feature, q.value))
    ]
    for one in sorted(rule.sets, key=lambda one: one.name):
        high = rule.seats if one.high is None else one.high
        rows.append(Row("", one.name, one.low, high, one.members))
    return tuple(rows)


def compile_pool(members: Iterable[Member], rule: Rule, rows: Sequence[Row] | None = None) -> Pool:
    """Group members into types and settle those whose place is decided.

    Rows that no panel could break are left out: they would only split types, and members with
    the same duties must have the same chance.
    """
    known = sorted(members, key=lambda member: member.id)
    rows = declared_rows(known, rule) if rows is None else rows
    fixed = {m.id for m in known if m.standing in (Standing.MUST, Standing.ACCEPTED)}
    free = [m.id for m in known if m.standing is Standing.OPEN]
    seats = rule.seats - len(fixed)
    active = []
    for row in rows:
        taken, reach = len(row.members & fixed), len(row.members.intersection(free))
        low, high = row.low - taken, row.high - taken
        if low > 0 or high < min(reach, seats):
            active.append((row, max(low, 0), min(high, seats)))
    duties: dict[str, list[int]] = {one: [] for one in free}
    for number, (row, _, _) in enumerate(active):
        for one in row.members:
            if one in duties:
                duties[one].append(number)
    types: dict[tuple[int, ...], list[str]] = {}
    for one in free:
        types.setdefault(tuple(duties[one]), []).append(one)
    keys = sorted(types)
    inside = np.zeros((len(keys), len(active)))
    for number, key in enumerate(keys):
        inside[number, list(key)] = 1.0
    size = np.array([len(types[key]) for key in keys], float)
    return Pool(
        members=tuple(tuple(types[key]) for key in keys),
        seats=seats,
        size=size,
        upper=np.minimum(size * rule.cap, float(max(seats, 0))),
        inside=inside,
        low=np.array([low for _, low, _ in active], float),
        high=np.array([high for _, _, high in active], float),
        slots=_packed(inside),
        rows=tuple(row for row, _, _ in active),
        fixed=tuple(sorted(fixed)),
    )


def _packed(inside: Floats) -> Ints:
    """Give each row the first slot whose rows it never meets."""
    types, count = inside.shape
    columns: list[Ints] = []
    for row in range(count):
        mine = inside[:, row] > 0
        for column in columns:
            if (column[mine] == count).all():
                column[mine] = row
                break
        else:
            column = np.full(types, count)
            column[mine] = row
            columns.append(column)
    return np.stack(columns, axis=1) if columns else np.full((types, 1), count)
