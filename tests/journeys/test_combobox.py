"""A participant is chosen among many by keyboard alone, with suggestions while one types."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.places import have_places
from tests.factories.stakeholders import make_person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def consultation(transactional_db):
    have_places()
    found = make_consultation()
    for name in ("Örnek Ayşe Kaya", "Örnek Ayşe Demir", "Örnek Fatma Şahin"):
        make_participant(found, person=make_person(name=name), organisation=None)
    return found


@pytest.fixture
def box(page, live_server, client, consultation):
    client.force_login(make_staff(consultation).user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.set_viewport_size(PHONE)
    with override("en"):
        address = reverse("listening:add_interview", args=[consultation.slug])
    page.goto(live_server.url + address)
    return page.get_by_role("combobox", name="Who is interviewed?")


def options(page):
    return page.get_by_role("listbox").get_by_role("option")


def test_arrows_and_enter_choose_one_of_the_suggestions(page, box, consultation, flaws):
    box.press_sequentially("ayse")
    expect(options(page)).to_have_text(["Örnek Ayşe Demir", "Örnek Ayşe Kaya"])
    expect(page.get_by_role("status").filter(has_text="2 results")).to_have_count(1)
    assert flaws(page) == []

    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")

    expect(box).to_have_value("Örnek Ayşe Kaya")
    expect(box).to_have_attribute("aria-expanded", "false")
    chosen = consultation.participants.get(person__name="Örnek Ayşe Kaya")
    expect(page.locator("[name=participant-pick]")).to_have_value(str(chosen.pk))


def test_escape_closes_the_list_and_typing_on_forgets_the_choice(page, box):
    box.press_sequentially("fatma")
    options(page).click()
    box.press_sequentially("x")
    expect(page.locator("[name=participant-pick]")).to_have_count(0)

    box.press("Backspace")
    expect(options(page)).to_have_count(1)
    box.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("Örnek Fatma Şahin")
