from datetime import date
from uuid import uuid4

import pytest

from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import VISITOR
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.kernel.threads import Node
from paydas.responses.models import Response
from paydas.responses.operations import responses as operations
from paydas.responses.operations.responses import Draft
from paydas.responses.queries import responses as queries
from paydas.responses.queries.summary import summary
from paydas.responses.queries.threads import HOPS, labels
from paydas.responses.vocabulary import ResponsesError
from paydas.sources.models import Edition
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.planning import make_recommendation, make_response

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return make_consultation()


@pytest.fixture
def boss(consultation):
    return make_staff(consultation)


def draft_of(recommendation, **values):
    known = {
        "recommendation_id": recommendation.pk,
        "body_id": recommendation.addressee_id,
        "decision": "accepted",
        "reason": "Bütçede yeri var.",
        "decided_on": date(2022, 2, 14),
    }
    return Draft(**(known | values))


def draft(boss, recommendation, **values):
    return operations.draft_responses(
        by=boss,
        consultation_id=recommendation.consultation_id,
        drafts=[draft_of(recommendation, **values)],
    )[0]


def publish(boss, consultation, change_log=""):
    approval = operations.submit_responses(by=boss, consultation_id=consultation.pk)
    approver = make_staff(consultation, "approver")
    decide_approval(by=approver, approval_id=approval.pk, approves=True)
    return operations.publish_responses(
        by=boss, consultation_id=consultation.pk, change_log=change_log
    )


def test_an_answer_posted_twice_is_one(boss, consultation):
    asked, pk = make_recommendation(consultation), uuid4()

    made = [draft(boss, asked, id=pk) for _ in range(2)]

    assert {row.pk for row in made} == {pk}
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"reason": " "}, "reason_needed"),
        ({"decision": "partly"}, "part_needed"),
    ],
)
def test_an_answer_that_says_too_little_is_refused(boss, consultation, values, code):
    with pytest.raises(ResponsesError) as problem:
        draft(boss, make_recommendation(consultation), **values)

    assert problem.value.code == code
    assert not Response.objects.exists()


def test_an_unpublished_recommendation_can_not_be_answered(boss, consultation):
    asked = make_recommendation(consultation, state="draft", published_on=None)

    with pytest.raises(ResponsesError) as problem:
        draft(boss, asked)

    assert problem.value.code == "not_published"


@pytest.mark.parametrize("role", ["approver", "analyst", "viewer"])
def test_only_coordinator_and_answering_body_draft(consultation, role):
    with pytest.raises(AccessDeniedError):
        draft(make_staff(consultation, role), make_recommendation(consultation))


def test_a_reporter_answers_for_its_own_body_only(consultation):
    mine, other = make_recommendation(consultation), make_recommendation(consultation)
    reporter = make_staff(consultation, "reporter", organisation=mine.addressee)

    draft(reporter, mine)
    with pytest.raises(AccessDeniedError):
        draft(reporter, other)

    assert [row.recommendation for row in Response.objects.all()] == [mine]


def test_a_change_seen_too_late_is_refused(boss, consultation):
    found = draft(boss, make_recommendation(consultation))
    operations.change_response(by=boss, response_id=found.pk, seen=1, reason="Yeni gerekçe.")

    with pytest.raises(StaleRecordError):
        operations.change_response(by=boss, response_id=found.pk, seen=1, reason="Eski.")


def test_published_answers_are_an_edition_of_exactly_what_was_approved(boss, consultation):
    asked = make_recommendation(consultation)
    draft(boss, asked)

    edition = publish(boss, consultation)

    assert asked.code in edition.content
    assert [row.recommendation_code for row in queries.answers(consultation.pk)] == [asked.code]
    assert Response.objects.get().is_current


def test_answers_changed_after_approval_are_not_published(boss, consultation):
    found = draft(boss, make_recommendation(consultation))
    approval = operations.submit_responses(by=boss, consultation_id=consultation.pk)
    decide_approval(by=make_staff(consultation, "approver"), approval_id=approval.pk, approves=True)
    operations.change_response(by=boss, response_id=found.pk, seen=1, reason="Başka gerekçe.")

    with pytest.raises(ConsultationsError) as problem:
        operations.publish_responses(by=boss, consultation_id=consultation.pk)

    assert problem.value.code == "approval_changed"
    assert not Edition.objects.exists()


def test_a_later_answer_leaves_the_published_one_until_it_is_published(boss, consultation):
    asked = make_recommendation(consultation)
    make_response(asked, reason="İlk cevap.")

    draft(boss, asked, reason="Sonraki cevap.")
    before = [row.reason for row in queries.answers(consultation.pk)]
    publish(boss, consultation, "Bir cevap yenilendi.")
    after = [row.reason for row in queries.answers(consultation.pk)]

    assert (before, after) == (["İlk cevap."], ["Sonraki cevap."])
    assert Response.objects.filter(state="published").count() == 2


def test_a_published_answer_can_neither_be_changed_nor_discarded(boss, consultation):
    found = make_response(make_recommendation(consultation))

    with pytest.raises(ResponsesError):
        operations.change_response(by=boss, response_id=found.pk, seen=None, reason="Başka.")
    with pytest.raises(ResponsesError):
        operations.discard_response(by=boss, response_id=found.pk)

    assert Response.objects.get().reason == "Bütçede yeri var."


def test_a_recommendation_waits_until_its_answer_is_published(boss, consultation):
    asked = make_recommendation(consultation)
    draft(boss, asked)

    rows = queries.waiting(consultation.pk, on=date(2022, 2, 7))
    publish(boss, consultation)

    assert [(row.code, row.days) for row in rows] == [(asked.code, 10)]
    assert queries.waiting(consultation.pk) == []


def test_the_public_sees_published_answers_only(boss, consultation):
    hidden = draft(boss, make_recommendation(consultation))
    shown = make_response(make_recommendation(consultation))

    assert list(queries.visible_to(VISITOR, consultation.pk)) == [shown]
    assert set(queries.visible_to(boss, consultation.pk)) == {shown, hidden}


def test_summary_and_decisions_count_what_is_in_force(boss, consultation):
    make_response(make_recommendation(consultation))
    draft(boss, make_recommendation(consultation))

    found = summary(consultation.pk)

    assert (found.recommendations, found.answered, found.waiting, found.drafts) == (2, 1, 1, 1)
    assert queries.decisions(consultation.pk)["accepted"] == 1


def test_the_hop_leads_from_recommendation_to_answer_and_back(consultation):
    found = make_response(make_recommendation(consultation))
    edges = HOPS[0].edges

    down = list(edges(earlier=[found.recommendation_id], later=None))
    up = list(edges(earlier=None, later=[found.pk]))

    assert down == up
    assert down[0].later == Node("response", found.pk)
    assert found.body.name in labels(VISITOR, [found.pk])[found.pk]
