"""What `paydas draw chances` tells: chances at once, the price of each quota, who is left out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from paydas.cli.draw_protocol import percent
from paydas.cli.draw_report import GroupLine, group_line
from paydas.cli.draw_words import bound_name, bound_text, say
from paydas.kernel.draw import (
    Clock,
    Member,
    Price,
    Rule,
    Standing,
    declared_rows,
    prices,
    provisional_chances,
    why_barred,
)

SURELY_OUT = 1e-9
MOST_PRICES, MOST_EXPLAINED = 5, 5


def chances_text(members: Sequence[Member], rule: Rule, clock: Clock, language: str) -> str:
    """Say in a few lines what a rule does; raises RelaxationEmptyError where nothing can fit."""
    chance = {one: Fraction(value) for one, value in provisional_chances(members, rule).items()}
    lines = [say("provisional", language), say("everybody", language)]
    open_ids = frozenset(one.id for one in members if one.standing is Standing.OPEN)
    lines.append(_line(group_line("", "", open_ids, chance), language))
    lines.append(say("by_group", language))
    for row in declared_rows(members, rule):
        group = group_line(row.feature, row.value, row.members & open_ids, chance)
        if group.members:
            lines.append(_line(group, language))
    lines += _prices(prices(members, rule), min(map(float, chance.values())), language)
    out = sorted(one for one in open_ids if chance[one] < SURELY_OUT)
    lines += _left_out(members, rule, out, clock, language)
    return "\n".join(lines)


def _line(one: GroupLine, language: str) -> str:
    name = f"{one.feature}: {one.value}" if one.feature else one.value
    levels = (percent(value, language) for value in (one.lowest, one.mean, one.highest))
    figures = dict(zip(("lowest", "mean", "highest"), levels, strict=True))
    text = say("levels", language, members=one.members, **figures)
    return f"  - {name}: {text}" if name else f"  {text}"


def _prices(found: Sequence[Price], lowest: float, language: str) -> Iterator[str]:
    """Name the bounds that cost the lowest chance most, and what one seat would give."""
    if not found:
        return
    yield say("prices", language)
    for one in found[:MOST_PRICES]:
        code = "to_low" if one.bound.at_least else "to_high"
        new = one.bound.asked + (-1 if one.bound.at_least else 1)
        change = say(code, language, name=bound_name(one.bound), new=new)
        yield f"  - {change}: {percent(lowest, language)} → {percent(lowest + one.gain, language)}"


def _left_out(
    members: Sequence[Member], rule: Rule, out: Sequence[str], clock: Clock, language: str
) -> Iterator[str]:
    """Name those without any chance, and for the first of them the bounds that keep them out."""
    if not out:
        return
    yield say("left_out", language, count=len(out))
    for name in out[:MOST_EXPLAINED]:
        bounds = why_barred(members, rule, name, clock)
        yield f"  - {name}: {'; '.join(bound_text(one, language) for one in bounds)}"
    if out[MOST_EXPLAINED:]:
        yield f"  - {', '.join(out[MOST_EXPLAINED:])}"
