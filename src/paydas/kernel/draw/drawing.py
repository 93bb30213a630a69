"""The draw itself: a hash counter over a published lottery; anyone can replay it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.draw.lottery import Lottery

RANGE = 2**256


class Counter:
    """Random whole numbers from SHA-256 of (lottery, seed, 0), (lottery, seed, 1), ..."""

    def __init__(self, lottery_hash: str, seed: str) -> None:
        """Begin at zero."""
        self.prefix = f"{lottery_hash}\n{seed}\n"
        self.count = 0

    def below(self, limit: int) -> int:
        """Return a number from 0 to limit - 1, each equally likely (rejecting the uneven rest)."""
        while True:
            digest = hashlib.sha256(f"{self.prefix}{self.count}".encode()).digest()
            self.count += 1
            number = int.from_bytes(digest, "big")
            if number < RANGE - RANGE % limit:
                return number % limit

    def shuffled(self, ids: Sequence[str]) -> list[str]:
        """Return the ids in random order (Fisher-Yates from the front)."""
        order = list(ids)
        for place in range(len(order) - 1):
            other = place + self.below(len(order) - place)
            order[place], order[other] = order[other], order[place]
        return order


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn; ``reserves`` name, per drawn type, who follows in which order."""

    ticket: int
    panel: int
    drawn: tuple[str, ...]
    reserves: tuple[tuple[str, ...], ...]


def draw(lottery: Lottery, lottery_hash: str, seed: str) -> Draw:
    """Draw a panel by its tickets, then its members within each type."""
    counter = Counter(lottery_hash, seed)
    ticket = counter.below(sum(panel.tickets for panel in lottery.panels))
    number, rest = 0, ticket
    while rest >= lottery.panels[number].tickets:
        rest -= lottery.panels[number].tickets
        number += 1
    drawn, reserves = list(lottery.fixed), []
    for kind, seats in lottery.panels[number].seats:
        order = counter.shuffled(lottery.types[kind])
        drawn += order[:seats]
        reserves.append(tuple(order[seats:]))
    return Draw(ticket, number, tuple(sorted(drawn)), tuple(one for one in reserves if one))
