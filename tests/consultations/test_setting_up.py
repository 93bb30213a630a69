from datetime import date
from uuid import uuid4

import pytest

from paydas.consultations.models import Consultation, ConsultationRole, Heading
from paydas.consultations.operations import consultations as operations
from paydas.consultations.operations import outline, programmes
from paydas.consultations.operations.consultations import UsedStep
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import SYSTEM, VISITOR
from paydas.core.models import AuditEvent
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.core import make_account
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db
MEETINGS = {"slug": "bulusmalar", "title": "Örnek Buluşmalar"}


def test_a_consultation_posted_twice_is_one_and_its_maker_coordinates_it():
    pk, body = uuid4(), make_organisation()
    admin = make_account(is_administrator=True, is_sample=True)

    for _ in range(2):
        made = operations.add_consultation(by=admin, consultation_id=pk, owner=body, **MEETINGS)

    assert Consultation.objects.count() == 1
    assert [r.role for r in ConsultationRole.objects.filter(consultation=made)] == ["coordinator"]


def test_whoever_signs_in_by_one_step_cannot_set_up_a_consultation():
    admin = make_account(is_administrator=True)

    with pytest.raises(ConsultationsError) as problem:
        operations.add_consultation(
            by=admin, consultation_id=uuid4(), owner=make_organisation(), **MEETINGS
        )

    assert problem.value.code == "second_factor"
    assert Consultation.objects.count() == 0


@pytest.mark.parametrize("role", ["approver", "analyst", "viewer", "data_protection"])
def test_only_the_coordinator_changes_a_consultation(role):
    found = make_consultation()

    with pytest.raises(AccessDeniedError):
        operations.change_consultation(
            by=make_staff(found, role), consultation_id=found.pk, seen=1, title="Başka"
        )


def test_a_change_seen_too_late_changes_nothing():
    found = make_consultation()
    boss = make_staff(found)
    operations.say_now(by=boss, consultation_id=found.pk, seen=1, now="Davetler gönderildi.")

    with pytest.raises(StaleRecordError):
        operations.change_consultation(by=boss, consultation_id=found.pk, seen=1, title="Geç")

    found.refresh_from_db()
    assert (found.title == "Geç", found.revision, found.now) == (False, 2, "Davetler gönderildi.")


def test_the_steps_keep_the_order_they_are_given():
    found = make_consultation()
    steps = [UsedStep("meet", date(2021, 10, 7)), UsedStep("invite"), UsedStep("listen")]

    for _ in range(2):
        found = operations.set_steps(by=SYSTEM, consultation_id=found.pk, seen=None, steps=steps)

    assert [(s.step, s.position) for s in found.steps.all()] == [
        ("meet", 1),
        ("invite", 2),
        ("listen", 3),
    ]


def test_a_consultation_without_steps_is_not_opened():
    found = make_consultation(state="draft")

    with pytest.raises(ConsultationsError) as problem:
        operations.move_consultation(by=SYSTEM, consultation_id=found.pk, seen=1, state="open")

    assert problem.value.code == "step_needed"


def test_phases_are_replaced_and_need_one():
    found = make_consultation()
    for phases in (["formation"], ["monitoring", "evaluation"]):
        operations.open_phases(by=SYSTEM, consultation_id=found.pk, seen=None, phases=phases)

    with pytest.raises(ConsultationsError):
        operations.open_phases(by=SYSTEM, consultation_id=found.pk, seen=None, phases=[])

    assert {p.phase for p in found.phases.all()} == {"monitoring", "evaluation"}


def test_a_consultation_does_not_follow_itself():
    found = make_consultation()

    with pytest.raises(ConsultationsError) as problem:
        operations.change_consultation(
            by=SYSTEM, consultation_id=found.pk, seen=1, predecessor=found
        )

    assert problem.value.code == "own_predecessor"


def test_headings_stand_in_the_order_they_are_moved_to():
    found = make_consultation()
    made = [
        outline.add_heading(by=SYSTEM, heading_id=uuid4(), consultation_id=found.pk, title=title)
        for title in ("Mevzuat", "Sistem", "Koordinasyon")
    ]

    outline.move_part(by=SYSTEM, part=made[2], up=True)
    outline.move_part(by=SYSTEM, part=made[0], up=True)

    assert [h.title for h in found.headings.all()] == ["Mevzuat", "Koordinasyon", "Sistem"]


def test_a_heading_is_changed_only_by_who_saw_it_last():
    found = make_consultation()
    made = outline.add_heading(
        by=SYSTEM, heading_id=uuid4(), consultation_id=found.pk, title="Mevzuat"
    )
    outline.change_heading(by=SYSTEM, heading_id=made.pk, seen=1, title="Yasalar")

    with pytest.raises(StaleRecordError):
        outline.change_heading(by=SYSTEM, heading_id=made.pk, seen=1, title="Kurallar")

    assert Heading.objects.get().title == "Yasalar"


def test_visitors_and_other_staff_add_no_question():
    found, other = make_consultation(), make_consultation()

    for actor in (VISITOR, make_staff(other)):
        with pytest.raises(AccessDeniedError):
            outline.add_question(
                by=actor, question_id=uuid4(), consultation_id=found.pk, text="Neden?"
            )

    assert found.questions.count() == 0


def test_a_project_names_each_partner_once_and_keeps_its_frame():
    frame = programmes.add_programme(by=SYSTEM, programme_id=uuid4(), name="Sivil Toplum Diyaloğu")
    period = programmes.add_period(
        by=SYSTEM, period_id=uuid4(), programme_id=frame.pk, label="5. Dönem", number=5
    )
    project = programmes.add_project(
        by=SYSTEM, project_id=uuid4(), name="Örnek Proje", period=period
    )
    partner = programmes.Partnering(make_organisation().pk, "lead")

    for _ in range(2):
        programmes.add_partners(by=SYSTEM, project_id=project.pk, partners=[partner])

    assert project.partners.count() == 1
    assert str(project.period) == "Sivil Toplum Diyaloğu, 5. Dönem"


def test_only_registrars_and_coordinators_keep_programmes():
    found = make_consultation()

    with pytest.raises(AccessDeniedError):
        programmes.add_programme(by=make_staff(found, "viewer"), programme_id=uuid4(), name="X")
    programmes.add_programme(by=make_staff(found), programme_id=uuid4(), name="Y")

    assert AuditEvent.objects.filter(action="consultations.add_programme").count() == 1
