from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import SYSTEM, VISITOR
from paydas.core.vocabulary import AccessDeniedError
from paydas.planning.models import DeclaredGap, Plan
from paydas.planning.operations import bases, outline, plans, publishing
from paydas.planning.operations.plans import GapDraft
from paydas.planning.operations.publishing import Verdict
from paydas.planning.queries import checks, threads
from paydas.planning.queries.plans import published_tree
from paydas.planning.queries.summary import summary
from paydas.planning.queries.tree import tree_of
from paydas.planning.vocabulary import PlanningError
from paydas.sources.models import Edition
from tests.factories.planning import (
    make_open_voice,
    make_plan,
    make_published_plan,
    make_ready_plan,
    make_recommendation,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready():
    return make_ready_plan()


def check_of(found):
    return checks.check(found.plan, tree_of(found.plan))


def activity_of(ready, **values):
    return outline.add_activity(
        by=ready.boss, activity_id=uuid4(), objective_id=ready.objective.pk, title="Yeni", **values
    )


def test_a_founded_plan_lacks_nothing(ready):
    found = check_of(ready)

    assert (found.missing, found.open_counts) == ((), {})


def test_an_activity_out_of_nowhere_is_named_and_stops_the_plan(ready):
    stray = activity_of(ready)
    bases.set_bodies(by=ready.boss, activity=stray, responsible_id=ready.body.pk)

    with pytest.raises(PlanningError) as problem:
        publishing.submit_plan(by=ready.boss, plan_id=ready.plan.pk)

    assert [(m.code, m.number) for m in check_of(ready).missing] == [("out_of_nowhere", "1.2")]
    assert problem.value.code == "out_of_nowhere"


def test_an_activity_that_says_no_voice_asked_for_it_passes(ready):
    stray = activity_of(ready, unasked_reason="Yasa bunu emrediyor.")
    bases.set_bodies(by=ready.boss, activity=stray, responsible_id=ready.body.pk)

    assert check_of(ready).missing == ()


def test_an_activity_without_responsible_body_is_named(ready):
    activity_of(ready, unasked_reason="Yasa bunu emrediyor.")

    assert [m.code for m in check_of(ready).missing] == ["no_responsible"]


def test_a_plan_can_not_rest_on_what_is_not_published(ready):
    hidden = make_recommendation(ready.consultation, state="draft", published_on=None)
    bases.link_basis(by=ready.boss, node=ready.activity, cited=[bases.Cited(hidden)])

    assert [m.code for m in check_of(ready).missing] == ["basis_unpublished"]


def test_an_empty_plan_can_not_be_submitted(ready):
    empty = make_plan(ready.boss, ready.consultation)

    with pytest.raises(PlanningError) as problem:
        publishing.submit_plan(by=ready.boss, plan_id=empty.pk)

    assert problem.value.code == "plan_empty"


def test_open_voices_and_recommendations_must_be_declared(ready):
    make_open_voice(ready.consultation)
    make_recommendation(ready.consultation)
    publishing.submit_plan(by=ready.boss, plan_id=ready.plan.pk)

    with pytest.raises(PlanningError) as problem:
        publishing.decide_plan(
            by=ready.approver, plan_id=ready.plan.pk, verdict=Verdict(approves=True)
        )

    assert problem.value.code == "voices_without_answer"
    assert check_of(ready).open_counts == {"voices": 1, "recommendations": 1}
    assert not Edition.objects.exists()


@pytest.mark.parametrize("state", ["draft", "withheld"])
def test_voices_not_approved_or_withheld_with_reason_are_no_gap(ready, state):
    make_open_voice(
        ready.consultation,
        state=state,
        code=None if state == "draft" else "G-2345678",
        withheld_reason="Kişi adı geçiyor." if state == "withheld" else "",
    )

    assert check_of(ready).open_voices == 0


def test_a_declared_gap_stands_on_the_published_plan(ready):
    make_open_voice(ready.consultation)
    gap = GapDraft("voices", 1, "Sonradan geldi.", date(2022, 5, 1))

    publish(ready, gaps=(gap,))

    shown = published_tree(ready.consultation.pk).tree.gaps
    assert [(g.kind, g.count, g.reason, g.due_on) for g in shown] == [
        ("voices", 1, "Sonradan geldi.", date(2022, 5, 1))
    ]


def test_a_gap_without_reason_or_date_is_refused(ready):
    make_open_voice(ready.consultation)
    publishing.submit_plan(by=ready.boss, plan_id=ready.plan.pk)

    with pytest.raises(PlanningError) as problem:
        publishing.decide_plan(
            by=ready.approver,
            plan_id=ready.plan.pk,
            verdict=Verdict(approves=True, gaps=(GapDraft("voices", 1, "Sonra.", None),)),
        )

    assert problem.value.code == "gap_needs_date"
    assert not DeclaredGap.objects.exists()


def test_only_the_approver_declares_gaps(ready):
    with pytest.raises(AccessDeniedError):
        plans.declare_gaps(by=ready.boss, plan_id=ready.plan.pk, gaps=[])


def test_publication_makes_editions_of_plan_and_vision_and_gives_codes(ready):
    publish(ready)

    assert set(Edition.objects.values_list("kind", "number")) == {("plan", 1), ("vision", 1)}
    tree = published_tree(ready.consultation.pk).tree
    codes = [tree.objectives[0].code, tree.activities[0].code, tree.indicators[0].code]
    assert [code[0] for code in codes] == ["H", "F", "P"]
    assert tree.activities[0].bases[0].code == ready.recommendation.code


def test_the_edition_reads_back_as_the_plan(ready):
    publish(ready)

    assert published_tree(ready.consultation.pk).tree == tree_of(Plan.objects.get())


def test_nobody_approves_what_they_asked_for(ready):
    publishing.submit_plan(by=ready.boss, plan_id=ready.plan.pk)

    with pytest.raises(ConsultationsError) as problem:
        publishing.decide_plan(by=ready.boss, plan_id=ready.plan.pk, verdict=Verdict(approves=True))

    assert problem.value.code == "own_request"


def test_a_plan_changed_after_submission_waits_no_longer(ready):
    publishing.submit_plan(by=ready.boss, plan_id=ready.plan.pk)
    outline.change_objective(
        by=ready.boss, objective_id=ready.objective.pk, seen=1, title="Değişen hedef"
    )

    with pytest.raises(PlanningError) as problem:
        publishing.decide_plan(
            by=ready.approver, plan_id=ready.plan.pk, verdict=Verdict(approves=True)
        )

    assert problem.value.code == "plan_not_submitted"


def test_a_returned_plan_is_a_draft_again(ready):
    publishing.submit_plan(by=ready.boss, plan_id=ready.plan.pk)

    found = publishing.decide_plan(
        by=ready.approver,
        plan_id=ready.plan.pk,
        verdict=Verdict(approves=False, reason="Bütçeler eksik."),
    )

    assert found.state == "draft"


def test_nothing_of_a_scheduled_plan_is_public_before_its_hour(ready):
    found = publish(ready, publish_at=timezone.now() + timedelta(hours=1))

    published = publishing.publish_if_due(by=SYSTEM, plan_id=found.plan.pk)

    assert (found.plan.state, published) == ("scheduled", False)
    assert published_tree(ready.consultation.pk) is None
    assert threads.activity_labels(VISITOR, [ready.activity.pk]) == {}
    assert not Edition.objects.exists()


def test_a_scheduled_plan_is_published_at_its_hour(ready):
    publish(ready, publish_at=timezone.now() + timedelta(hours=1))
    Plan.objects.update(publish_at=timezone.now() - timedelta(minutes=1))

    published = publishing.publish_if_due(by=SYSTEM, plan_id=ready.plan.pk)

    assert published
    assert summary(ready.consultation.pk).state == "published"
    assert ready.activity.pk in threads.activity_labels(VISITOR, [ready.activity.pk])


def test_a_scheduled_plan_that_may_no_longer_be_published_becomes_a_draft(ready):
    publish(ready, publish_at=timezone.now() + timedelta(hours=1))
    make_open_voice(ready.consultation)
    Plan.objects.update(publish_at=timezone.now() - timedelta(minutes=1))

    published = publishing.publish_if_due(by=SYSTEM, plan_id=ready.plan.pk)

    assert not published
    assert Plan.objects.get().state == "draft"


def test_a_scheduled_plan_is_closed_to_changes(ready):
    publish(ready, publish_at=timezone.now() + timedelta(hours=1))

    with pytest.raises(PlanningError) as problem:
        activity_of(ready)

    assert problem.value.code == "plan_scheduled"


def test_a_past_hour_is_refused(ready):
    with pytest.raises(PlanningError) as problem:
        publish(ready, publish_at=timezone.now() - timedelta(hours=1))

    assert problem.value.code == "embargo_past"


def test_a_revised_plan_shows_its_old_edition_until_the_new_one_is_published():
    found = make_published_plan()
    first = published_tree(found.consultation.pk).tree

    plans.revise_plan(by=found.boss, plan_id=found.plan.pk)
    outline.change_activity(
        by=found.boss, activity_id=found.activity.pk, seen=None, title="Yeni başlık"
    )
    between = published_tree(found.consultation.pk).tree
    publish(found, change_log="Bir başlık değişti.")
    second = published_tree(found.consultation.pk)

    assert between == first
    assert second.tree.activities[0].title == "Yeni başlık"
    assert second.tree.activities[0].code == first.activities[0].code
    assert (second.edition.number, second.edition.change_log) == (2, "Bir başlık değişti.")
    assert Edition.objects.filter(kind="vision").count() == 1


def test_hops_lead_from_recommendation_to_indicator_and_back():
    found = make_published_plan()
    by_kinds = {(hop.earlier_kind, hop.later_kind): hop.edges for hop in threads.HOPS}
    ways = [
        ("recommendation", "objective", found.recommendation, found.objective),
        ("recommendation", "activity", found.recommendation, found.activity),
        ("objective", "activity", found.objective, found.activity),
        ("activity", "indicator", found.activity, found.indicator),
    ]

    for earlier, later, one, other in ways:
        edges = by_kinds[earlier, later]
        down = [edge.later.id for edge in edges(earlier=[one.pk], later=None)]
        up = [edge.earlier.id for edge in edges(earlier=None, later=[other.pk])]
        assert (down, up) == ([other.pk], [one.pk])
