"""Two people at one record: an edit says what it saw, and an id of elsewhere takes nothing over."""

import ast
import inspect
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from paydas.core.vocabulary import AccessDeniedError
from paydas.invitations.models import ReferenceShare
from paydas.invitations.operations.rules import set_mix
from paydas.monitoring.models import Evaluation
from paydas.monitoring.operations.voices import judge_plan
from paydas.sensemaking.models import Memo
from paydas.sensemaking.operations.codings import write_memo
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.planning import make_published_plan
from tests.factories.sensemaking import make_desk, make_voice
from tests.house.layout import SRC
from tests.house.test_operations import public_functions

# They move a record on by a button, add to a list or write by a key of their own; what they refuse
# follows from the record's state, so there is no text of somebody else to overwrite.
WITHOUT_SIGHT = {
    "add_evidence", "add_passages", "attach_file", "change_me", "close_codebook", "close_gap",
    "decide_plan", "decline_interview", "detach_file", "end_representation",
    "erase_person", "invite", "mark_finding", "mark_recommendation", "publish_if_due",
    "publish_plan", "publish_rule", "record_interview_consent", "release_round",
    "remove_evidence", "revise_plan", "schedule_plan", "set_mix", "stop_schedule", "submit_plan",
    "submit_round", "switch_code", "take_off", "write_memo",
}  # fmt: skip
# Buttons that ask for no text that somebody else may have changed meanwhile.
BLIND_CALLS = {"approve_minutes", "change_plan", "move_consultation", "return_note"}


def test_every_operation_that_edits_a_record_is_told_what_was_seen():
    edits = {
        found.values[0].__name__: "seen" in inspect.signature(found.values[0]).parameters
        for found in public_functions()
        if "save_changes(" in inspect.getsource(found.values[0])
        and getattr(found.values[0], "is_operation", False)
    }

    assert {name for name, sees in edits.items() if not sees} == WITHOUT_SIGHT


def test_no_page_edits_without_saying_what_it_showed():
    blind = {
        getattr(call.func, "attr", getattr(call.func, "id", ""))
        for path in SRC.glob("*/web/**/*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        for said in call.keywords
        if said.arg == "seen" and getattr(said.value, "value", "") is None
    }

    assert blind == BLIND_CALLS


@pytest.mark.django_db
def test_a_memo_of_another_consultation_is_not_written_over():
    consultation, by = make_desk()
    other, _ = make_desk()
    memo = Memo.objects.create(consultation=other, text="ilk")

    with pytest.raises(SensemakingError, match="not_of_consultation"):
        write_memo(
            by=by, memo_id=memo.pk, contribution_id=make_voice(consultation).pk, text="başka"
        )

    assert Memo.objects.get().text == "ilk"


def judge(found, key):
    return judge_plan(
        by=found.boss,
        evaluation_id=key,
        plan_id=found.plan.pk,
        criterion="impact",
        judgement=f"{found.plan.pk}",
        judged_on=date(2023, 12, 1),
    )


@pytest.mark.django_db
def test_a_judgement_of_another_plan_is_not_written_over():
    ours, theirs = make_published_plan(), make_published_plan()
    known = judge(theirs, uuid4())

    with pytest.raises(AccessDeniedError):
        judge(ours, known.pk)

    assert Evaluation.objects.get().judgement == known.judgement


def mix(by, consultation, key, **shares):
    return set_mix(
        by=by,
        mix_id=key,
        consultation_id=consultation.pk,
        values={"title": "Dağılım", "dimension": "legal_form", "basis": "Kütük"},
        shares={name: Decimal(share) for name, share in shares.items()},
    )


@pytest.mark.django_db
def test_a_mix_of_another_consultation_keeps_its_shares():
    (ours, we), (theirs, they) = make_desk("coordinator"), make_desk("coordinator")
    known = mix(they, theirs, uuid4(), association=100)

    with pytest.raises(AccessDeniedError):
        mix(we, ours, known.pk, foundation=100)

    assert [one.key for one in ReferenceShare.objects.all()] == ["association"]
