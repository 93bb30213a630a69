"""After the draw: who said no is out, who said yes stays, the rest is drawn anew."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from paydas.kernel.draw.problem import Member, Standing


@dataclass(frozen=True, slots=True)
class Replacement:
    """The members as they stand now, and how many seats are still open."""

    members: tuple[Member, ...]
    open_seats: int
    accepted: int
    declined: int


def replacement(
    members: Sequence[Member], seats: int, accepted: Collection[str], declined: Collection[str]
) -> Replacement:
    """Fix who accepted, drop who declined; the same rule then draws the remaining seats.

    Members settled before (must be invited) stay so unless they declined.
    """
    now = []
    for one in members:
        if one.id in declined:
            now.append(replace(one, standing=Standing.DECLINED))
        elif one.id in accepted:
            now.append(replace(one, standing=Standing.ACCEPTED))
        else:
            now.append(one)
    settled = sum(one.standing in (Standing.ACCEPTED, Standing.MUST) for one in now)
    return Replacement(tuple(now), seats - settled, len(accepted), len(declined))


@dataclass(frozen=True, slots=True)
class Answers:
    """How a group answered so far."""

    asked: int
    accepted: int

    @property
    def rate(self) -> float:
        """Return the expected share of yes (Laplace's rule: one yes, one no in advance)."""
        return (self.accepted + 1) / (self.asked + 2)


def wave(wanted: Mapping[str, int], answers: Mapping[str, Answers]) -> dict[str, int]:
    """Return how many of each group to invite so that the wanted number can be expected."""
    unknown = Answers(0, 0)
    return {
        group: math.ceil(seats / answers.get(group, unknown).rate)
        for group, seats in wanted.items()
    }
