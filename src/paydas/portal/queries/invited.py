"""Why (not) invited: the published rules, the rounds with their routes and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.invitations.queries.published import published_rules, sent_rounds
from paydas.invitations.vocabulary import Route
from paydas.portal.queries.wording import day, moment_day, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round: for which gathering, by which route and why, and what became of it."""

    gathering: str
    route: str
    title: str
    reason: str
    on: str
    invited: str
    accepted: str
    declined: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A selection rule as it was published."""

    title: str
    text: str
    on: str


@dataclass(frozen=True, slots=True)
class InvitedPage:
    """What the page shows."""

    rules: Sequence[RuleRow]
    rounds: Sequence[RoundRow]


def invited_page(consultation_id: Key) -> InvitedPage:
    """Read the rules and rounds; two queries."""
    return InvitedPage(
        rules=[
            RuleRow(rule.title, rule.text, moment_day(rule.published_at))
            for rule in published_rules(consultation_id)
        ],
        rounds=[
            RoundRow(
                gathering=f"{found.gathering.title}, {day(found.gathering.dated)}",
                route=str(Route.label_of(found.route)),
                title=found.title,
                reason=found.reason,
                on=moment_day(found.sent_at),
                invited=number(getattr(found, "n_sent", 0)),
                accepted=number(getattr(found, "n_accepted", 0)),
                declined=number(getattr(found, "n_declined", 0)),
            )
            for found in sent_rounds(consultation_id)
        ],
    )
