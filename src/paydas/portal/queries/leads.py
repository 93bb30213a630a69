"""The state of a thread in one or two sentences, before any figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paydas.monitoring.vocabulary import VoiceKind
from paydas.portal.queries.wording import number
from paydas.responses.vocabulary import Decision
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from paydas.thread.queries.compose import Composed

DECIDED = {
    str(Decision.ACCEPTED): gettext_lazy("What was asked for here was accepted."),
    str(Decision.PARTLY): gettext_lazy("What was asked for here was partly accepted."),
    str(Decision.NOT_ACCEPTED): gettext_lazy(
        "What was asked for here was not accepted; the reason is given below."
    ),
    str(Decision.OUT_OF_SCOPE): gettext_lazy(
        "What was asked for here lies outside the authority’s remit; the reason is given below."
    ),
}
# Read from the plan, the recommendation lies behind and the activity is the thing itself.
DECIDED_BEHIND = {
    str(Decision.ACCEPTED): gettext_lazy("The recommendation that it rests on was accepted."),
    str(Decision.PARTLY): gettext_lazy("The recommendation that it rests on was partly accepted."),
    str(Decision.NOT_ACCEPTED): gettext_lazy(
        "The recommendation that it rests on was not accepted; the reason is given below."
    ),
    str(Decision.OUT_OF_SCOPE): gettext_lazy(
        "The recommendation that it rests on lies outside the authority’s remit; "
        "the reason is given below."
    ),
}
PLANNED = {str(Station.OBJECTIVE), str(Station.ACTIVITY), str(Station.INDICATOR)}
STATES = {
    "done": gettext_lazy("The activity that came of it is finished."),
    "going": gettext_lazy("At the end of %(period)s the activity that came of it was in progress."),
    "late": gettext_lazy("At the end of %(period)s the activity that came of it was late."),
    "stopped": gettext_lazy("The activity that came of it was stopped."),
    "not_started": gettext_lazy(
        "At the end of %(period)s the activity that came of it had not started."
    ),
}
STATES_ITSELF = {
    "done": gettext_lazy("The activity is finished."),
    "going": gettext_lazy("At the end of %(period)s the activity was in progress."),
    "late": gettext_lazy("At the end of %(period)s the activity was late."),
    "stopped": gettext_lazy("The activity was stopped."),
    "not_started": gettext_lazy("At the end of %(period)s the activity had not started."),
}


def lead_of(c: Composed) -> str:
    """Say what was decided, what is being done and what was reached."""
    return " ".join(filter(None, [_decided(c), _done(c), _reached(c), _disputed(c)]))


def _decided(c: Composed) -> str:
    main = c.line.main
    node = main.get(Station.RESPONSE)
    found = c.words.responses.get(node.id) if node else None
    if found is not None:
        said = DECIDED_BEHIND if c.thread.start.kind in PLANNED else DECIDED
        return str(said.get(found.decision, ""))
    if c.words.disposition is not None and Station.FINDING not in main:
        return _("This voice led to no finding; what was done with it is said below.")
    if Station.RECOMMENDATION in main:
        return _("The body addressed has not answered yet.")
    if Station.FINDING in main and Station.ACTIVITY not in main:
        return _("A finding rests on it; no recommendation was drawn from this finding.")
    if Station.FINDING not in main and Station.ACTIVITY in main:
        return _("No voice asked for this; why it is in the plan is said below.")
    return "" if Station.FINDING in main else _("This voice has not reached a finding yet.")


def _done(c: Composed) -> str:
    node = c.line.main.get(Station.ACTIVITY)
    if node is None:
        return ""
    status = c.outcome.statuses.get(node.id)
    if status is None:
        return _("An activity of the plan takes it up; nothing has been reported yet.")
    itself = c.thread.start.kind in (Station.ACTIVITY, Station.INDICATOR)
    said = str((STATES_ITSELF if itself else STATES).get(status.status, ""))
    return said % {"period": status.period} if said else ""


def _reached(c: Composed) -> str:
    node = c.line.main.get(Station.INDICATOR)
    course = c.outcome.courses.get(node.id) if node else None
    latest = course.latest if course else None
    if not node or not course or not latest or latest.actual is None:
        return _("No value has been approved yet.") if node else ""
    leaf = c.outcome.branches.indicators[node.id]
    values = {"value": number(latest.actual), "unit": leaf.unit, "period": latest.span.label}
    if course.final_target is None:
        return _("Last result: %(value)s %(unit)s (%(period)s).") % values
    values["target"] = number(course.final_target)
    return _("Last result: %(value)s %(unit)s (%(period)s); the target is %(target)s.") % values


def _disputed(c: Composed) -> str:
    node = c.line.main.get(Station.ACTIVITY)
    found = [
        one
        for one in c.outcome.remarks
        if node and one.activity_id == node.id and one.kind == VoiceKind.DISPUTE
    ]
    if not found:
        return ""
    if any(not one.answer for one in found):
        return _("The progress is disputed; an answer is awaited.")
    return _("The progress was disputed; the answer is given below.")
