"""The figures that the protocol shows: quotas asked and reached, chances by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from paydas.kernel.draw import Built, Draw, Lottery, Member, Method, Rule, Standing, declared_rows


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One quota or rule: what was asked, what the pool has, what was reached (None: not drawn)."""

    feature: str
    value: str
    low: int
    high: int
    pool: int
    reached: int | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The chances of those with one value: how many, lowest, mean, highest."""

    feature: str
    value: str
    members: int
    lowest: float
    mean: float
    highest: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a reader of the protocol is told."""

    members: int
    rule: Rule
    event: str
    lottery_hash: str
    panels: int
    method: Method
    certified: bool
    error: float
    quotas: tuple[QuotaLine, ...]
    groups: tuple[GroupLine, ...]
    everybody: GroupLine
    barred: tuple[str, ...]
    settled: tuple[str, ...]
    seed: str | None
    draw: Draw | None
    declined: int
    tickets: int
    reserves: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def report(
    members: Sequence[Member],
    rule: Rule,
    built: Built,
    published: tuple[str, str],
    drawn: tuple[str, Draw] | None,
) -> Report:
    """Gather the figures; ``published`` is the event and the hash, ``drawn`` seed and draw."""
    chance = built.lottery.chances()
    seated = set(drawn[1].drawn) if drawn else set()
    barred = set(built.barred)
    rows = declared_rows(members, rule)
    open_ids = [one.id for one in members if one.standing is Standing.OPEN]
    return Report(
        members=len(members),
        rule=rule,
        event=published[0],
        lottery_hash=published[1],
        panels=len(built.lottery.panels),
        method=built.method,
        certified=built.lottery.certified,
        error=built.lottery.error,
        quotas=tuple(
            QuotaLine(
                row.feature,
                row.value,
                row.low,
                row.high,
                len(row.members),
                len(row.members & seated) if drawn else None,
            )
            for row in rows
        ),
        groups=tuple(
            group_line(row.feature, row.value, row.members.intersection(open_ids), chance)
            for row in rows
            if row.feature and row.members.intersection(open_ids)
        ),
        everybody=group_line("", "", open_ids, chance),
        barred=tuple(sorted(barred)),
        settled=built.lottery.fixed,
        seed=drawn[0] if drawn else None,
        draw=drawn[1] if drawn else None,
        declined=sum(one.standing is Standing.DECLINED for one in members),
        tickets=sum(panel.tickets for panel in built.lottery.panels),
        reserves=_reserves(built.lottery, drawn[1]) if drawn else (),
    )


def _reserves(lottery: Lottery, found: Draw) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Put beside each line of reserves the members drawn whom they would follow."""
    kind_of = {one: kind for kind, ids in enumerate(lottery.types) for one in ids}
    drawn: dict[int, list[str]] = {}
    for one in found.drawn:
        if one in kind_of:
            drawn.setdefault(kind_of[one], []).append(one)
    return tuple((tuple(drawn[kind_of[line[0]]]), line) for line in found.reserves)


def group_line(
    feature: str, value: str, ids: Sequence[str] | frozenset[str], chance: dict[str, Fraction]
) -> GroupLine:
    """Gather the chances of some members."""
    values = [float(chance[one]) for one in sorted(ids)]
    if not values:
        return GroupLine(feature, value, 0, 0.0, 0.0, 0.0)
    return GroupLine(
        feature, value, len(values), min(values), sum(values) / len(values), max(values)
    )
