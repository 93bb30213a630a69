import importlib
import pkgutil
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

import tests.rights as tables
from tests.factories.consultations import give_role, make_consultation
from tests.factories.core import make_account
from tests.factories.stakeholders import make_organisation

MODULES = [
    importlib.import_module(f"tests.rights.{found.name}")
    for found in pkgutil.iter_modules(tables.__path__)
]
PAGES = [page for module in MODULES for page in module.PAGES]
ELSEWHERE = {name for module in MODULES for name in getattr(module, "ELSEWHERE", ())}
# Third-party pages; their rights are theirs.
FOREIGN = ("account_", "mfa_", "javascript-catalog")


def names(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from names(pattern, inner)
        elif pattern.name:
            yield ":".join(filter(None, [namespace, pattern.name]))


def test_every_page_has_its_readers_decided():
    known = {page.name for page in PAGES} | ELSEWHERE

    undecided = {n for n in names(get_resolver()) if n not in known and not n.startswith(FOREIGN)}

    assert undecided == set()


def persona(name, world):
    if name == tables.VISITOR:
        return None
    if name in (tables.ADMINISTRATOR, tables.REGISTRAR):
        return make_account(**{f"is_{name}": True})
    actor = make_account()
    narrow = {
        "local_organiser": {"gathering_id": world.gathering_id},
        "reporter": {"organisation": world.body},
    }
    if name in tables.ROLES:
        give_role(actor, world.consultation, name, **narrow.get(name, {}))
    return actor


@pytest.fixture
def world(db):
    world = SimpleNamespace(
        consultation=make_consultation(), gathering_id=uuid4(), body=make_organisation()
    )
    world.actors = {name: persona(name, world) for name in sorted(tables.EVERYBODY)}
    return world


def outcome(entry, actor, arguments):
    address = reverse(entry.name, kwargs=arguments)
    client = Client()
    if actor:
        client.force_login(actor.user)
    response = getattr(client, entry.method)(address)
    if response.streaming:
        # Read to its end, which closes the file; close() would close the database as well.
        response.getvalue()
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return "refused"
    return "refused" if response.status_code in {401, 403, 404, 410} else response.status_code


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_opens_for_its_readers_and_nobody_else(entry, world, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.ROOT_URLCONF = "tests.plain_errors"
    shared = entry.args(world)

    outcomes = {
        name: outcome(entry, actor, entry.args(world) if entry.is_taken else shared)
        for name, actor in world.actors.items()
    }

    assert {name for name, got in outcomes.items() if got != "refused"} == entry.who
    assert not [name for name, got in outcomes.items() if got != "refused" and got >= 400]
