from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from paydas.core.models import AccessLink
from paydas.core.operations.links import Grant, give_link, token_of
from paydas.core.web.lists import PAGE_SIZE
from paydas.monitoring.models import ActivityVoice, Measurement, StatusUpdate
from paydas.monitoring.operations.setting_up import give_progress_links, renew_reporting_link
from paydas.monitoring.web.forms import ValueForm
from tests.factories.consultations import make_participant, make_staff
from tests.factories.monitoring import make_period, make_running_plan, make_voice, report
from tests.factories.sources import PDF, make_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_sign_in(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    settings.PAYDAS_DEMO = True


@pytest.fixture
def found():
    return make_running_plan()


def address(name, found, **kwargs):
    return reverse(f"monitoring:{name}", kwargs={"slug": found.consultation.slug, **kwargs})


def open_link(client, link):
    return client.get(f"/l/{token_of(link)}", follow=True)


def reporting_link(found):
    return give_link(by=found.boss, grant=Grant("report", found.reporting, found.consultation.pk))


def value_page(found):
    return reverse(
        "monitoring:report_value",
        args=[found.reporting.pk, found.period.pk, found.indicator.pk],
    )


def test_a_body_reports_by_its_link_with_a_file(found, client):
    page = open_link(client, reporting_link(found))
    upload = SimpleUploadedFile("kanit.pdf", PDF)

    sent = client.post(
        value_page(found), {"value": "8,5", "evidence": "Kayıtlar", "send": "1", "upload": upload}
    )

    row = Measurement.objects.get()
    assert (page.status_code, sent.status_code) == (200, 302)
    assert found.indicator.name in page.content.decode()
    assert (row.state, row.value, row.file.name) == ("sent", 8.5, "kanit.pdf")


def test_a_refused_file_leaves_no_value_behind(found, client):
    open_link(client, reporting_link(found))
    upload = SimpleUploadedFile("zararli.exe", b"MZ\x90\x00" + b"\x00" * 200)

    answer = client.post(value_page(found), {"value": "8", "send": "1", "upload": upload})

    assert answer.status_code == 422
    assert not Measurement.objects.exists()


def test_a_withdrawn_link_opens_nothing_also_in_the_middle(found, client):
    open_link(client, reporting_link(found))
    renew_reporting_link(by=found.boss, reporting_body_id=found.reporting.pk)

    answer = client.post(value_page(found), {"value": "8", "send": "1"})

    assert answer.status_code == 410
    assert not Measurement.objects.exists()


def test_a_changed_token_opens_nothing(found, client):
    token = token_of(reporting_link(found))

    answer = client.get(f"/l/{token[:-1]}{'a' if token[-1] != 'a' else 'b'}")

    assert answer.status_code == 404


def test_a_link_reports_for_its_own_body_only(found, client):
    open_link(client, reporting_link(found))
    other = reverse("monitoring:report_value", args=[uuid4(), found.period.pk, found.indicator.pk])

    assert client.get(other).status_code == 410


def test_a_status_is_told_from_the_reporting_page(found, client):
    client.force_login(found.reporter.user)
    page = address("reporting_status", found, period=found.period.pk, activity=found.activity.pk)

    answer = client.post(page, {"status": "going", "note": "On ilde başladı."})

    assert answer.status_code == 302
    assert StatusUpdate.objects.get().note == "On ilde başladı."


def test_a_participant_comments_by_link_and_reads_the_answer_there(found, client):
    participant = make_participant(found.consultation)
    links = give_progress_links(by=found.boss, plan_id=found.plan.pk, participants=[participant])
    open_link(client, links[0])
    page = reverse("monitoring:comment", args=[participant.pk, found.activity.pk])
    data = {"id": uuid4(), "kind": "dispute", "text": "Bizim ilde başlamadı."}

    answers = [client.post(page, data).status_code for _ in range(2)]
    shown = client.get(reverse("monitoring:progress", args=[participant.pk])).content.decode()

    assert answers == [302, 302]
    assert ActivityVoice.objects.count() == 1
    assert "Bizim ilde başlamadı." in shown


def test_every_participant_gets_one_link(found, client):
    for _ in range(3):
        make_participant(found.consultation)
    client.force_login(found.boss.user)

    for _ in range(2):
        client.post(address("links", found))

    assert AccessLink.objects.filter(purpose="progress").count() == 3
    exported = b"".join(client.get(address("links", found) + "?format=csv")).decode()
    assert exported.count("/l/") == 3


def living(client, found, participant):
    """Return the address of the participant's link as its page shows it."""
    rows = client.get(address("links", found)).context["rows"]
    return next(url for one, _link, url, _had in rows if one == participant)


def test_a_new_link_ends_the_old_one(found, client):
    participant = make_participant(found.consultation)
    links = give_progress_links(by=found.boss, plan_id=found.plan.pk, participants=[participant])
    client.force_login(found.boss.user)

    client.post(address("act_on_link", found, pk=participant.pk), {"do": "renew"})

    assert token_of(links[0]) not in living(client, found, participant)
    assert open_link(client, links[0]).status_code == 410


def test_a_withdrawn_link_is_not_given_again_along_with_the_others(found, client):
    participant, other = (make_participant(found.consultation) for _ in range(2))
    give_progress_links(by=found.boss, plan_id=found.plan.pk, participants=[participant])
    client.force_login(found.boss.user)

    client.post(address("act_on_link", found, pk=participant.pk), {"do": "withdraw"})
    client.post(address("links", found))

    assert living(client, found, participant) == ""
    assert "/l/" in living(client, found, other)


def test_links_go_on_over_several_pages(found, client):
    for _ in range(PAGE_SIZE + 1):
        make_participant(found.consultation)
    client.force_login(found.boss.user)

    rows = client.get(address("links", found), {"page": 2}).context["rows"]

    assert len(rows) == 1


def test_a_link_is_found_by_name(found, client):
    sought, other = (make_participant(found.consultation) for _ in range(2))
    client.force_login(found.boss.user)

    rows = client.get(address("links", found), {"q": sought.organisation.name}).context["rows"]

    assert [row[0] for row in rows] == [sought]
    assert other.organisation.name != sought.organisation.name


def test_a_checker_returns_a_value_with_a_reason(found, client):
    sent = report(found)
    client.force_login(found.boss.user)
    page = address("check", found, pk=sent.pk)

    refused = client.post(page, {"decision": "return"})
    taken = client.post(page, {"decision": "return", "reason": "İki il eksik."})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert Measurement.objects.get().returned_reason == "İki il eksik."


@pytest.mark.parametrize(
    ("role", "status"),
    [("coordinator", 200), ("approver", 200), ("reporter", 403), ("viewer", 403)],
)
def test_evidence_is_opened_by_those_who_check(found, client, role, status):
    sent = report(found)
    Measurement.objects.update(file=make_file())
    narrow = {"organisation": found.body} if role == "reporter" else {}
    client.force_login(make_staff(found.consultation, role, **narrow).user)

    answer = client.get(address("evidence", found, pk=sent.pk))
    content = b"".join(answer) if answer.streaming else b""

    assert answer.status_code == status
    assert content == (PDF if status == 200 else b"")


def test_the_list_of_values_filters_in_turkish(found, client):
    client.force_login(found.boss.user)

    hit = client.get(address("values", found), {"q": "TERCÜMAN il"}).content.decode()
    miss = client.get(address("values", found), {"q": "gönüllü"}).content.decode()

    assert found.indicator.name in hit
    assert found.indicator.name not in miss


def test_what_nobody_measured_reads_no_data_and_never_zero(found, client):
    client.force_login(found.boss.user)

    page = client.get(address("indicator", found, pk=found.indicator.pk)).content.decode()

    assert "<td>0</td>" not in page
    assert "veri yok" in page


def queries_of(client, page):
    with CaptureQueriesContext(connection) as found:
        client.get(page)
    return len(found)


@pytest.mark.parametrize("name", ["overview", "values", "voices", "periods", "evaluation", "links"])
def test_lists_ask_the_same_queries_for_one_and_three(found, client, name):
    client.force_login(found.boss.user)
    make_participant(found.consultation)
    make_voice(found)
    report(found)
    before = queries_of(client, address(name, found))
    for n in range(2):
        make_participant(found.consultation)
        make_voice(found)
        found.period = make_period(found, f"2023/{n}")
        report(found)

    assert queries_of(client, address(name, found)) == before


def test_a_whole_value_is_offered_again_without_decimals():
    form = ValueForm(instance=Measurement(value=Decimal("41.000")))

    assert 'value="41"' in str(form["value"])
