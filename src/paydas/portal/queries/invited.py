"""Why (not) invited: the published rules, the rounds with their routes and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import pgettext

from paydas.consultations.queries.suppression import THRESHOLD
from paydas.invitations.queries.invitations import public_counts
from paydas.invitations.queries.published import published_rules, sent_rounds
from paydas.invitations.vocabulary import Route
from paydas.portal.queries.wording import day, moment_day, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.vocabulary import Key
    from paydas.portal.queries.records import Round


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
        rounds=[_row(found) for found in sent_rounds(consultation_id)],
    )


def _row(found: Round) -> RoundRow:
    """Describe a round; small groups of people are not counted out (law 7)."""
    sent, accepted, declined = found.n_sent, found.n_accepted, found.n_declined
    split = {"accepted": accepted, "declined": declined, "silent": sent - accepted - declined}
    shown = public_counts(split, people=True)
    return RoundRow(
        gathering=f"{found.gathering.title}, {day(found.gathering.dated)}",
        route=str(Route.label_of(found.route)),
        title=found.title,
        reason=found.reason,
        on=moment_day(found.sent_at),
        invited=_count(sent if sent >= THRESHOLD else None),
        accepted=_count(shown["accepted"]),
        declined=_count(shown["declined"]),
    )


def _count(value: int | None) -> str:
    return number(value) if value is not None else pgettext("small group", "hidden")
