"""Interviews and their passages."""

from uuid import uuid4

from paydas.core.actors import SYSTEM
from paydas.listening.operations.clearing import approve
from paydas.listening.operations.interviews import (
    add_passages,
    plan_interview,
    record_interview_consent,
)
from tests.factories.consultations import make_consultation, make_participant
from tests.factories.core import make_notice
from tests.factories.listening import said


def make_interview(consultation=None, **values):
    participant = make_participant(consultation or make_consultation())
    return plan_interview(
        by=SYSTEM,
        interview_id=uuid4(),
        participant=participant,
        **({"title": "Örnek mülakat"} | values),
    )


def make_consented(consultation=None, *, may_quote=True, **values):
    interview = make_interview(consultation, **values)
    return record_interview_consent(
        by=SYSTEM, interview_id=interview.pk, notice=make_notice(), may_quote=may_quote
    )


def make_passage(consultation=None, *, may_quote=True):
    interview = make_consented(consultation, may_quote=may_quote)
    one = said(participant_id=interview.participant_id, kind="approach")
    made = add_passages(by=SYSTEM, interview_id=interview.pk, passages=[one])
    return approve(by=SYSTEM, contribution_ids=[made[0].pk])[0]
