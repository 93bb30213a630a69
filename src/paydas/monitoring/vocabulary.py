"""Words of the monitoring."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from paydas.core.vocabulary import Choices, DomainError


class MonitoringError(DomainError):
    messages: ClassVar = {
        "value_needed": _("Write the value, or say why there is none."),
        "state": _("This cannot be done while the value is “%(state)s”."),
        "reason_needed": _("Say why."),
        "own_report": _("Whoever reported a value cannot approve it."),
        "period_order": _("The end is before the start."),
        "plan_not_published": _("The plan is not published yet."),
        "empty": _("Write your comment."),
        "period_exists": _("There is a period “%(label)s” already."),
        "period_in_use": _("Values were reported for this period; it cannot be removed."),
        "not_of_plan": _("This belongs to another plan."),
        "owes_nothing": _("This organisation owes no value now."),
        "group_unknown": _("The indicator is not broken down by “%(by)s” in this way."),
        "parts_sum": _(
            "By “%(by)s” the groups add up to %(total)s, the value is %(value)s. Compare them."
        ),
        "parts_part": _(
            "By “%(by)s” a group has %(total)s, more than the whole value %(value)s. Compare them."
        ),
        "not_a_partner": _("This organisation does not carry out the activity."),
    }


class MeasurementState(Choices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


class ActivityStatus(Choices):
    NOT_STARTED = "not_started", _("not started")
    GOING = "going", _("in progress")
    LATE = "late", _("late")
    DONE = "done", pgettext_lazy("activity", "done")
    STOPPED = "stopped", _("stopped with a reason")


class VoiceKind(Choices):
    COMMENT = "comment", _("comment")
    DISPUTE = "dispute", _("dispute")
    SHARE = "share", _("share of a cooperating body")


class VoiceState(Choices):
    RECEIVED = "received", _("received")
    PUBLISHED = "published", _("published")
    WITHHELD = "withheld", _("withheld")


class Criterion(Choices):
    RELEVANCE = "relevance", _("relevance")
    COHERENCE = "coherence", _("coherence")
    EFFECTIVENESS = "effectiveness", _("effectiveness")
    EFFICIENCY = "efficiency", _("efficiency")
    IMPACT = "impact", _("impact")
    SUSTAINABILITY = "sustainability", _("sustainability")


class Standing(Choices):
    """How an indicator stands against its targets."""

    REACHED = "reached", _("target reached")
    ON_TRACK = "on_track", _("on track")
    BEHIND = "behind", _("behind the target")
    NO_TARGET = "no_target", _("no target to compare with")
    NO_DATA = "no_data", _("no data")
    NOT_DUE = "not_due", _("not due yet")
