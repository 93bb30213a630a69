"""Consultations, their staff and participants."""

from itertools import count

from paydas.consultations.models import Consultation, ConsultationRole, Participant
from tests.factories.core import make_account
from tests.factories.stakeholders import make_organisation

numbers = count(1)


def make_consultation(**values):
    n = next(numbers)
    values = {"slug": f"istisare-{n}", "title": f"Örnek istişare {n}", "state": "open"} | values
    values.setdefault("owner", None) or values.update(owner=make_organisation())
    return Consultation.objects.create(**values)


def give_role(actor, consultation, role, **values):
    found = ConsultationRole.objects.create(
        user=actor.user, consultation=consultation, role=role, **values
    )
    actor.user.__dict__.pop("_roles_known", None)
    return found


def make_staff(consultation, role="coordinator", **values):
    actor = make_account()
    give_role(actor, consultation, role, **values)
    return actor


def make_participant(consultation, **values):
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    body = values["organisation"]
    known = {"sector": body.sector, "legal_form": body.legal_form} if body else {}
    return Participant.objects.create(consultation=consultation, **(known | values))
