"""A real Chromium, the system's own, and what every journey must not see: console errors."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection

from paydas.core.models import guards

# Playwright's sync interface runs an event loop in this thread; Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
# What Chromium itself says while a journey has cut the line on purpose.
DEAD_LINE = "ERR_INTERNET_DISCONNECTED"
# What a page passes is not told node by node, which on a long page takes longer than the rest.
ONLY_FLAWS = {"resultTypes": ["violations"]}
# The slowest rules by far: the first rows and chapters of their kind stand for those after them.
COLOURS = ["color-contrast", "link-in-text-block"]
MORE_OF_THE_SAME = {"exclude": [":is(li, tr, p, dd, section, article):nth-of-type(n + 7)"]}
WITHOUT_COLOURS = ONLY_FLAWS | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
JUDGED = "([where, options]) => axe.run(where ?? document, options)"
LOADED = "document.fonts.ready.then(() => true)"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put the journeys last: their flush takes the log's triggers and reference data away."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        if "browser" in os.environ.get("PAYDAS_REQUIRE", ""):
            pytest.fail("PAYDAS_REQUIRE asks for a browser, and no Chromium was found")
        pytest.skip("no Chromium on this machine")
    return {"executable_path": CHROMIUM, "args": FLAGS.split()}


@pytest.fixture(autouse=True)
def flushable(transactional_db):
    """Let the flush after a journey pass: on SQLite it deletes, which the log rightly refuses."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        for statement in guards.SQLITE:
            cursor.execute(statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS"))
    yield
    with connection.cursor() as cursor:
        for statement in guards.DROP["sqlite"]:
            cursor.execute(statement)


@pytest.fixture
def page(page):
    """Playwright's page, which fails the journey on any error in the console."""
    found = []

    def note(message):
        if message.type == "error" and DEAD_LINE not in message.text:
            found.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    yield page
    assert found == []


@pytest.fixture
def flaws():
    """Tell what is wrong with the page as it stands: axe findings, sideways scroll."""

    def of(page, *, colours=True):
        page.evaluate(LOADED)
        page.evaluate(Axe().axe_script)
        rounds = [(None, WITHOUT_COLOURS)]
        if colours:
            rounds.append((MORE_OF_THE_SAME, ONLY_FLAWS | {"runOnly": COLOURS}))
        found = [
            f"{one['id']}: {node['html'][:160]}"
            for where, options in rounds
            for one in page.evaluate(JUDGED, [where, options])["violations"]
            for node in one["nodes"]
        ]
        too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return found + ([f"{too_wide} px too wide"] if too_wide > 0 else [])

    return of
