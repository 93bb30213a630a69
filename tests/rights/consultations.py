from datetime import date
from uuid import uuid4

from paydas.consultations.operations import outline, programmes
from paydas.consultations.operations.approvals import ask_approval
from paydas.consultations.operations.consents import Agreement, give_consents
from paydas.consultations.operations.requests import receive_request
from paydas.core.actors import SYSTEM
from tests.factories.consultations import give_role, make_participant
from tests.factories.core import make_account, make_notice
from tests.rights import ADMINISTRATOR, REGISTRAR, ROLES, STAFF, Page, in_consultation, only

READERS = only(ADMINISTRATOR, REGISTRAR, *ROLES)
KEEPERS = only(ADMINISTRATOR, REGISTRAR, "coordinator")
BOSS = only("coordinator")
STAFFERS = only("coordinator", ADMINISTRATOR)
DECIDERS = only("coordinator", "approver")
PEOPLE = only("coordinator", "approver", "data_protection")
PROTECTORS = only("coordinator", "data_protection")


def a_programme(world):
    return {"pk": programmes.add_programme(by=SYSTEM, programme_id=uuid4(), name="Örnek").pk}


def a_project(world):
    return {"pk": programmes.add_project(by=SYSTEM, project_id=uuid4(), name="Örnek").pk}


def a_partner(world):
    pk = a_project(world)["pk"]
    partner = programmes.Partnering(world.body.pk, "lead")
    programmes.add_partners(by=SYSTEM, project_id=pk, partners=[partner])
    return {"pk": programmes.ProjectPartner.objects.get(project=pk).pk}


def a_kind(world):
    return in_consultation(world) | {"kind": "headings"}


def a_heading(world):
    found = outline.add_heading(
        by=SYSTEM, heading_id=uuid4(), consultation_id=world.consultation.pk, title="Mevzuat"
    )
    return a_kind(world) | {"pk": found.pk}


def a_role(world):
    found = give_role(make_account(), world.consultation, "viewer")
    return in_consultation(world) | {"pk": found.pk}


def a_participant(world):
    return in_consultation(world) | {"pk": make_participant(world.consultation).pk}


def a_consent(world):
    person = make_participant(world.consultation)
    agreement = Agreement(person.pk, "contact", make_notice(), "paper")
    (found,) = give_consents(
        by=SYSTEM, consultation_id=world.consultation.pk, agreements=[agreement]
    )
    return in_consultation(world) | {"pk": found.pk}


def a_request(world):
    found = receive_request(
        by=SYSTEM,
        request_id=uuid4(),
        consultation_id=world.consultation.pk,
        received_on=date(2021, 12, 1),
        kind="access",
    )
    return in_consultation(world) | {"pk": found.pk}


def an_approval(world):
    found = ask_approval(
        by=SYSTEM,
        consultation_id=world.consultation.pk,
        subject=world.consultation,
        title="Rapor",
        content="x",
    )
    return in_consultation(world) | {"pk": found.pk}


PAGES = [
    Page("consultations:programmes", READERS),
    Page("consultations:add_programme", KEEPERS),
    Page("consultations:edit_programme", KEEPERS, a_programme),
    Page("consultations:add_period", KEEPERS, a_programme),
    Page("consultations:projects", READERS),
    Page("consultations:project", READERS, a_project),
    Page("consultations:add_project", KEEPERS),
    Page("consultations:edit_project", KEEPERS, a_project),
    Page("consultations:add_partner", KEEPERS, a_project),
    Page("consultations:remove_partner", KEEPERS, a_partner, "post"),
    Page("consultations:new", STAFFERS),
    Page("consultations:setup", STAFF, in_consultation),
    Page("consultations:edit", BOSS, in_consultation),
    Page("consultations:steps", BOSS, in_consultation),
    Page("consultations:phases", BOSS, in_consultation),
    Page("consultations:now", BOSS, in_consultation),
    Page("consultations:move", BOSS, in_consultation, "post"),
    Page("consultations:add_part", BOSS, a_kind),
    Page("consultations:edit_part", BOSS, a_heading),
    Page("consultations:act_on_part", BOSS, a_heading, "post"),
    Page("consultations:staff", STAFFERS, in_consultation),
    Page("consultations:add_staff", STAFFERS, in_consultation),
    Page("consultations:remove_staff", STAFFERS, a_role, "post"),
    Page("consultations:participants", PEOPLE, in_consultation),
    Page("consultations:participant", PEOPLE, a_participant),
    Page("consultations:give_consent", PROTECTORS, a_participant),
    Page("consultations:erase", PROTECTORS, a_participant),
    Page("consultations:consents", PROTECTORS, in_consultation),
    Page("consultations:withdraw_consent", PROTECTORS, a_consent, "post"),
    Page("consultations:requests", PROTECTORS, in_consultation),
    Page("consultations:add_request", PROTECTORS, in_consultation),
    Page("consultations:answer_request", PROTECTORS, a_request),
    Page("consultations:approvals", DECIDERS, in_consultation),
    Page("consultations:approval", DECIDERS, an_approval),
]
