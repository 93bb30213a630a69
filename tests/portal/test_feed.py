from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils.translation import override

from paydas.sources.models import Edition
from tests.factories.consultations import make_consultation
from tests.factories.sources import make_edition

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, name, *args, language="en"):
    with override(language):
        response = client.get(reverse(f"portal:{name}", args=args))
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content)  # noqa: S314 -- our own answer


def said(feed, tag):
    return [entry.findtext(f"{ATOM}{tag}") for entry in feed.findall(f"{ATOM}entry")]


def test_the_feed_of_the_site_tells_every_edition(client):
    one, other = make_edition(make_consultation()), make_edition(make_consultation())

    feed = read(client, "news")

    assert set(said(feed, "id")) == {f"urn:uuid:{one.pk}", f"urn:uuid:{other.pk}"}


def test_the_feed_of_a_consultation_tells_its_own_editions(client):
    consultation = make_consultation()
    one = make_edition(consultation, scope=consultation.pk)
    make_edition(make_consultation())

    feed = read(client, "consultation_news", consultation.slug)

    assert said(feed, "id") == [f"urn:uuid:{one.pk}"]
    assert feed.findtext(f"{ATOM}title") == f"{consultation.title}: what was published"


def test_an_entry_carries_its_hash_and_leads_to_its_page(client):
    one = make_edition(make_consultation())

    feed = read(client, "news")

    assert one.sha256 in said(feed, "summary")[0]
    link = feed.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert link.startswith("http")
    assert link.endswith(f"/en/publications/{one.pk}/")


def test_a_withdrawal_makes_an_entry_new(client):
    day = datetime(2025, 3, 4, tzinfo=UTC)
    one = make_edition(make_consultation())
    Edition.objects.filter(pk=one.pk).update(
        withdrawn_at=day, withdrawal_reason="Rıza geri alındı."
    )

    feed = read(client, "news")

    assert said(feed, "updated") == ["2025-03-04T00:00:00+00:00"]
    assert "Rıza geri alındı." in said(feed, "summary")[0]


def test_a_feed_without_entries_is_a_whole_feed(client):
    feed = read(client, "news", language="tr")

    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated")


def test_a_consultation_that_is_being_set_up_has_no_feed(client):
    draft = make_consultation(state="draft")

    assert client.get(reverse("portal:consultation_news", args=[draft.slug])).status_code == 404


@pytest.mark.parametrize("name", ["home", "publications"])
def test_pages_name_the_feed_for_readers_that_look_for_it(client, name):
    body = client.get(reverse(f"portal:{name}")).content.decode()

    assert '<link rel="alternate" type="application/atom+xml"' in body


def test_the_feed_takes_one_query_for_its_editions(client, django_assert_num_queries):
    for _ in range(3):
        make_edition(make_consultation())

    with django_assert_num_queries(1):
        read(client, "news")
