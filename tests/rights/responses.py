from datetime import date

from paydas.consultations.operations.approvals import decide_approval
from paydas.responses.models import Response
from paydas.responses.operations.responses import submit_responses
from tests.factories.planning import make_recommendation
from tests.rights import ADMINISTRATOR, STAFF, Page, in_consultation, only

BOSS = only("coordinator")
DECIDERS = only("coordinator", "approver")


def a_recommendation(world):
    return in_consultation(world) | {"pk": make_recommendation(world.consultation).pk}


def a_draft(world):
    asked = make_recommendation(world.consultation)
    made = Response.objects.create(
        recommendation=asked,
        body=asked.addressee,
        decision="accepted",
        reason="Bütçede yeri var.",
        decided_on=date(2022, 2, 14),
    )
    return in_consultation(world) | {"pk": made.pk}


def submitted(world):
    a_draft(world)
    boss = world.actors["coordinator"]
    submit_responses(by=boss, consultation_id=world.consultation.pk)
    return in_consultation(world) | {"pk": world.consultation.pk}


def approved(world):
    submitted(world)
    approval = world.consultation.approvals.get()
    decide_approval(by=world.actors["approver"], approval_id=approval.pk, approves=True)
    return in_consultation(world)


PAGES = [
    Page("responses:responses", STAFF | only(ADMINISTRATOR), in_consultation),
    Page("responses:add", BOSS, a_recommendation),
    Page("responses:edit", BOSS, a_draft),
    Page("responses:discard", BOSS, a_draft, "post"),
    Page("responses:submit", BOSS, in_consultation, "post"),
    Page("responses:publish", DECIDERS, approved),
    Page("responses:approve", DECIDERS, submitted),
]
