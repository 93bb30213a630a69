"""What came of a voice in plain words: one sentence, then one step for each record it reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.portal.queries.leads import DECIDED, STATES
from paydas.portal.queries.stations import address
from paydas.portal.queries.wording import day, number
from paydas.responses.vocabulary import Decision
from paydas.sensemaking.vocabulary import DispositionKind, Stance
from paydas.thread.queries.followed import Came
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.portal.queries.records import Response
    from paydas.thread.queries.followed import Asked, Done, Measured, Reached

__all__ = ["Came", "Step", "codes_of", "lead_of", "steps_of"]


@dataclass(frozen=True, slots=True)
class Step:
    """One record that the voice reached: what it is, its words, what is said of it."""

    name: str
    text: str
    code: str = ""
    note: str = ""
    decision: str = ""
    # The text is in the reader's own language, not the consultation's.
    is_ours: bool = False

    @property
    def url(self) -> str:
        """The thread of the record."""
        return address(self.code) if self.code else ""


def lead_of(came: Came) -> str:
    """Say in one or two sentences where a voice has come to."""
    return " ".join(filter(None, [_decided(came), _done(came)]))


def _decided(came: Came) -> str:
    answers = [one.response for one in came.recommendations if one.response]
    decisions = {one.decision for one in answers}
    if len(decisions) == 1:
        return str(DECIDED.get(decisions.pop(), ""))
    if decisions:
        return _("What was asked for here was answered in several parts; see below.")
    if came.recommendations:
        return _("The body addressed has not answered yet.")
    if came.findings:
        return "" if came.activities else _("A finding rests on it; no recommendation yet.")
    if came.disposition is not None:
        return _("This voice led to no finding; what was done with it is said below.")
    return _("This voice has not reached a finding yet.")


def _done(came: Came) -> str:
    if len(came.activities) > 1:
        finished = sum(bool(one.status and one.status.status == "done") for one in came.activities)
        n = len(came.activities)
        said = ngettext(
            "%(n)s activity of the plan takes it up.", "%(n)s activities of the plan take it up.", n
        ) % {"n": number(n)}
        more = ngettext("%(n)s is finished.", "%(n)s are finished.", finished)
        return f"{said} {more % {'n': number(finished)}}" if finished else said
    for one in came.activities:
        if one.status is None:
            return _("An activity of the plan takes it up; nothing has been reported yet.")
        return str(STATES.get(one.status.status, ""))
    return _("An objective of the plan takes it up.") if came.objectives else ""


def steps_of(came: Came) -> list[Step]:
    """Return what a voice reached, in the order of the chain."""
    steps = [_finding(one) for one in came.findings]
    if came.disposition is not None and not came.findings:
        told = came.disposition
        name = str(DispositionKind.label_of(told.kind))
        steps.append(Step(_("Reason"), told.reason, decision=name))
    for asked in came.recommendations:
        steps += _asked(asked)
    if not came.activities:
        steps += [
            Step(str(Station.OBJECTIVE.label), f"{one.number}. {one.title}", one.code)
            for one in came.objectives
        ]
    steps += [_activity(one) for one in came.activities]
    return steps + [_indicator(one) for one in came.indicators]


def _finding(one: Reached) -> Step:
    note = ""
    if one.stance == Stance.CONTRADICTS:
        note = _("This voice speaks against it, and is shown there.")
    elif one.stance == Stance.NUANCES:
        note = _("This voice adds a shade to it.")
    return Step(str(Station.FINDING.label), one.label.title, one.label.code, note)


def _asked(one: Asked) -> list[Step]:
    to = _("Addressed to %(body)s.") % {"body": one.label.addressee}
    steps = [Step(str(Station.RECOMMENDATION.label), one.label.text, one.label.code, to)]
    if one.response is None:
        waiting = _("No answer yet.")
        return [*steps, Step(str(Station.RESPONSE.label), waiting, is_ours=True)]
    return [*steps, _response(one.response)]


def _response(one: Response) -> Step:
    note = " · ".join(filter(None, [str(one.body), day(one.decided_on)]))
    if one.not_accepted_part:
        note += " · " + _("Not accepted: %(part)s") % {"part": one.not_accepted_part}
    decision = str(Decision.label_of(one.decision))
    return Step(str(Station.RESPONSE.label), one.reason, note=note, decision=decision)


def _activity(one: Done) -> Step:
    status = str(one.status.label) if one.status else _("nothing reported")
    note = " · ".join(filter(None, [one.leaf.responsible, status]))
    text = f"{one.leaf.number} {one.leaf.title}"
    return Step(str(Station.ACTIVITY.label), text, one.leaf.code, note)


def _indicator(one: Measured) -> Step:
    latest = one.course.latest
    note = _("no data")
    if latest is not None and latest.actual is not None:
        values = {
            "value": number(latest.actual), "unit": one.leaf.unit, "period": latest.span.label,
        }  # fmt: skip
        note = _("Last result: %(value)s %(unit)s (%(period)s).") % values
        if one.course.final_target is not None:
            values["target"] = number(one.course.final_target)
            note = (
                _("Last result: %(value)s %(unit)s (%(period)s); the target is %(target)s.")
                % values
            )
    return Step(str(Station.INDICATOR.label), one.leaf.name, one.leaf.code, note)


def codes_of(steps: Sequence[Step]) -> str:
    """Write the numbers of everything a voice reached into one cell."""
    return " ".join(one.code for one in steps if one.code)
