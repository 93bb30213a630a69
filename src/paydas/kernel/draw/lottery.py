"""The lottery as it is published: whole-number weights over panels, in canonical JSON."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from paydas.kernel.draw.leximin import Outcome
from paydas.kernel.draw.pool import Floats, Pool, declared_rows
from paydas.kernel.draw.problem import Member, Method, Rule

TOTAL = 10**15  # tickets; one ticket is below any tolerance, and fits a float exactly
FORMAT = "paydas-lottery/1"


@dataclass(frozen=True, slots=True)
class Panel:
    """How many tickets a panel holds, and how many seats each type has in it."""

    tickets: int
    seats: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Lottery:
    """A lottery that can be drawn: types of members, panels with tickets, the settled members."""

    types: tuple[tuple[str, ...], ...]
    panels: tuple[Panel, ...]
    fixed: tuple[str, ...]
    certified: bool
    error: float

    def chances(self) -> dict[str, Fraction]:
        """Return everybody's exact chance under this lottery."""
        expected = [0] * len(self.types)
        for panel in self.panels:
            for kind, seats in panel.seats:
                expected[kind] += panel.tickets * seats
        total = sum(panel.tickets for panel in self.panels)
        chance = {one: Fraction(1) for one in self.fixed}
        for kind, members in enumerate(self.types):
            chance |= dict.fromkeys(members, Fraction(expected[kind], total * len(members)))
        return chance


def whole_tickets(weights: Floats, total: int = TOTAL) -> list[int]:
    """Round weights to tickets that sum to ``total`` (largest remainder, then first panel)."""
    shares = [Fraction(float(weight)) * total for weight in weights]
    scale = Fraction(total) / sum(shares)
    shares = [share * scale for share in shares]
    tickets = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda one: (tickets[one] - shares[one], one))
    for one in order[: total - sum(tickets)]:
        tickets[one] += 1
    return tickets


def publishable(pool: Pool, outcome: Outcome, weights: Floats, tolerance: float) -> Lottery:
    """Turn an outcome into a lottery, and measure what rounding to tickets leaves."""
    kept = np.flatnonzero(weights > 0)
    order = sorted(kept, key=lambda one: tuple(-outcome.panels[one]))
    tickets = whole_tickets(weights[order] / weights[order].sum())
    panels = [
        Panel(
            count,
            tuple(
                (int(t), int(outcome.panels[one][t])) for t in np.flatnonzero(outcome.panels[one])
            ),
        )
        for one, count in zip(order, tickets, strict=True)
        if count > 0
    ]
    draft = Lottery(pool.members, tuple(panels), pool.fixed, certified=False, error=outcome.error)
    chance = draft.chances()
    error = max(
        (
            abs(float(chance[ids[0]]) - aim)
            for ids, aim in zip(pool.members, outcome.aim, strict=True)
        ),
        default=0.0,
    )
    return Lottery(
        draft.types,
        draft.panels,
        draft.fixed,
        certified=outcome.certified and bool(error <= tolerance),
        error=float(error),
    )


def document(
    members: Sequence[Member],
    rule: Rule,
    lottery: Lottery,
    event: str,
    method: Method = Method.LEXIMIN,
) -> dict[str, Any]:
    """Write pool, rule and lottery as plain data: only ids and the features the rule uses."""
    rows = declared_rows(members, rule)
    used = sorted({quota.feature for quota in rule.quotas})
    return {
        "format": FORMAT,
        "event": event,
        "method": method.value,
        "pool": [
            {
                "id": one.id,
                "standing": one.standing.value,
                "values": {f: sorted(one.values.get(f, ())) for f in used},
            }
            for one in sorted(members, key=lambda one: one.id)
        ],
        "rule": {
            "seats": rule.seats,
            "cap": rule.cap,
            "quotas": [[r.feature, r.value, r.low, r.high] for r in rows if r.feature],
            "sets": [[r.value, r.low, r.high, sorted(r.members)] for r in rows if not r.feature],
        },
        "types": [list(ids) for ids in lottery.types],
        "fixed": list(lottery.fixed),
        "panels": [[p.tickets, [list(pair) for pair in p.seats]] for p in lottery.panels],
        "certified": lottery.certified,
        "error": f"{lottery.error:.1e}",
    }


def canonical(data: Mapping[str, Any]) -> bytes:
    """Write data as JSON that has one form only: sorted keys, no spaces, UTF-8, final newline."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8") + b"\n"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of published bytes."""
    return hashlib.sha256(content).hexdigest()


def read_document(content: bytes) -> Lottery:
    """Read a published lottery again."""
    data = json.loads(content)
    return Lottery(
        types=tuple(tuple(ids) for ids in data["types"]),
        panels=tuple(
            Panel(tickets, tuple((kind, count) for kind, count in seats))
            for tickets, seats in data["panels"]
        ),
        fixed=tuple(data["fixed"]),
        certified=data["certified"],
        error=float(data["error"]),
    )
