"""Reminding bodies of values that are due or overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.utils.translation import gettext

from paydas.core.access import require
from paydas.core.operations.audit import operation
from paydas.core.operations.links import Grant, address_of, give_link
from paydas.core.operations.outbox import Mail, queue_mail
from paydas.kernel.text.dates import format_date
from paydas.monitoring.access import REPORT, can_set_up
from paydas.monitoring.models import ReportingBody
from paydas.monitoring.queries.periods import tasks_of
from paydas.monitoring.vocabulary import MonitoringError

if TYPE_CHECKING:
    from datetime import date

    from paydas.core.actors import Actor
    from paydas.core.models import OutboxMessage
    from paydas.core.vocabulary import Key
    from paydas.monitoring.queries.periods import Task

# Bodies are reminded this many days before a value is due, and every week after.
AHEAD, EVERY = 7, 7


def waiting_for(body: ReportingBody, *, on: date) -> list[Task]:
    """Return the values that a body still owes and that are due within a week or overdue."""
    return [
        task
        for task in tasks_of(body.plan, on=on)
        if task.is_open
        and task.body_id == body.organisation_id
        and (task.span.due_on - on).days <= AHEAD
    ]


@operation
def remind_body(
    *, by: Actor, reporting_body_id: Key, on: date | None = None
) -> OutboxMessage | None:
    """Remind a body once a week of what it owes; None when it owes nothing.

    Raises CoreError("mail_no_address"), MonitoringError("plan_not_published").
    """
    body = ReportingBody.objects.select_related("plan__consultation", "organisation").get(
        pk=reporting_body_id
    )
    plan = body.plan
    require(can_set_up(by, plan.consultation_id))
    if plan.published_on is None:
        raise MonitoringError("plan_not_published")
    today = on or timezone.localdate()
    owed = waiting_for(body, on=today)
    if not owed:
        return None
    link = give_link(by=by, grant=Grant(REPORT, body, plan.consultation_id))
    language = plan.consultation.language
    with translation.override(language):
        mail = Mail(
            key=f"monitoring.owed:{body.pk}:{today.toordinal() // EVERY}",
            to=body.email,
            subject=gettext("Values to report: %(plan)s") % {"plan": plan.title},
            body=_words(body, owed, address_of(link), language),
            language=language,
            is_sample=plan.is_sample,
        )
    return queue_mail(by=by, mail=mail, about=body, scope=plan.consultation_id)


def _words(body: ReportingBody, owed: list[Task], address: str, language: str) -> str:
    lines = [
        gettext("%(number)s %(name)s (%(period)s, due on %(day)s)")
        % {
            "number": task.indicator.number,
            "name": task.indicator.name,
            "period": task.span.label,
            "day": format_date(task.span.due_on, language),
        }
        for task in owed
    ]
    opening = gettext("These values of %(body)s are expected for “%(plan)s”:") % {
        "body": body.organisation.name,
        "plan": body.plan.title,
    }
    closing = gettext("You can report them here, without an account: %(address)s") % {
        "address": address
    }
    sender = body.plan.consultation.owner.name
    told = [opening, "", *(f"- {line}" for line in lines), "", closing, "", sender, ""]
    return "\n".join([gettext("Dear colleague,"), "", *told])
