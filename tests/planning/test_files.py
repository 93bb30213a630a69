import pytest
from django.core.cache import caches
from django.urls import reverse

from paydas.planning.jobs import set_files
from paydas.sources.queries.editions import current_edition
from paydas.sources.queries.papers import kept_file
from tests.factories.planning import make_published_plan, make_ready_plan

pytestmark = pytest.mark.django_db


class Quiet:
    def step(self, done, total=None):
        pass


@pytest.fixture(autouse=True)
def empty_shelf():
    caches["files"].clear()


def test_the_worker_sets_a_published_plan_once_before_anybody_asks():
    found = make_published_plan()

    counts = [set_files(Quiet()) for _ in range(2)]

    edition = current_edition(found.plan, "plan")
    assert [one["made"] for one in counts] == [2, 0]
    assert kept_file(edition, "pdf").startswith(b"%PDF")
    assert kept_file(edition, "docx").startswith(b"PK")


def test_a_plan_that_is_being_written_is_not_set():
    make_ready_plan()

    assert set_files(Quiet()) == {"made": 0, "gone": 0}


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_public_takes_the_plan_home_as_it_was_set(client, form):
    found = make_published_plan()
    set_files(Quiet())

    answer = client.get(reverse("portal:plan_file", args=[found.consultation.slug, form]))

    assert answer.content == kept_file(current_edition(found.plan, "plan"), form)


@pytest.mark.parametrize("form", ["pdf", "exe"])
def test_without_a_published_plan_there_is_no_file(client, form):
    found = make_ready_plan() if form == "pdf" else make_published_plan()

    address = reverse("portal:plan_file", args=[found.consultation.slug, form])

    assert client.get(address).status_code == 404


def test_staff_get_the_kept_file_of_a_published_plan(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    found = make_published_plan()
    edition = current_edition(found.plan, "plan")
    caches["files"].set(f"plan.{edition.sha256}.{edition.number}.pdf", b"kept", None)
    client.force_login(found.boss.user)

    address = reverse("planning:paper", args=[found.consultation.slug, found.plan.pk, "pdf"])

    assert client.get(address).content == b"kept"


def test_the_page_of_the_plan_links_both_files(client):
    found = make_published_plan()
    slug = found.consultation.slug

    body = client.get(reverse("portal:plan", args=[slug])).content.decode()

    assert reverse("portal:plan_file", args=[slug, "pdf"]) in body
    assert reverse("portal:plan_file", args=[slug, "docx"]) in body
