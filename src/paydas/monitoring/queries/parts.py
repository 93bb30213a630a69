"""A value by groups: as it was reported, and as the public may read it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from paydas.consultations.queries.suppression import suppressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from paydas.planning.queries.breakdowns import Breakdown

    # What a form hands over: (characteristic, group) -> value.
    Typed = Mapping[tuple[str, str], Decimal | None]


@dataclass(frozen=True, slots=True)
class Part:
    """The value of one group; None is no data, or hidden because it is about too few people."""

    group: str
    value: Decimal | None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """A value by the groups of one characteristic."""

    by: str
    adds_up: bool
    groups: tuple[Part, ...]

    @property
    def known(self) -> list[Decimal]:
        """The values that somebody has."""
        return [one.value for one in self.groups if one.value is not None]

    @property
    def reached(self) -> Decimal:
        """What the whole must hold at least: the sum of the groups, or the largest."""
        if self.adds_up:
            return sum(self.known, Decimal(0))
        return max(self.known, default=Decimal(0))

    def fits(self, total: Decimal | None) -> bool:
        """Tell whether the groups can make up the whole; missing groups may hold what is left."""
        if total is None:
            return not self.known
        if self.adds_up and len(self.known) == len(self.groups):
            return self.reached == total
        return self.reached <= total


def parts_of(column: Sequence[Mapping[str, Any]]) -> tuple[Parts, ...]:
    """Read the column of a measurement."""
    return tuple(
        Parts(
            by=one["by"],
            adds_up=one["adds_up"],
            groups=tuple(
                Part(group, None if value is None else Decimal(value))
                for group, value in one["groups"]
            ),
        )
        for one in column
    )


def typed_parts(breakdowns: Iterable[Breakdown], typed: Typed) -> tuple[Parts, ...]:
    """Lay what was typed over the groups that the indicator declares; empty ones are left out."""
    found = (
        Parts(
            by=one.by,
            adds_up=one.adds_up,
            groups=tuple(Part(group, typed.get((one.by, group))) for group in one.groups),
        )
        for one in breakdowns
    )
    return tuple(parts for parts in found if parts.known)


def as_column(found: Iterable[Parts]) -> list[dict[str, Any]]:
    """Return values by groups as the column of a measurement keeps them."""
    return [
        {
            "by": one.by,
            "adds_up": one.adds_up,
            "groups": [
                [part.group, None if part.value is None else f"{part.value.normalize():f}"]
                for part in one.groups
            ],
        }
        for one in found
    ]


def public_parts(
    column: Sequence[Mapping[str, Any]], total: Decimal | None, unit: str
) -> tuple[Parts, ...]:
    """Return values by groups as the public may read them beside the whole.

    Groups under five are hidden, with as many others as keep them from being worked out (law 7).
    Shares are left as they are: they count nobody.
    """
    found = parts_of(column)
    if "%" in unit:
        return found
    return tuple(_public(one, total) for one in found)


def in_words(found: Iterable[Parts]) -> str:
    """Write values by groups as one line, such as "Sex: women 12, men 8"."""
    return "; ".join(
        f"{one.by}: " + ", ".join(f"{part.group} {_in_words(part)}" for part in one.groups)
        for one in found
    )


def _in_words(part: Part) -> str:
    if part.is_hidden:
        return _("(fewer than five or hidden)")
    if part.value is None:
        return _("no data")
    return str(number_format(part.value.normalize(), force_grouping=True))


def _public(found: Parts, total: Decimal | None) -> Parts:
    if any(value != value.to_integral_value() for value in found.known):
        return found
    counts = {one.group: int(one.value) for one in found.groups if one.value is not None}
    if found.adds_up:
        shown = suppressed(counts | _rest(found, total))
    else:
        # Each group stands against everybody who is not in it.
        shown = {}
        for group, count in counts.items():
            others = {} if total is None else {None: max(0, int(total) - count)}
            shown[group] = suppressed({group: count, **others})[group]
    return Parts(
        by=found.by,
        adds_up=found.adds_up,
        groups=tuple(
            Part(one.group, None, is_hidden=True)
            if one.value is not None and shown[one.group] is None
            else one
            for one in found.groups
        ),
    )


def _rest(found: Parts, total: Decimal | None) -> dict[str, int]:
    """Count those of whom nobody said to which group they belong: they can be worked out too."""
    if total is None or len(found.known) == len(found.groups):
        return {}
    return {"": max(0, int(total - sum(found.known)))}
