"""Periods, and who reports by a private link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import ProtectedError

from paydas.consultations.models import Participant
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.links import Grant, give_link, give_links, revoke_links
from paydas.core.operations.records import lock, save_changes
from paydas.monitoring.access import PROGRESS, REPORT, can_set_up
from paydas.monitoring.models import Period, ProgressMail, ReportingBody
from paydas.monitoring.vocabulary import MonitoringError
from paydas.planning.models import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from paydas.core.actors import Actor
    from paydas.core.models import AccessLink
    from paydas.core.vocabulary import Key


@operation
def add_period(*, by: Actor, period_id: Key, plan_id: Key, **values: Any) -> Period:  # noqa: ANN401 -- fields of Period
    """Add a reporting period; the same id twice is one.

    Raises MonitoringError: period_order, period_exists.
    """
    plan = Plan.objects.get(pk=plan_id)
    require(can_set_up(by, plan.consultation_id))
    if found := Period.objects.filter(pk=period_id).first():
        return found
    _require_sense(plan, values)
    found = Period.objects.create(pk=period_id, plan=plan, is_sample=plan.is_sample, **values)
    record(found, scope=plan.consultation_id, due_on=found.due_on)
    return found


def _require_sense(plan: Plan, values: dict[str, Any], but: Period | None = None) -> None:
    starts_on: date = values["starts_on"]
    ends_on: date = values["ends_on"]
    if ends_on < starts_on or values["due_on"] < starts_on:
        raise MonitoringError("period_order")
    same = Period.objects.filter(plan=plan, label=values["label"])
    if any(found != but for found in same):
        raise MonitoringError("period_exists", label=values["label"])


@operation
def change_period(*, by: Actor, period_id: Key, seen: int | None, **values: Any) -> Period:  # noqa: ANN401 -- fields of Period
    """Change name or days of a period.

    Raises MonitoringError: period_order, period_exists.
    """
    found = lock(Period, period_id, seen)
    require(can_set_up(by, found.plan.consultation_id))
    names = ("label", "starts_on", "ends_on", "due_on")
    wanted = {name: values.get(name, getattr(found, name)) for name in names}
    _require_sense(found.plan, wanted, found)
    record(found, scope=found.plan.consultation_id, fields=save_changes(found, **wanted))
    return found


@operation
def remove_period(*, by: Actor, period_id: Key) -> None:
    """Remove a period for which nothing was reported.

    Raises MonitoringError("period_in_use").
    """
    found = lock(Period, period_id)
    require(can_set_up(by, found.plan.consultation_id))
    record(found, scope=found.plan.consultation_id)
    try:
        found.delete()
    except ProtectedError:
        raise MonitoringError("period_in_use") from None


@operation
def name_reporting_body(
    *,
    by: Actor,
    plan_id: Key,
    organisation_id: Key,
    contact: str = "",
    email: str = "",
) -> ReportingBody:
    """Name a body that reports by a private link, or change where it is reached; give the link."""
    plan = Plan.objects.get(pk=plan_id)
    require(can_set_up(by, plan.consultation_id))
    found, _ = ReportingBody.objects.update_or_create(
        plan=plan,
        organisation_id=organisation_id,
        defaults={"contact": contact, "email": email, "is_sample": plan.is_sample},
    )
    record(found, scope=plan.consultation_id, organisation=organisation_id)
    give_link(by=by, grant=Grant(REPORT, found, plan.consultation_id))
    return found


@operation
def renew_reporting_link(*, by: Actor, reporting_body_id: Key) -> AccessLink:
    """Withdraw a body's reporting link and give a new one."""
    found = lock(ReportingBody, reporting_body_id)
    require(can_set_up(by, found.plan.consultation_id))
    revoke_links(by=by, subject_id=found.pk, purpose=REPORT)
    return give_link(by=by, grant=Grant(REPORT, found, found.plan.consultation_id))


@operation
def give_progress_links(
    *, by: Actor, plan_id: Key, participants: Iterable[Participant]
) -> list[AccessLink]:
    """Give participants a link by which they comment on progress or dispute it."""
    plan = Plan.objects.get(pk=plan_id)
    require(can_set_up(by, plan.consultation_id))
    own = [one for one in participants if one.consultation_id == plan.consultation_id]
    grants = [Grant(PROGRESS, one, plan.consultation_id) for one in own]
    return give_links(by=by, grants=grants)


@operation
def renew_progress_link(*, by: Actor, participant_id: Key) -> AccessLink:
    """Give one participant a new link to comment by, and withdraw the one they had."""
    found = _with_withdrawn_link(by, participant_id)
    # The mail held the old link, so the new one may be mailed again.
    ProgressMail.objects.filter(participant=found).update(mailed_at=None)
    return give_link(by=by, grant=Grant(PROGRESS, found, found.consultation_id))


@operation
def withdraw_progress_link(*, by: Actor, participant_id: Key) -> Participant:
    """Withdraw the link by which a participant comments; what was said stays."""
    return _with_withdrawn_link(by, participant_id)


def _with_withdrawn_link(by: Actor, participant_id: Key) -> Participant:
    found = Participant.objects.get(pk=participant_id)
    require(can_set_up(by, found.consultation_id))
    revoke_links(by=by, subject_id=found.pk, purpose=PROGRESS)
    return found
