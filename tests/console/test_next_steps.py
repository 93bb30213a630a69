from datetime import date

import pytest
from django.utils import translation

from paydas.console.queries.first_steps import first_steps
from paydas.console.queries.next_steps import next_steps
from paydas.consultations.models import GuidingQuestion
from paydas.consultations.vocabulary import Step
from tests.factories.consultations import give_role, make_consultation, make_staff
from tests.factories.core import make_account
from tests.factories.gatherings import make_gathering, make_session
from tests.factories.invitations import make_round, make_rule
from tests.factories.listening import make_approved, make_table
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


def make_ready(*steps):
    """Make a consultation that is set up: its steps, a question, an approver."""
    consultation = make_consultation()
    for position, step in enumerate(steps, 1):
        consultation.steps.create(step=step, position=position)
    GuidingQuestion.objects.create(consultation=consultation, text="Ne gerekli?")
    give_role(make_account(), consultation, "approver")
    return consultation


def pages(actor, consultation):
    return [due.page for due in next_steps(actor, consultation.pk)]


def test_a_coordinator_of_a_new_consultation_is_led_through_its_set_up():
    consultation = make_consultation(state="draft")

    assert pages(make_staff(consultation), consultation) == [
        "consultations:steps",
        "consultations:setup",
        "consultations:add_staff",
        "consultations:setup",
    ]


def test_what_stands_already_is_not_asked_for_again():
    consultation = make_ready(Step.MEET, Step.INVITE)
    actor = make_staff(consultation)
    before = pages(actor, consultation)

    make_session(make_gathering(consultation, state="planned", year=2027, month=3, day=5))
    make_rule(consultation)

    assert before == ["gatherings:add", "invitations:add_rule"]
    assert pages(actor, consultation) == ["invitations:add"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Lay the round before the approver: Tur"),
        ("approved", "Send the invitations: Tur"),
    ],
)
def test_a_round_asks_for_what_its_state_needs(state, said):
    consultation = make_ready(Step.INVITE)
    make_rule(consultation)
    gathering = make_gathering(consultation, state="planned")
    make_round(gathering, title="Tur", state=state)

    with translation.override("en"):
        found = next_steps(make_staff(consultation), consultation.pk)

    assert [due.title for due in found] == [said]


def test_an_analyst_begins_once_something_was_approved():
    consultation = make_ready(Step.UNDERSTAND)
    analyst = make_staff(consultation, "analyst")
    before = pages(analyst, consultation)

    make_approved(make_table(consultation))

    assert before == []
    assert pages(analyst, consultation) == ["sensemaking:codebook", "sensemaking:add_finding"]


def test_a_finished_step_and_a_closed_consultation_ask_for_nothing():
    consultation = make_ready(Step.MEET)
    consultation.steps.update(is_finished=True)
    closed = make_consultation(state="closed", ends_on=date(2026, 1, 1))

    assert pages(make_staff(consultation), consultation) == []
    assert pages(make_staff(closed), closed) == []


def test_a_viewer_is_not_told_to_begin_anything():
    consultation = make_consultation(state="draft")

    assert pages(make_staff(consultation, "viewer"), consultation) == []


def test_a_new_administrator_is_told_what_comes_first():
    actor = make_account(is_administrator=True)

    assert [due.page for due in first_steps(actor)] == [
        "mfa_index",
        "core:users",
        "core:notices",
        "stakeholders:organisations",
        "consultations:new",
    ]


def test_an_account_without_rights_is_told_of_the_second_step_only():
    make_organisation()

    assert [due.page for due in first_steps(make_account())] == ["mfa_index"]
