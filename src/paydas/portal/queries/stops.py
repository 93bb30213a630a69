"""The stations of a thread in order, and where it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from paydas.portal.queries.heard import finding, voice
from paydas.portal.queries.planned import activity, indicator, objective
from paydas.portal.queries.replied import recommendation, response
from paydas.portal.queries.stations import Stop
from paydas.sensemaking.vocabulary import DispositionKind
from paydas.thread.vocabulary import REFUSALS, Station

if TYPE_CHECKING:
    from collections.abc import Callable

    from paydas.kernel.threads import Node
    from paydas.thread.queries.compose import Composed


BUILDERS: dict[str, Callable[[Composed, Node], Stop]] = {
    "contribution": voice,
    "finding": finding,
    "recommendation": recommendation,
    "response": response,
    "objective": objective,
    "activity": activity,
    "indicator": indicator,
}


def stops_of(c: Composed, language: str) -> list[Stop]:
    """Return the stations of a thread in the order of the chain, and how it ends."""
    stops = [BUILDERS[kind](c, c.line.main[kind]) for kind in Station if kind in c.line.main]
    if Station.CONTRIBUTION not in c.line.main and c.thread.start.kind == Station.CONTRIBUTION:
        stops.insert(0, Stop(str(Station.CONTRIBUTION)))
    stops = [
        replace(
            one,
            lang=language,
            is_here=one.station == c.thread.start.kind and bool(one.code or one.decision),
        )
        for one in stops
    ]
    ending = _ending(c, {one.station for one in stops})
    if ending:
        stops.append(ending)
    return stops


def _ending(c: Composed, stations: set[str]) -> Stop | None:
    """Say where a thread waits, or with what reason it ended, before its indicator."""
    if c.words.disposition is not None and str(Station.FINDING) not in stations:
        done = c.words.disposition
        return Stop(
            str(Station.FINDING),
            kind="response",
            text=done.reason,
            decision=str(DispositionKind.label_of(done.kind)),
            end="stopped",
        )
    if str(Station.INDICATOR) in stations:
        return None
    for kind, before, text in WAITING:
        if str(kind) not in stations and str(before) in stations:
            if kind == Station.OBJECTIVE and _is_refused(c):
                return None
            return Stop(str(kind), text=str(text()), end="waiting")
    return None


def _is_refused(c: Composed) -> bool:
    found = c.words.responses.get(c.line.main[Station.RESPONSE].id)
    return found is not None and found.decision in REFUSALS


# Where a thread may wait: the missing station, the one before it, what to say.
WAITING: tuple[tuple[Station, Station, Callable[[], str]], ...] = (
    (
        Station.INDICATOR,
        Station.ACTIVITY,
        lambda: _("No indicator measures this activity."),
    ),
    (
        Station.ACTIVITY,
        Station.OBJECTIVE,
        lambda: _("No activity stands below this objective yet."),
    ),
    (
        Station.OBJECTIVE,
        Station.RESPONSE,
        lambda: _("No plan has taken this up yet."),
    ),
    (
        Station.RESPONSE,
        Station.RECOMMENDATION,
        lambda: _("The body addressed has not answered yet."),
    ),
    (
        Station.RECOMMENDATION,
        Station.FINDING,
        lambda: _("No recommendation rests on this finding."),
    ),
    (
        Station.FINDING,
        Station.CONTRIBUTION,
        lambda: _("This voice has not reached a published finding yet."),
    ),
)
