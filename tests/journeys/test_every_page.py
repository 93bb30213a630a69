"""Every kind of page that the links of the worked example lead to, in a real browser."""

import re
from functools import partial

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation

from paydas.demo.accounts import email_of, make_accounts
from paydas.demo.meetings import tell
from paydas.demo.meetings.story import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# Files and feeds, and what changes language or leaves.
NO_PAGE = re.compile(r"\.(atom|pdf|docx|csv|xlsx|ics|svg|txt|json|zip)$|/feed/|/download/")
READERS = {
    "visitor": ["/{}/"],
    "coordinator": ["/{}/console/", "/{}/console/sivil-toplum-bulusmalari/"],
    "administrator": ["/{}/console/", "/{}/console/accounts/"],
    "approver": ["/{}/console/"],
    "reporter": ["/{}/console/"],
}


def kind_of(path, language):
    """Return the name of the page that a path opens; None for what is none of ours."""
    try:
        with translation.override(language):
            found = resolve(path)
    except Resolver404:
        return None
    return None if NO_PAGE.search(path) else found.view_name


def links(page):
    found = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    return [href.split("#")[0] for href in found if href and href.startswith("/")]


def crawl(page, address, starts, language, check, seen):
    """Visit one page of each kind that was not seen yet; return what `check` found on each."""
    waiting, flaws = list(starts), {}
    while waiting:
        path = waiting.pop(0)
        answer = page.goto(address + path)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        found = check(page) + ([] if answer.ok else [f"status {answer.status}"])
        if found:
            flaws[path] = found
        for href in links(page):
            kind = kind_of(href.split("?")[0], language)
            if href.startswith(f"/{language}/") and kind and kind not in seen:
                seen.add(kind)
                waiting.append(href)
    return flaws


@pytest.fixture
def told(settings):
    settings.PAYDAS_DEMO = True
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    story = Story(actors=make_accounts(), say=lambda _: None)
    tell(story)
    return story


def sign_in(page, client, live_server, story, role):
    page.context.clear_cookies()
    if role in story.actors:
        assert story.actors[role].user.email == email_of(role)
        client.force_login(story.actors[role].user)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([cookie | {"url": live_server.url}])


def test_every_kind_of_page_is_accessible_and_fits_a_phone(told, live_server, page, client, flaws):
    page.set_viewport_size({"width": 320, "height": 800})
    wrong = {}
    for language in ("tr", "en"):
        # The colours of a page are the same in both languages.
        check = partial(flaws, colours=language == "tr")
        seen = set()
        for role, starts in READERS.items():
            sign_in(page, client, live_server, told, role)
            paths = [start.format(language) for start in starts]
            found = crawl(page, live_server.url, paths, language, check, seen)
            wrong |= {f"{role} {path}": what for path, what in found.items()}
        assert len(seen) >= 100

    assert wrong == {}
