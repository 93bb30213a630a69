"""Rights in reporting and monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import can_approve, can_coordinate
from paydas.consultations.queries.roles import bodies_reported_by, has_role
from paydas.consultations.vocabulary import Role

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.monitoring.models import Measurement, ReportingBody
    from paydas.planning.models import Plan

REPORT, PROGRESS = "report", "progress"


def can_set_up(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether periods, reporting bodies and links may be kept: the coordinator."""
    return can_coordinate(actor, consultation_id)


def can_check(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether reported values may be approved or returned: coordinator and approver."""
    return can_coordinate(actor, consultation_id) or can_approve(actor, consultation_id)


def can_check_this(actor: Actor, measurement: Measurement) -> bool:
    """Tell whether this value may be decided on: by somebody who did not report it."""
    return actor.user is None or measurement.sent_by_id != actor.user.pk


def can_open_reporting(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether the reporting page may be opened: reporters, and the coordinator for them."""
    return has_role(actor, consultation_id, Role.REPORTER, Role.COORDINATOR)


def reports_for(actor: Actor, plan: Plan, bodies: list[ReportingBody]) -> set[UUID]:
    """Return the bodies for which the actor may report on a plan: by role, or by private link."""
    by_link = {body.organisation_id for body in bodies if actor.holds(REPORT, body.pk)}
    return by_link | bodies_reported_by(actor, plan.consultation_id)


def can_report(actor: Actor, plan: Plan, bodies: set[UUID], mine: set[UUID]) -> bool:
    """Tell whether values of these bodies may be written: one of them is mine, or all are."""
    return bool(bodies & mine) or can_coordinate(actor, plan.consultation_id)
