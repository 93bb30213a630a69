"""Rounds and invitations, made by the operations."""

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from paydas.consultations.models import Approval
from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.operations.participants import Joining
from paydas.core.actors import SYSTEM, holder
from paydas.core.queries.links import links_of
from paydas.invitations.operations import rules
from paydas.invitations.operations.rounds import invite, open_round, release_round, submit_round
from paydas.invitations.operations.sending import send_batch
from tests.factories.gatherings import make_gathering
from tests.factories.stakeholders import make_organisation

numbers = count(1)


def make_round(gathering=None, **values):
    gathering = gathering or make_gathering()
    values = {
        "title": f"Davet {next(numbers)}",
        "route": "eligible",
        "reason": "Kurala uyanlar",
        "letter": "Sizi bekliyoruz.",
        "reply_by": timezone.localdate() + timedelta(days=7),
        "document_number": "E-1",
        "document_date": date(2021, 9, 1),
    } | values
    return open_round(by=SYSTEM, round_id=uuid4(), gathering_id=gathering.pk, values=values)


def invite_bodies(found, *bodies):
    joining = [Joining(body) for body in bodies or [make_organisation()]]
    invite(by=SYSTEM, round_id=found.pk, joining=joining)
    return list(found.invitations.order_by("created_at", "pk"))


def send(found):
    submit_round(by=SYSTEM, round_id=found.pk)
    decide_approval(by=SYSTEM, approval_id=Approval.objects.get(state="waiting").pk, approves=True)
    release_round(by=SYSTEM, round_id=found.pk)
    while send_batch(by=SYSTEM, round_id=found.pk):
        pass
    found.refresh_from_db()
    return found


def make_invitation(gathering=None, body=None, **values):
    """Return an invitation that has been sent."""
    found = make_round(gathering, **values)
    (invitation,) = invite_bodies(found, body or make_organisation())
    send(found)
    invitation.refresh_from_db()
    return invitation


def holder_of(invitation):
    return holder(links_of("invitation", [invitation.pk])[invitation.pk])


def make_rule(consultation, **eligibility):
    """Return a published rule of selection."""
    found = rules.add_rule(
        by=SYSTEM,
        rule_id=uuid4(),
        consultation_id=consultation.pk,
        values={"title": "Kural", "text": "Herkes", "eligibility": eligibility},
    )
    return rules.publish_rule(by=SYSTEM, rule_id=found.pk)
