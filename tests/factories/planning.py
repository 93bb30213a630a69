"""What a plan rests on, and a plan that is ready to be published."""

from datetime import UTC, date, datetime
from itertools import count
from types import SimpleNamespace
from uuid import uuid4

from paydas.core.operations.records import new_code
from paydas.listening.models import Contribution
from paydas.planning.operations.bases import Cited, link_basis, set_bodies
from paydas.planning.operations.indicators import add_indicator
from paydas.planning.operations.outline import add_activity, add_objective
from paydas.planning.operations.plans import add_plan, write_vision
from paydas.planning.operations.publishing import Verdict, decide_plan, submit_plan
from paydas.responses.models import Response
from paydas.sensemaking.models import Finding, Recommendation
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.stakeholders import make_organisation

numbers = count(1)
PUBLISHED = {"state": "published", "published_on": date(2022, 1, 28)}


def make_finding(consultation, **values):
    n = next(numbers)
    known = {"title": f"Örnek bulgu {n}", "statement": "Tercüman bulunamıyor.", "position": n}
    values = known | PUBLISHED | values
    if values["state"] == "published":
        values.setdefault("code", new_code(Finding, "B"))
    return Finding.objects.create(consultation=consultation, **values)


def make_recommendation(consultation, **values):
    n = next(numbers)
    known = {"text": f"Örnek öneri {n}: tercüman görevlendirilsin.", "position": n}
    values = known | PUBLISHED | values
    values.setdefault("addressee", None) or values.update(addressee=make_organisation())
    if values["state"] == "published":
        values.setdefault("code", new_code(Recommendation, "R"))
    return Recommendation.objects.create(consultation=consultation, **values)


def make_response(recommendation, **values):
    known = {
        "body": recommendation.addressee,
        "decision": "accepted",
        "reason": "Bütçede yeri var.",
        "decided_on": date(2022, 2, 14),
        "state": "published",
        "is_current": True,
        "published_on": date(2022, 2, 14),
    }
    return Response.objects.create(recommendation=recommendation, **(known | values))


def make_open_voice(consultation, **values):
    """Return an approved contribution that nobody answered."""
    known = {
        "channel": "written",
        "kind": "demand",
        "state": "approved",
        "code": new_code(Contribution, "G"),
        "noted_at": datetime(2021, 10, 7, tzinfo=UTC),
    }
    return Contribution.objects.create(consultation=consultation, **(known | values))


def make_plan(boss, consultation, **values):
    known = {
        "title": "Örnek plan",
        "starts_on": date(2022, 1, 1),
        "ends_on": date(2023, 12, 31),
    }
    return add_plan(by=boss, plan_id=uuid4(), consultation_id=consultation.pk, **(known | values))


def make_ready_plan():
    """Return a plan with one objective, activity and indicator, founded and answered."""
    consultation = make_consultation()
    found = SimpleNamespace(
        consultation=consultation,
        boss=make_staff(consultation),
        approver=make_staff(consultation, "approver"),
        recommendation=make_recommendation(consultation),
        body=make_organisation(),
    )
    make_response(found.recommendation)
    found.vision = write_vision(
        by=found.boss,
        vision_id=uuid4(),
        consultation_id=consultation.pk,
        title="Örnek vizyon belgesi",
        text="Herkes duyulsun.",
    )
    found.plan = make_plan(found.boss, consultation, vision=found.vision)
    cited = [Cited(found.recommendation, "Önerinin ilk bölümü")]
    found.objective = add_objective(
        by=found.boss, objective_id=uuid4(), plan_id=found.plan.pk, title="Örnek hedef"
    )
    link_basis(by=found.boss, node=found.objective, cited=cited)
    found.activity = add_activity(
        by=found.boss, activity_id=uuid4(), objective_id=found.objective.pk, title="Örnek faaliyet"
    )
    link_basis(by=found.boss, node=found.activity, cited=cited)
    set_bodies(by=found.boss, activity=found.activity, responsible_id=found.body.pk)
    found.indicator = add_indicator(
        by=found.boss,
        indicator_id=uuid4(),
        of=found.activity,
        targets={date(2022, 6, 30): 10, date(2022, 12, 31): 20},
        name="Tercüman bulunan il sayısı",
        unit="il",
    )
    return found


def publish(found, **verdict):
    submit_plan(by=found.boss, plan_id=found.plan.pk)
    decided = Verdict(**({"approves": True} | verdict))
    found.plan = decide_plan(by=found.approver, plan_id=found.plan.pk, verdict=decided)
    return found


def make_published_plan():
    return publish(make_ready_plan())
