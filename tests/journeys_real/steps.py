"""One consultation told in steps, by the operations and console pages that people use."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.operations.consultations import (
    UsedStep,
    add_consultation,
    move_consultation,
    set_steps,
)
from paydas.consultations.operations.roles import Duty, give_role
from paydas.core.actors import SYSTEM, account
from paydas.core.jobs import run_next
from paydas.core.operations.jobs import start
from paydas.core.operations.users import add_user
from paydas.listening import jobs
from paydas.planning.operations.bases import Cited, link_basis, set_bodies
from paydas.planning.operations.indicators import add_indicator
from paydas.planning.operations.outline import add_activity, add_objective
from paydas.planning.operations.plans import add_plan
from paydas.planning.operations.publishing import submit_plan
from paydas.responses.operations.responses import Draft, draft_responses, submit_responses
from paydas.sensemaking.operations.codebooks import open_codebook
from paydas.sensemaking.operations.codes import NewCode, fill_codebook
from paydas.sensemaking.operations.codings import Labelling, code_many
from paydas.sensemaking.operations.reports import NewSection, add_sections, begin_report
from paydas.stakeholders.operations.entries import Entry
from paydas.stakeholders.operations.organisations import add_organisation

SEGMENTS = [
    "What political party do you most identify with?",
    "What is your age?",
    "What best describes the region you live in?",
]


def address(name, *args):
    with override("en"):
        return reverse(name, args=args)


def set_up():
    """Set up a consultation with its staff and the body that answers."""
    people = {
        role: account(
            add_user(by=SYSTEM, email=f"{role}@example.org", name=f"Örnek {role}", is_sample=True)
        )
        for role in ("coordinator", "approver", "analyst")
    }
    entry = Entry(values={"name": "Örnek Dış İlişkiler Kurumu", "is_sample": True})
    body = add_organisation(by=SYSTEM, entry=entry)
    consultation = add_consultation(
        by=SYSTEM,
        consultation_id=uuid4(),
        slug="foreign-relations",
        title="Involvement in armed conflicts abroad",
        owner=body,
        language="en",
        is_sample=True,
    )
    for role, actor in people.items():
        give_role(
            by=SYSTEM, consultation_id=consultation.pk, user_id=actor.user.pk, duty=Duty(role)
        )
        actor.user.__dict__.pop("_roles_known", None)
    steps = [UsedStep(step) for step in ("listen", "understand", "answer", "plan")]
    set_steps(by=people["coordinator"], consultation_id=consultation.pk, seen=None, steps=steps)
    consultation = move_consultation(
        by=people["coordinator"], consultation_id=consultation.pk, seen=None, state="open"
    )
    return SimpleNamespace(consultation=consultation, body=body, **people)


def work_off():
    """Do what waits for the worker."""
    while run_next():
        pass


def upload(client, world, texts, people):
    """Upload both files in the console, accept the guessed columns, write what was checked."""
    slug, key = world.consultation.slug, uuid4()
    files = {"file": texts, "speakers": people}
    sent = {name: SimpleUploadedFile(f"{name}.csv", data) for name, data in files.items()}
    answer = client.post(address("listening:upload", slug), {"id": key, **sent})
    assert answer.status_code == 302, answer.content.decode()
    columns = {
        "column_text": "Thought Text",
        "column_question": "Question Text",
        "column_speaker": "Participant ID",
        "column_reference": "Thought ID",
        "speaker_key": "Participant Id",
        "segments": SEGMENTS,
        "kind": "expectation",
        "language": "en",
    }
    answer = client.post(address("listening:mapping", slug, key), columns)
    assert answer.status_code == 302, answer.content.decode()
    work_off()
    return key


def write(client, world, key):
    answer = client.post(address("listening:step", world.consultation.slug, key, "write"))
    assert answer.status_code == 302
    work_off()


def in_background(by, work, contribution_ids):
    start(by=by, work=work, arguments={"contribution_ids": [str(pk) for pk in contribution_ids]})
    work_off()


def approve_and_clear(world, contribution_ids, public_ids):
    in_background(world.analyst, jobs.approve_many, contribution_ids)
    in_background(world.analyst, jobs.clear_many, public_ids)


def code(world, voices_by_label):
    """Open a codebook with these labels and put each on its voices."""
    book = open_codebook(
        by=world.analyst,
        codebook_id=uuid4(),
        consultation_id=world.consultation.pk,
        title="What people speak of",
    )
    codes = fill_codebook(
        by=world.analyst,
        codebook_id=book.pk,
        groups={},
        codes=[NewCode(label) for label in voices_by_label],
    )
    labellings = [
        Labelling(codes[label], pk) for label, voices in voices_by_label.items() for pk in voices
    ]
    return code_many(by=world.analyst, consultation_id=world.consultation.pk, labellings=labellings)


def write_report(world):
    report = begin_report(
        by=world.analyst,
        report_id=uuid4(),
        consultation_id=world.consultation.pk,
        title="What 304 people said of involvement abroad",
        language="en",
    )
    sections = [
        NewSection("What was asked", text="Three open questions were put to everybody."),
        NewSection("Findings", kind="findings"),
        NewSection("Recommendations", kind="recommendations"),
        NewSection("How this was made", kind="method"),
    ]
    add_sections(by=world.analyst, report_id=report.pk, sections=sections)
    return report


def approve_it(world, asked):
    return decide_approval(by=world.approver, approval_id=asked.pk, approves=True)


def answer(world, decisions):
    """Draft an answer to each recommendation and have the approver approve them."""
    drafts = [
        Draft(
            recommendation_id=one.pk,
            body_id=world.body.pk,
            decision=decision,
            reason="It is within our means.",
            not_accepted_part="The share of the budget." if decision == "partly" else "",
            decided_on=date(2024, 9, 2),
        )
        for one, decision in decisions.items()
    ]
    draft_responses(by=world.coordinator, consultation_id=world.consultation.pk, drafts=drafts)
    asked = submit_responses(by=world.coordinator, consultation_id=world.consultation.pk)
    return approve_it(world, asked)


def write_plan(world, recommendation):
    """Write a plan of one objective, activity and indicator, and lay it before the approver."""
    by = world.coordinator
    plan = add_plan(
        by=by,
        plan_id=uuid4(),
        consultation_id=world.consultation.pk,
        title="Plan of action",
        starts_on=date(2025, 1, 1),
        ends_on=date(2026, 12, 31),
    )
    cited = [Cited(recommendation)]
    objective = add_objective(
        by=by, objective_id=uuid4(), plan_id=plan.pk, title="Help before weapons"
    )
    link_basis(by=by, node=objective, cited=cited)
    activity = add_activity(
        by=by, activity_id=uuid4(), objective_id=objective.pk, title="A fund for relief"
    )
    link_basis(by=by, node=activity, cited=cited)
    set_bodies(by=by, activity=activity, responsible_id=world.body.pk)
    add_indicator(
        by=by,
        indicator_id=uuid4(),
        of=activity,
        targets={date(2025, 12, 31): 4},
        name="Countries reached",
        unit="countries",
    )
    submit_plan(by=by, plan_id=plan.pk)
    plan.refresh_from_db()
    return plan, activity
