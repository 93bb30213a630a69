"""Words of the planning."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError

OBJECTIVE_LETTER = "H"
ACTIVITY_LETTER = "F"
INDICATOR_LETTER = "P"


class PlanningError(DomainError):
    messages: ClassVar = {
        "out_of_nowhere": _(
            "%(number)s cites no recommendation or finding. Link it, or say openly that no voice "
            "asked for it, and why it is there."
        ),
        "no_responsible": _("%(number)s has no responsible organisation."),
        "voices_without_answer": _("%(count)s contributions have no answer yet."),
        "recommendations_without_answer": _("%(count)s recommendations have no response yet."),
        "gap_needs_date": _("A declared gap needs a reason and a day by which it is closed."),
        "plan_published": _("The plan is published; a change needs a new edition."),
        "plan_scheduled": _("The plan waits for its hour of publication; stop that first."),
        "plan_not_published": _("The plan is not published yet."),
        "plan_not_submitted": _("The plan was not laid before the approver."),
        "basis_unpublished": _("%(number)s cites something that is not published yet."),
        "bodies_overlap": _("The responsible organisation cannot also be a cooperating one."),
        "has_measurements": _("Values were reported for this indicator; it cannot be removed."),
        "plan_empty": _("The plan has no objective with an activity yet."),
        "dates_order": _("The end is before the start."),
        "outside_period": _("The dates lie outside the plan’s period."),
        "number_taken": _("The number %(number)s is in use."),
        "one_of_two": _("Choose exactly one: an objective or an activity."),
        "reason_needed": _("Say why."),
        "embargo_past": _("The hour of publication is past."),
        "not_of_consultation": _("This belongs to another consultation."),
    }


class PlanState(Choices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waits for approval")
    SCHEDULED = "scheduled", _("approved, will be published")
    PUBLISHED = "published", _("published")


class BodyRole(Choices):
    RESPONSIBLE = "responsible", _("responsible")
    COOPERATING = "cooperating", _("cooperating")


class Direction(Choices):
    UP = "up", _("more is better")
    DOWN = "down", _("less is better")
    KEEP = "keep", _("keep")


class Frequency(Choices):
    QUARTER = "quarter", _("every three months")
    HALF = "half", _("every six months")
    YEAR = "year", _("every year")
    ONCE = "once", _("once")


class GapKind(Choices):
    VOICES = "voices", _("contributions without an answer")
    RECOMMENDATIONS = "recommendations", _("recommendations without a response")
