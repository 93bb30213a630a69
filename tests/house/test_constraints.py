"""What may exist once is refused twice by the database itself, also where a column is empty."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from paydas.consultations.models import ConsultationRole
from paydas.planning.models import PlanLink
from paydas.sensemaking.models import Coding
from tests.factories.consultations import make_consultation, make_participant
from tests.factories.core import make_user
from tests.factories.planning import make_finding, make_ready_plan
from tests.factories.sensemaking import make_code, make_codebook, make_desk, make_voice
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db


def refuses(call, *arguments, **values):
    try:
        with transaction.atomic():
            call(*arguments, **values)
    except IntegrityError:
        return True
    return False


def test_every_constraint_is_held_by_the_database_in_use():
    found = [
        problem
        for config in apps.get_app_configs()
        if config.name.startswith("paydas.")
        for model in config.get_models()
        for problem in model.check(databases=[connection.alias])
    ]

    assert found == []


@pytest.mark.parametrize("narrowing", ["", "gathering_id", "organisation"])
def test_a_role_is_held_once_in_each_width(narrowing):
    role = {"user": make_user(), "consultation": make_consultation(), "role": "viewer"}
    within = {"gathering_id": uuid4(), "organisation": make_organisation()}
    role |= {narrowing: within[narrowing]} if narrowing else {}
    ConsultationRole.objects.create(**role)

    assert refuses(ConsultationRole.objects.create, **role)
    assert not refuses(ConsultationRole.objects.create, **role | {"role": "rapporteur"})


def test_a_role_is_narrowed_to_a_gathering_or_to_a_body():
    role = {"user": make_user(), "consultation": make_consultation(), "role": "viewer"}

    assert refuses(
        ConsultationRole.objects.create,
        **role,
        gathering_id=uuid4(),
        organisation=make_organisation(),
    )


@pytest.mark.parametrize("has_person", [True, False])
@pytest.mark.parametrize("has_body", [True, False])
def test_a_person_or_body_takes_part_once_but_the_erased_are_many(has_person, has_body):
    consultation = make_consultation()
    who = {
        "person": make_person() if has_person else None,
        "organisation": make_organisation() if has_body else None,
    }
    make_participant(consultation, **who)

    assert refuses(make_participant, consultation, **who) == (has_person or has_body)


def test_a_coder_puts_a_code_on_a_voice_and_on_each_span_once():
    consultation, by = make_desk()
    voice, code = make_voice(consultation), make_code(by, make_codebook(by, consultation))
    coding = {
        "code": code,
        "contribution": voice,
        "text": voice.texts.get(),
        "coded_by": by.user,
        "coded_at": timezone.now(),
    }
    Coding.objects.create(**coding)
    Coding.objects.create(**coding, start=0, end=5)

    assert refuses(Coding.objects.create, **coding)
    assert refuses(Coding.objects.create, **coding, start=0, end=5)
    assert not refuses(Coding.objects.create, **coding, start=0, end=6)


@pytest.mark.parametrize("node", ["objective", "activity"])
@pytest.mark.parametrize("basis", ["recommendation", "finding"])
def test_a_part_of_the_plan_rests_on_a_thing_once(node, basis):
    ready = make_ready_plan()
    PlanLink.objects.all().delete()
    cited = {"recommendation": ready.recommendation, "finding": make_finding(ready.consultation)}
    link = {node: getattr(ready, node), basis: cited[basis]}
    PlanLink.objects.create(**link)

    assert refuses(PlanLink.objects.create, **link)
