from datetime import date
from uuid import uuid4

import pytest

from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.planning.models import Activity, ActivityBody, Objective, Plan, Target
from paydas.planning.operations import bases, indicators, outline, plans
from paydas.planning.queries.tree import tree_of
from paydas.planning.vocabulary import PlanningError
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.planning import (
    make_plan,
    make_published_plan,
    make_ready_plan,
    make_recommendation,
)
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready():
    return make_ready_plan()


def add_activity(ready, **values):
    return outline.add_activity(
        by=ready.boss,
        activity_id=uuid4(),
        objective_id=ready.objective.pk,
        **({"title": "Örnek faaliyet"} | values),
    )


def test_a_plan_posted_twice_is_one():
    consultation = make_consultation()
    boss, pk = make_staff(consultation), uuid4()

    for _ in range(2):
        plans.add_plan(
            by=boss,
            plan_id=pk,
            consultation_id=consultation.pk,
            title="Plan",
            starts_on=date(2022, 1, 1),
            ends_on=date(2023, 12, 31),
        )

    assert Plan.objects.count() == 1


@pytest.mark.parametrize("role", ["approver", "analyst", "viewer"])
def test_only_the_coordinator_plans(role):
    consultation = make_consultation()

    with pytest.raises(AccessDeniedError):
        make_plan(make_staff(consultation, role), consultation)


def test_a_plan_that_ends_before_it_starts_is_refused():
    consultation = make_consultation()

    with pytest.raises(PlanningError) as problem:
        make_plan(make_staff(consultation), consultation, ends_on=date(2021, 1, 1))

    assert problem.value.code == "dates_order"


def test_a_change_seen_too_late_is_refused(ready):
    plans.change_plan(by=ready.boss, plan_id=ready.plan.pk, seen=1, title="Yeni ad")

    with pytest.raises(StaleRecordError):
        plans.change_plan(by=ready.boss, plan_id=ready.plan.pk, seen=1, title="Eski ad")


def test_numbers_follow_the_order_of_adding(ready):
    second = add_activity(ready)

    assert (ready.activity.number, second.number, ready.indicator.number) == ("1.1", "1.2", "1.1.1")


def test_a_number_in_use_is_refused(ready):
    with pytest.raises(PlanningError) as problem:
        add_activity(ready, number="1.1")

    assert problem.value.code == "number_taken"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (date(2022, 5, 1), date(2022, 4, 1), "dates_order"),
        (date(2021, 5, 1), date(2022, 4, 1), "outside_period"),
    ],
)
def test_dates_that_make_no_sense_are_refused(ready, starts_on, ends_on, code):
    with pytest.raises(PlanningError) as problem:
        add_activity(ready, starts_on=starts_on, ends_on=ends_on)

    assert problem.value.code == code


def test_moved_parts_take_new_numbers_when_asked(ready):
    second = add_activity(ready)
    outline.move_part(by=ready.boss, part=second, up=True)

    outline.renumber_plan(by=ready.boss, plan_id=ready.plan.pk)

    assert list(Activity.objects.values_list("pk", "number")) == [
        (second.pk, "1.1"),
        (ready.activity.pk, "1.2"),
    ]
    ready.indicator.refresh_from_db()
    assert ready.indicator.number == "1.2.1"


def test_moving_the_first_part_up_changes_nothing(ready):
    outline.move_part(by=ready.boss, part=ready.objective, up=True)

    assert [row.pk for row in Objective.objects.all()] == [ready.objective.pk]


def test_an_activity_has_one_responsible_body_and_distinct_partners(ready):
    partner = make_organisation()

    bases.set_bodies(
        by=ready.boss,
        activity=ready.activity,
        responsible_id=ready.body.pk,
        cooperating_ids=[partner.pk, partner.pk],
    )

    roles = set(ActivityBody.objects.values_list("organisation", "role"))
    assert roles == {(ready.body.pk, "responsible"), (partner.pk, "cooperating")}


def test_the_responsible_body_can_not_cooperate_with_itself(ready):
    with pytest.raises(PlanningError) as problem:
        bases.set_bodies(
            by=ready.boss,
            activity=ready.activity,
            responsible_id=ready.body.pk,
            cooperating_ids=[ready.body.pk],
        )

    assert problem.value.code == "bodies_overlap"


def test_a_recommendation_of_another_consultation_can_not_be_cited(ready):
    foreign = make_recommendation(make_consultation())

    with pytest.raises(PlanningError) as problem:
        bases.link_basis(by=ready.boss, node=ready.activity, cited=[bases.Cited(foreign)])

    assert problem.value.code == "not_of_consultation"


def test_new_targets_replace_the_old_ones(ready):
    indicators.change_indicator(
        by=ready.boss, indicator_id=ready.indicator.pk, seen=1, targets={date(2023, 6, 30): 30}
    )

    assert list(Target.objects.values_list("due_on", "value")) == [(date(2023, 6, 30), 30)]


def test_a_published_plan_can_not_be_changed_until_it_is_revised():
    found = make_published_plan()

    with pytest.raises(PlanningError) as problem:
        add_activity(found)
    plans.revise_plan(by=found.boss, plan_id=found.plan.pk)
    add_activity(found)

    assert problem.value.code == "plan_published"
    assert Activity.objects.count() == 2


def test_the_tree_is_read_with_the_same_queries_however_large(ready, django_assert_num_queries):
    plan = Plan.objects.select_related("vision").get()

    with django_assert_num_queries(7):
        tree_of(plan)
    for _ in range(3):
        other = add_activity(ready)
        bases.set_bodies(by=ready.boss, activity=other, responsible_id=ready.body.pk)
        indicators.add_indicator(
            by=ready.boss, indicator_id=uuid4(), of=other, name="Sayı", unit="il"
        )
    with django_assert_num_queries(7):
        tree = tree_of(plan)

    assert len(tree.activities) == 4
