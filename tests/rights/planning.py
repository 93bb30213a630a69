from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from paydas.planning.models import DeclaredGap
from paydas.planning.operations.bases import Cited, link_basis, set_bodies
from paydas.planning.operations.outline import add_activity, add_group, add_objective
from paydas.planning.operations.publishing import submit_plan
from tests.factories.planning import make_plan, make_recommendation, make_response
from tests.rights import STAFF, Page, in_consultation, only

BOSS = only("coordinator")
DECIDERS = only("coordinator", "approver")


def ready(world):
    boss, asked = world.actors["coordinator"], make_recommendation(world.consultation)
    make_response(asked)
    found = SimpleNamespace(plan=make_plan(boss, world.consultation))
    found.group = add_group(by=boss, group_id=uuid4(), plan_id=found.plan.pk, title="Amaç")
    found.objective = add_objective(
        by=boss, objective_id=uuid4(), plan_id=found.plan.pk, title="Hedef"
    )
    found.activity = add_activity(
        by=boss, activity_id=uuid4(), objective_id=found.objective.pk, title="Faaliyet"
    )
    for node in (found.objective, found.activity):
        found.links = link_basis(by=boss, node=node, cited=[Cited(asked)])
    set_bodies(by=boss, activity=found.activity, responsible_id=world.body.pk)
    return found


def a_plan(world):
    return in_consultation(world) | {"pk": ready(world).plan.pk}


def a_submitted_plan(world):
    found = ready(world)
    submit_plan(by=world.actors["coordinator"], plan_id=found.plan.pk)
    return in_consultation(world) | {"pk": found.plan.pk}


def renumber(world):
    return a_plan(world) | {"deed": "renumber"}


def a_paper(world):
    return a_plan(world) | {"kind": "docx"}


def a_card(world):
    return an_objective(world) | {"kind": "docx"}


def an_objective(world):
    return in_consultation(world) | {"pk": ready(world).objective.pk}


def an_activity(world):
    return in_consultation(world) | {"pk": ready(world).activity.pk}


def a_part(world):
    return an_activity(world) | {"kind": "activity"}


def a_group(world):
    return in_consultation(world) | {"pk": ready(world).group.pk, "kind": "group"}


def a_gap(world):
    found = DeclaredGap.objects.create(
        plan=ready(world).plan,
        kind="voices",
        count=1,
        reason="Sonradan geldi.",
        due_on=date(2022, 5, 1),
    )
    return in_consultation(world) | {"pk": found.pk}


def a_link(world):
    return in_consultation(world) | {"pk": ready(world).links[0].pk}


PAGES = [
    Page("planning:plans", STAFF, in_consultation),
    Page("planning:add", BOSS, in_consultation),
    Page("planning:plan", STAFF, a_plan),
    Page("planning:edit", BOSS, a_plan),
    Page("planning:vision", BOSS, a_plan),
    Page("planning:approve", DECIDERS, a_submitted_plan),
    Page("planning:act", BOSS, renumber, "post"),
    Page("planning:close_gap", BOSS, a_gap, "post"),
    Page("planning:paper", STAFF, a_paper),
    Page("planning:card", STAFF, a_card),
    Page("planning:add_group", BOSS, a_plan),
    Page("planning:add_objective", BOSS, a_plan),
    Page("planning:add_activity", BOSS, an_objective),
    Page("planning:activity", STAFF, an_activity),
    Page("planning:bodies", BOSS, an_activity),
    Page("planning:add_indicator", BOSS, a_part),
    Page("planning:edit_part", BOSS, a_group),
    Page("planning:act_on_part", BOSS, a_part, "post"),
    Page("planning:link", BOSS, a_part),
    Page("planning:unlink", BOSS, a_link, "post"),
]
