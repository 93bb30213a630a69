"""Every page, asked with a query that no link of ours writes and sent a form that no page shows.

A page may refuse; it may not fall over. PostgreSQL refuses a NUL that SQLite stores.
"""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.consultations import make_consultation
from tests.factories.stakeholders import make_organisation
from tests.house.test_rights import PAGES, persona
from tests.rights import EVERYBODY, VISITOR, in_consultation, nothing

QUERY = (
    "?page=1e9&page=-1&sort=-__class__&order=%F0%9F%99%82&format=../x&q=%25s%7B0%7D%FF&fate=x&state=%ED%A0%80"
    "&kind=99999999999999999999999&region=İ&province=999&consultation=00000000&id=-1&tab[]=x"
    "&from=2026-02-30&until=0001-01-01&year=99999999999&n=NaN&token=%0D%0Ax"
)
FIELDS = (
    "name", "title", "text", "words", "slug", "email", "kind", "state", "reason", "note", "act",
    "id", "seen", "number", "value", "date", "starts", "begins_on", "ends_on", "password",
)  # fmt: skip
# Pages that need no record of their own, so that one world serves them all.
ASKED = [entry for entry in PAGES if entry.who and entry.args in (nothing, in_consultation)]


@pytest.fixture
def world(db, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    world = SimpleNamespace(
        consultation=make_consultation(), gathering_id=uuid4(), body=make_organisation()
    )
    world.actors = {name: persona(name, world) for name in sorted(EVERYBODY)}
    return world


def reader(entry, world):
    client = Client(headers={"x-forwarded-for": "\0, 999.1.1.1", "accept-language": "x" * 300})
    names = sorted(entry.who, key=lambda name: (name != "coordinator", name))
    if names[0] != VISITOR:
        client.force_login(world.actors[names[0]].user)
    return client


def outcomes(entry, world):
    address = reverse(entry.name, kwargs=entry.args(world))
    client = reader(entry, world)
    yield client.get(address + QUERY)
    yield client.post(address, dict.fromkeys(FIELDS, "9" * 30 + "\0"))


def test_no_page_falls_over_what_it_is_asked(world):
    statuses = {
        (entry.name, answer.status_code) for entry in ASKED for answer in outcomes(entry, world)
    }

    assert len(ASKED) > 100
    assert {(name, status) for name, status in statuses if status >= 500} == set()
