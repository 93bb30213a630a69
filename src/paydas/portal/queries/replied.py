"""The middle of a thread: what was recommended, and what the body addressed decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.portal.queries.beside import others_of
from paydas.portal.queries.parts import Fact
from paydas.portal.queries.stations import Stop
from paydas.portal.queries.wording import day, number
from paydas.responses.vocabulary import Decision
from paydas.thread.vocabulary import REFUSALS, Station

if TYPE_CHECKING:
    from paydas.kernel.threads import Node
    from paydas.thread.queries.compose import Composed


def recommendation(c: Composed, node: Node) -> Stop:
    """Show what was asked for, and of whom."""
    label = c.words.recommendations[node.id]
    return Stop(
        str(Station.RECOMMENDATION),
        when=day(label.on),
        code=label.code,
        text=label.text,
        facts=[Fact(_("Addressed to"), label.addressee)],
        **others_of(c, Station.RECOMMENDATION),
    )


def response(c: Composed, node: Node) -> Stop:
    """Show the decision with its reason; a refusal of which nothing came ends the thread."""
    found = c.words.responses[node.id]
    asked = c.words.recommendations.get(found.recommendation_id)
    facts = [Fact(_("Answered by"), found.body)]
    if asked and asked.on and found.decided_on >= asked.on:
        days = (found.decided_on - asked.on).days
        facts.append(
            Fact(_("Took"), ngettext("%(n)s day", "%(n)s days", days) % {"n": number(days)})
        )
    refused = found.decision in REFUSALS and Station.ACTIVITY not in c.line.main
    side = (
        [_("Not accepted: %(part)s") % {"part": found.not_accepted_part}]
        if found.not_accepted_part
        else []
    )
    return Stop(
        str(Station.RESPONSE),
        kind="response",
        when=day(found.decided_on),
        text=found.reason,
        decision=str(Decision.label_of(found.decision)),
        facts=facts,
        side=side,
        end="stopped" if refused else "",
        **others_of(c, Station.RESPONSE),
    )
