"""Mails with the link by which participants comment on progress: sent once, stopped by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.utils.translation import gettext

from paydas.consultations.models import Participant
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.jobs import start
from paydas.core.operations.links import address_of
from paydas.core.operations.outbox import Mail, queue_mail
from paydas.core.queries.links import links_of
from paydas.invitations.queries.contacts import addresses_of
from paydas.invitations.queries.letters import name_of
from paydas.monitoring.access import PROGRESS, can_set_up
from paydas.monitoring.models import ProgressMail
from paydas.monitoring.queries.mails import unmailed
from paydas.monitoring.vocabulary import MonitoringError
from paydas.planning.models import Plan

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Where the page of the link keeps its button to stop the mails.
STOP = "#mails"


@operation
def start_progress_mails(*, by: Actor, plan_id: Key, page: str = "") -> Plan:
    """Start the job that mails their link to all who were not mailed; `page` is where it leads.

    Raises MonitoringError("plan_not_published").
    """
    plan = Plan.objects.get(pk=plan_id)
    require(can_set_up(by, plan.consultation_id))
    if plan.published_on is None:
        raise MonitoringError("plan_not_published")
    start(
        by=by,
        work="paydas.monitoring.jobs:mail_progress_links",
        arguments={"plan_id": str(plan.pk)},
        key=f"monitoring.progress:{plan.pk}",
        scope=plan.consultation_id,
        page=page,
    )
    return plan


@operation
def mail_progress_links(*, by: Actor, plan_id: Key, limit: int) -> int:
    """Mail their link to the next participants, in their language; return how many, 0 at the end.

    May be called again after a kill: nobody is mailed twice for one link.
    """
    plan = Plan.objects.select_related("consultation__owner").get(pk=plan_id)
    require(can_set_up(by, plan.consultation_id))
    found = unmailed(plan.consultation_id, PROGRESS)[:limit]
    addresses = addresses_of(found)
    links = links_of(PROGRESS, [one.pk for one in found])
    for one in found:
        mail = Mail(
            key=f"monitoring.progress:{links[one.pk].pk}",
            to=addresses[one.pk],
            language=one.language,
            is_sample=one.is_sample,
            **_words(plan, one, address_of(links[one.pk])),
        )
        queue_mail(by=by, mail=mail, about=one, scope=plan.consultation_id)
        ProgressMail.objects.update_or_create(
            participant=one,
            defaults={"mailed_at": timezone.now(), "is_sample": one.is_sample},
        )
    if found:
        record(plan, scope=plan.consultation_id, mailed=len(found))
    return len(found)


@operation
def stop_progress_mails(*, by: Actor, participant_id: Key) -> ProgressMail:
    """Note that a participant wants no more of these mails; their link goes on opening."""
    return _set_stopped(by, participant_id, is_stopped=True)


@operation
def allow_progress_mails(*, by: Actor, participant_id: Key) -> ProgressMail:
    """Note that a participant wants these mails after all."""
    return _set_stopped(by, participant_id, is_stopped=False)


def _set_stopped(by: Actor, participant_id: Key, *, is_stopped: bool) -> ProgressMail:
    require(by.holds(PROGRESS, participant_id))
    one = Participant.objects.get(pk=participant_id)
    found, _is_new = ProgressMail.objects.update_or_create(
        participant=one,
        defaults={
            "stopped_at": timezone.now() if is_stopped else None,
            "is_sample": one.is_sample,
        },
    )
    record(found, scope=one.consultation_id, is_stopped=is_stopped)
    return found


def _words(plan: Plan, one: Participant, address: str) -> dict[str, str]:
    with translation.override(one.language):
        facts = {"plan": plan.title, "address": address, "stop": f"{address}{STOP}"}
        told = [
            gettext("Dear %(name)s,") % {"name": name_of(one)},
            gettext("You took part when “%(plan)s” was prepared. It is being carried out.") % facts,
            gettext(
                "Here you see how each activity stands, and can comment on it or disagree; you "
                "need no account:\n%(address)s"
            )
            % facts,
            gettext("The link is yours alone; please do not pass it on."),
            plan.consultation.owner.name,
            gettext("If you want no more of these e-mails: %(stop)s") % facts,
        ]
        subject = gettext("How the plan is going: %(plan)s") % facts
    return {"subject": subject, "body": "\n\n".join(told) + "\n"}
