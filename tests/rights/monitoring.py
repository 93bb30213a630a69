from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from paydas.monitoring.operations.measurements import Report, save_measurements
from paydas.monitoring.operations.setting_up import add_period, name_reporting_body
from paydas.monitoring.operations.voices import Saying, judge_plan, speak
from paydas.planning.operations.bases import Cited, link_basis, set_bodies
from paydas.planning.operations.indicators import add_indicator
from paydas.planning.operations.outline import add_activity, add_objective
from paydas.planning.operations.publishing import Verdict, decide_plan, submit_plan
from tests.factories.consultations import make_participant
from tests.factories.planning import make_plan, make_recommendation, make_response
from tests.rights import NOBODY, STAFF, Page, in_consultation, only

BOSS = only("coordinator")
CHECKERS = only("coordinator", "approver")
REPORTERS = only("coordinator", "reporter")


def running(world):
    boss, asked = world.actors["coordinator"], make_recommendation(world.consultation)
    make_response(asked)
    found = SimpleNamespace(plan=make_plan(boss, world.consultation))
    objective = add_objective(by=boss, objective_id=uuid4(), plan_id=found.plan.pk, title="Hedef")
    found.activity = add_activity(
        by=boss, activity_id=uuid4(), objective_id=objective.pk, title="Faaliyet"
    )
    for node in (objective, found.activity):
        link_basis(by=boss, node=node, cited=[Cited(asked)])
    set_bodies(by=boss, activity=found.activity, responsible_id=world.body.pk)
    found.indicator = add_indicator(
        by=boss, indicator_id=uuid4(), of=found.activity, name="Sayı", unit="il"
    )
    submit_plan(by=boss, plan_id=found.plan.pk)
    decide_plan(by=world.actors["approver"], plan_id=found.plan.pk, verdict=Verdict(approves=True))
    found.period = add_period(
        by=boss,
        period_id=uuid4(),
        plan_id=found.plan.pk,
        label="2022/1",
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 6, 30),
        due_on=date(2022, 7, 31),
    )
    return found


def carried_out(world):
    running(world)
    return in_consultation(world)


def at(world, pk, **more):
    return in_consultation(world) | {"pk": pk} | more


def an_indicator(world):
    return at(world, running(world).indicator.pk)


def an_activity(world):
    return at(world, running(world).activity.pk)


def a_period(world):
    return at(world, running(world).period.pk)


def a_value(world):
    found = running(world)
    report = Report(found.indicator.pk, found.period.pk, value=8)
    sent = save_measurements(
        by=world.actors["reporter"], plan_id=found.plan.pk, reports=[report], send=True
    )
    return at(world, sent[0].pk)


def a_voice(world):
    found = running(world)
    voice = speak(
        by=world.actors["coordinator"],
        voice_id=uuid4(),
        activity_id=found.activity.pk,
        saying=Saying("comment", "Kolaylaştı."),
    )
    return at(world, voice.pk)


def a_reporter(world):
    boss, found = world.actors["coordinator"], running(world)
    body = name_reporting_body(by=boss, plan_id=found.plan.pk, organisation_id=world.body.pk)
    return at(world, body.pk)


def a_judgement(world):
    found = running(world)
    made = judge_plan(
        by=world.actors["coordinator"],
        evaluation_id=uuid4(),
        plan_id=found.plan.pk,
        criterion="impact",
        judgement="Görülüyor.",
        judged_on=date(2023, 12, 1),
    )
    return at(world, made.pk)


def a_task(world):
    found = running(world)
    keys = {"period": found.period.pk, "indicator": found.indicator.pk}
    return in_consultation(world) | keys


def a_status(world):
    found = running(world)
    keys = {"period": found.period.pk, "activity": found.activity.pk}
    return in_consultation(world) | keys


def a_share(world):
    return in_consultation(world) | {"activity": running(world).activity.pk}


def a_participant(world):
    running(world)
    return in_consultation(world) | {"pk": make_participant(world.consultation).pk}


def by_link(args):
    def linked(world):
        keys = args(world)
        del keys["slug"]
        return keys | {"pk": make_participant(world.consultation).pk}

    return linked


PAGES = [
    Page("monitoring:overview", STAFF, carried_out),
    Page("monitoring:indicator", STAFF, an_indicator),
    Page("monitoring:values", STAFF, carried_out),
    Page("monitoring:check", CHECKERS, a_value),
    Page("monitoring:voices", BOSS, carried_out),
    Page("monitoring:take_voice", BOSS, carried_out),
    Page("monitoring:links", BOSS, carried_out),
    Page("monitoring:mail_links", BOSS, carried_out, "post"),
    Page("monitoring:act_on_link", BOSS, a_participant, "post"),
    Page("monitoring:voice", BOSS, a_voice),
    Page("monitoring:publish_voice", BOSS, a_voice, "post"),
    Page("monitoring:withhold_voice", BOSS, a_voice, "post"),
    Page("monitoring:periods", BOSS, carried_out),
    Page("monitoring:add_period", BOSS, carried_out),
    Page("monitoring:edit_period", BOSS, a_period),
    Page("monitoring:remove_period", BOSS, a_period, "post"),
    Page("monitoring:add_reporter", BOSS, carried_out),
    Page("monitoring:act_on_reporter", BOSS, a_reporter, "post"),
    Page("monitoring:evaluation", STAFF, carried_out),
    Page("monitoring:judge", BOSS, carried_out),
    Page("monitoring:edit_judgement", BOSS, a_judgement),
    Page("monitoring:reporting", REPORTERS, carried_out),
    Page("monitoring:reporting_value", REPORTERS, a_task),
    Page("monitoring:reporting_status", REPORTERS, a_status),
    Page("monitoring:reporting_share", only("reporter"), a_share),
    Page("monitoring:report", NOBODY, by_link(in_consultation)),
    Page("monitoring:report_value", NOBODY, by_link(a_task)),
    Page("monitoring:report_status", NOBODY, by_link(a_status)),
    Page("monitoring:report_share", NOBODY, by_link(a_share)),
    Page("monitoring:progress", NOBODY, by_link(in_consultation)),
    Page("monitoring:choose_mails", NOBODY, by_link(in_consultation), "post"),
    Page("monitoring:comment", NOBODY, by_link(a_share)),
]
# A stream; tests/monitoring/test_pages.py opens it and asks who may.
ELSEWHERE = {"monitoring:evidence"}
