"""The consultation itself: its frame, steps, outline, notices and staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from paydas.consultations.operations import consultations, outline, programmes
from paydas.consultations.operations.consultations import UsedStep
from paydas.consultations.operations.programmes import Partnering
from paydas.consultations.operations.roles import Duty, give_role
from paydas.consultations.vocabulary import ConsultationState, CyclePhase
from paydas.core.actors import SYSTEM
from paydas.core.operations.notices import publish_notice
from paydas.demo.meetings.story import document, rows
from paydas.stakeholders.models import WorkingArea

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation, Project
    from paydas.demo.meetings.story import Story

SLUG = "sivil-toplum-bulusmalari"
# Roles for the whole consultation; the local organiser's is narrowed in gatherings.py.
WIDE = (
    "approver",
    "moderator",
    "rapporteur",
    "analyst",
    "academic_lead",
    "data_protection",
    "viewer",
)
# The body for which the reporter's account reports.
REPORTED = "b02"


def tell(story: Story) -> None:
    """Set up the consultation as its coordinator, who was given the role by the system."""
    told = document("consultation.toml")
    found = _set_up(story, told, _project(story, told))
    story.keep("consultation", "meetings", found)
    _staff(story, found)
    _outline(story, told)
    for notice in told["notices"]:
        made = publish_notice(by=SYSTEM, **notice)
        story.keep("notice", f"{notice['key']}.{notice['language']}", made)


def _project(story: Story, told: dict[str, Any]) -> Project:
    programme = programmes.add_programme(
        by=SYSTEM, programme_id=uuid4(), is_sample=True, **told["programme"]
    )
    period = programmes.add_period(
        by=SYSTEM,
        period_id=uuid4(),
        programme_id=programme.pk,
        is_sample=True,
        **told["period"],
    )
    values = {key: value for key, value in told["project"].items() if key != "partners"}
    project = programmes.add_project(
        by=SYSTEM, project_id=uuid4(), period=period, is_sample=True, **values
    )
    partners = [
        Partnering(story.find("organisation", key).pk, role)
        for key, role in told["project"]["partners"]
    ]
    programmes.add_partners(by=SYSTEM, project_id=project.pk, partners=partners)
    return project


def _set_up(story: Story, told: dict[str, Any], project: Project) -> Consultation:
    words = {key: told[key] for key in ("title", "summary", "purpose", "principle")}
    found = consultations.add_consultation(
        by=SYSTEM,
        consultation_id=uuid4(),
        slug=SLUG,
        owner=story.find("organisation", "b00"),
        project=project,
        starts_on=told["steps"][0]["starts_on"],
        ends_on=told["steps"][-1]["ends_on"],
        is_sample=True,
        **words,
    )
    steps = [
        UsedStep(
            one["step"], one["starts_on"], one["ends_on"], is_finished=one is not told["steps"][-1]
        )
        for one in told["steps"]
    ]
    this: dict[str, Any] = {"by": SYSTEM, "consultation_id": found.pk, "seen": None}
    consultations.set_steps(**this, steps=steps)
    consultations.open_phases(
        **this,
        phases=[CyclePhase.FORMATION, CyclePhase.IMPLEMENTATION, CyclePhase.MONITORING],
    )
    consultations.say_now(**this, now=told["now"], now_on=told["now_on"])
    return consultations.move_consultation(**this, state=ConsultationState.OPEN)


def _staff(story: Story, found: Consultation) -> None:
    body = story.find("organisation", REPORTED)
    duties = [("coordinator", Duty("coordinator"))]
    duties += [(role, Duty(role)) for role in WIDE]
    duties.append(("reporter", Duty("reporter", organisation_id=body.pk)))
    for role, duty in duties:
        user = story.actors[role].user
        if user is not None:
            give_role(by=SYSTEM, consultation_id=found.pk, user_id=user.pk, duty=duty)


def _outline(story: Story, told: dict[str, Any]) -> None:
    this: dict[str, Any] = {
        "by": story.actors["coordinator"],
        "consultation_id": story.consultation.pk,
    }
    for one in told["headings"]:
        heading = outline.add_heading(
            **this, heading_id=uuid4(), title=one["title"], is_sample=True
        )
        story.keep("heading", one["key"], heading)
    for one in told["themes"]:
        theme = outline.add_theme(
            **this,
            theme_id=uuid4(),
            title=one["title"],
            working_areas=WorkingArea.objects.filter(pk__in=one["areas"]),
            is_sample=True,
        )
        story.keep("theme", one["key"], theme)
    for row in rows("questions.csv"):
        question = outline.add_question(
            **this,
            question_id=uuid4(),
            text=row["text"],
            heading=story.find("heading", row["heading"]),
            is_sample=True,
        )
        story.keep("question", row["key"], question)
