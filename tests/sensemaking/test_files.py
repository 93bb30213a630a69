import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import override

from paydas.core.jobs import name_of, run_next
from paydas.core.models import Job
from paydas.sensemaking.jobs import set_files
from paydas.sources.queries.papers import FORMS, kept_file
from tests.sensemaking.test_publication import Desk

pytestmark = pytest.mark.django_db


class Quiet:
    def step(self, done, total=None):
        pass


@pytest.fixture(autouse=True)
def empty_shelf():
    caches["files"].clear()


def public(client, desk, form):
    return client.get(reverse("portal:report_file", args=[desk.consultation.slug, form]))


def test_files_of_an_edition_are_set_once_before_anybody_asks():
    edition = Desk().publish()

    counts = [set_files(Quiet()) for _ in range(2)]

    assert [one["made"] for one in counts] == [2, 0]
    assert kept_file(edition, "pdf").startswith(b"%PDF")
    assert kept_file(edition, "docx").startswith(b"PK")


def test_a_reader_gets_the_kept_file_without_setting_it_again(client):
    desk = Desk()
    edition = desk.publish()
    caches["files"].set(f"report.{edition.sha256}.{edition.number}.pdf", b"kept", None)

    assert public(client, desk, "pdf").content == b"kept"


def test_a_reader_waits_while_somebody_else_s_request_sets_the_file(client):
    desk = Desk()
    edition = desk.publish()
    caches["files"].add(f"report.{edition.sha256}.{edition.number}.pdf.busy", 1, 60)

    answer = public(client, desk, "pdf")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_without_a_worker_the_first_reader_has_the_file_set(client):
    desk = Desk()
    edition = desk.publish()

    assert public(client, desk, "docx").content == kept_file(edition, "docx")


def test_publishing_on_the_page_starts_the_work_under_its_name(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    desk = Desk()
    desk.approve()
    client.force_login(desk.by.user)

    client.post(reverse("sensemaking:publish_report", args=[desk.consultation.slug]))

    with override("tr"):
        assert str(name_of(Job.objects.get().work)) == "Raporların PDF ve DOCX olarak hazırlanması"
    assert run_next()
    assert Job.objects.get().result == {"made": len(FORMS), "gone": 0}


def test_taking_a_voice_out_takes_the_kept_files_away_too(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    desk = Desk()
    old = desk.publish()
    set_files(Quiet())
    client.force_login(desk.by.user)
    page = reverse("sensemaking:redact_edition", args=[desk.consultation.slug, old.number])

    refused = client.post(page, {"code": "G-0000001", "reason": "Rıza geri alındı."})
    done = client.post(page, {"code": desk.voice.code, "reason": "Rıza geri alındı."})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert [kept_file(old, form) for form in FORMS] == [None, None]
    assert (
        "Protokol dokuz ay"
        not in client.get(reverse("portal:report", args=[desk.consultation.slug])).content.decode()
    )


def test_files_of_editions_whose_words_had_to_go_are_thrown_away():
    desk = Desk()
    edition = desk.publish()
    set_files(Quiet())
    type(edition).objects.filter(pk=edition.pk).update(content="")

    assert set_files(Quiet()) == {"made": 0, "gone": 2}
    assert kept_file(edition, "pdf") is None
