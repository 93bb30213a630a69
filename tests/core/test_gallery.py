import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

import paydas.core

TEMPLATES = Path(paydas.core.__file__).parent / "templates"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))


def used(name, seen):
    """Return the components that a template shows, and those that they show."""
    text = (TEMPLATES / name).read_text()
    for component in re.findall(r"<c-([a-z-]+)", text):
        stem = component.replace("-", "_")
        if stem not in {"slot", "vars"} and stem not in seen:
            seen.add(stem)
            used(f"components/{stem}.html", seen)
    for included in re.findall(r'{% (?:include|extends) "([^"]+)"', text):
        used(included, seen)
    return seen


def test_the_gallery_shows_every_component():
    seen = used("core/gallery/portal.html", set())
    used("core/gallery/console.html", seen)
    used("core/gallery/letter.html", seen)

    assert sorted(seen | used("core/forms/form.html", seen)) == COMPONENTS


@pytest.mark.parametrize("path", ["/tr/gallery/", "/tr/gallery/console/", "/en/gallery/letter/"])
def test_the_gallery_opens_in_a_demonstration(client, settings, path):
    settings.PAYDAS_DEMO = True

    assert client.get(path).status_code == 200


def test_the_gallery_is_hidden_from_visitors(client):
    assert client.get("/tr/gallery/").status_code == 404


def test_nothing_of_a_page_is_inline_or_from_elsewhere(client, settings):
    settings.PAYDAS_DEMO = True

    page = client.get("/tr/gallery/console/").content.decode()

    assert (
        re.findall(r'\sstyle=|<style|<script(?! src="/static/)|(?:src|href)="(?:https?:)?//', page)
        == []
    )


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
@pytest.mark.parametrize("language", ["tr", "en"])
def test_an_error_page_needs_no_context(name, language):
    with translation.override(language):
        page = render_to_string(f"{name}.html")

    assert f'<html lang="{language}">' in page
    assert page.count("<h1>") == 1


def test_a_missing_page_offers_the_way_home(client):
    answer = client.get("/tr/yok/")

    assert answer.status_code == 404
    assert 'href="/tr/"' in answer.content.decode()


def test_colours_of_the_thread_paint_nothing_else():
    sheets = (TEMPLATES.parent / "static" / "core").glob("*.css")

    users = {sheet.name for sheet in sheets if "var(--thread)" in sheet.read_text()}

    assert users == {"thread.css"}


def test_switching_the_language_keeps_the_page(settings):
    from paydas.core.web.frame import frame

    with translation.override("tr"):
        links = frame(RequestFactory().get("/tr/gallery/?page=2"))["language_links"]

    assert [(link.code, link.url, link.current) for link in links] == [
        ("tr", "/tr/gallery/?page=2", True),
        ("en", "/en/gallery/?page=2", False),
    ]
