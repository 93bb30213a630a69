from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from paydas.consultations.models import (
    Approval,
    Consultation,
    ConsultationRole,
    DataRequest,
    Theme,
)
from paydas.consultations.operations.approvals import ask_approval
from paydas.core.actors import SYSTEM
from tests.factories.consultations import (
    give_role,
    make_consultation,
    make_participant,
    make_staff,
)
from tests.factories.core import make_account, make_user
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_turkish():
    with override("tr"):
        yield


@pytest.fixture
def consultation():
    return make_consultation()


@pytest.fixture
def sign_in(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

    def act_as(actor):
        client.force_login(actor.user)
        return client

    return act_as


@pytest.fixture
def boss(sign_in, consultation):
    return sign_in(make_staff(consultation))


def at(name, consultation, *more):
    return reverse(f"consultations:{name}", args=[consultation.slug, *more])


def count_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["participants", "consents", "requests", "staff", "approvals"])
def test_a_list_asks_the_same_for_one_row_and_for_three(name, boss, consultation):
    def add_row():
        person = make_participant(consultation, person=make_person())
        DataRequest.objects.create(
            consultation=consultation,
            participant=person,
            kind="access",
            received_on=date(2021, 12, 1),
            due_on=date(2021, 12, 31),
        )
        give_role(make_account(), consultation, "viewer")

    add_row()
    first = count_of(boss, at(name, consultation))
    add_row()
    add_row()

    assert count_of(boss, at(name, consultation)) == first


def test_the_steps_are_saved_in_their_places(boss, consultation):
    form = {"seen": "1"}
    for step, place in (("meet", 2), ("invite", 1), ("do", 3)):
        form |= {f"{step}-used": "on", f"{step}-position": str(place)}

    boss.post(at("steps", consultation), form)

    assert [one.step for one in consultation.steps.all()] == ["invite", "meet", "do"]


def test_a_new_consultation_begins_with_every_step(boss, consultation):
    form = boss.get(at("steps", consultation)).context["form"]

    assert all(form[f"{step}-used"].value() for step in ("invite", "listen", "do"))


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Gençlik Çalıştayları 2026", "genclik-calistaylari-2026"), ("İstişare", "istisare-2")],
)
def test_a_consultation_gets_its_short_name_from_its_title(sign_in, title, slug):
    make_consultation(slug="istisare")
    boss = sign_in(make_account(is_registrar=True, is_administrator=True, is_sample=True))
    form = {"id": str(uuid4()), "title": title, "owner": make_organisation().name}

    boss.post(reverse("consultations:new"), form)

    assert Consultation.objects.get(title=title).slug == slug


def test_no_step_at_all_is_refused_in_words(boss, consultation):
    response = boss.post(at("steps", consultation), {"seen": "1"})

    assert response.status_code == 422
    assert "En az bir adım seçin." in response.content.decode()


def test_a_step_that_ends_before_it_starts_is_refused(boss, consultation):
    form = {"seen": "1", "meet-used": "on", "meet-position": "1"}
    form |= {"meet-starts_on": "2021-10-07", "meet-ends_on": "2021-10-01"}

    assert boss.post(at("steps", consultation), form).status_code == 422


def test_a_consultation_named_like_a_page_is_refused(sign_in):
    make_organisation(name="Örnek Kurum")
    form = {"id": str(uuid4()), "title": "Deneme", "slug": "register", "owner": "Örnek Kurum"}

    client = sign_in(make_account(is_administrator=True, is_sample=True))
    response = client.post(reverse("consultations:new"), form)

    assert response.status_code == 422
    assert Consultation.objects.count() == 0


def test_a_role_without_two_step_sign_in_is_refused_by_name(boss, consultation):
    user = make_user(name="Örnek Tek Adım")

    response = boss.post(at("add_staff", consultation), {"user": user.pk, "role": "analyst"})

    assert "Örnek Tek Adım önce iki adımlı girişi kurmalı" in response.content.decode()
    assert ConsultationRole.objects.filter(user=user).count() == 0


def ask(consultation, by=SYSTEM, subject=None):
    """Ask for the approval of a record; a theme has no page of its own for it."""
    subject = subject or Theme.objects.create(consultation=consultation, title="Tema")
    return ask_approval(
        by=by, consultation_id=consultation.pk, subject=subject, title="Rapor", content="x"
    )


def test_the_approver_is_led_to_the_page_that_shows_what_is_decided(sign_in, consultation):
    found = ask(consultation, subject=consultation)
    client = sign_in(make_staff(consultation, "approver"))

    response = client.get(at("approval", consultation, found.pk))

    assert response.url == f"/tr/console/{consultation.slug}/responses/approve/{consultation.pk}/"


def test_the_approver_returns_only_with_a_reason(sign_in, consultation):
    found = ask(consultation)
    client = sign_in(make_staff(consultation, "approver"))
    address = at("approval", consultation, found.pk)

    refused = client.post(address, {"decision": "return", "reason": ""})
    client.post(address, {"decision": "return", "reason": "Tablo eksik."})

    found.refresh_from_db()
    assert (refused.status_code, found.state, found.reason) == (422, "returned", "Tablo eksik.")


def test_whoever_asked_is_shown_no_decision_form(sign_in, consultation):
    actor = make_staff(consultation)
    give_role(actor, consultation, "approver")
    found = ask(consultation, by=actor)

    response = sign_in(actor).get(at("approval", consultation, found.pk))

    assert response.context["may_decide"] is False
    assert Approval.objects.get().state == "waiting"


def test_erasing_asks_once_more_and_then_names_nobody(boss, consultation):
    person = make_participant(consultation, person=make_person(name="Örnek Silinecek"))
    address = at("erase", consultation, person.pk)

    asked = boss.get(address)
    boss.post(address)

    assert "Örnek Silinecek" in asked.content.decode()
    page = boss.get(at("participant", consultation, person.pk)).content.decode()
    assert "Örnek Silinecek" not in page


def test_a_request_is_taken_in_and_answered(boss, consultation):
    form = {"id": str(uuid4()), "kind": "access", "received_on": "2021-12-20"}
    for _ in range(2):
        boss.post(at("add_request", consultation), form)
    found = DataRequest.objects.get()

    answer = {"seen": "1", "state": "answered", "answer": "Liste gönderildi."}
    boss.post(at("answer_request", consultation, found.pk), answer | {"answered_on": "2022-01-03"})

    found.refresh_from_db()
    assert (found.due_on, found.state) == (date(2022, 1, 19), "answered")
