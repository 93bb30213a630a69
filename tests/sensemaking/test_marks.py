import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories.consultations import make_staff
from tests.factories.planning import make_finding, make_recommendation, make_response
from tests.factories.threads import make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

    def read(found, name, *args):
        client.force_login(make_staff(found.consultation, "coordinator").user)
        with override("en"):
            address = reverse(f"sensemaking:{name}", args=[found.consultation.slug, *args])
        return client.get(address).content.decode()

    return read


@pytest.mark.parametrize("name", ["findings", "recommendations"])
def test_a_row_whose_thread_reached_the_plan_is_marked_at_the_indicator(name, opened):
    found = make_thread()

    assert "station 7 of 7" in opened(found, name)


def test_a_finding_leads_to_its_public_thread(opened):
    found = make_thread()

    body = opened(found, "finding", found.finding.pk)

    assert "station 7 of 7" in body
    assert f'href="/en/thread/{found.finding.code}' in body


def test_a_refusal_stops_the_mark_of_a_recommendation(opened):
    found = make_thread()
    asked = make_recommendation(found.consultation)
    asked.findings.add(make_finding(found.consultation))
    make_response(asked, decision="not_accepted", reason="Bütçe yok.")

    body = opened(found, "recommendation", asked.pk)

    assert "station 4 of 7" in body
    assert "tm-stop" in body


def test_a_draft_recommendation_moves_the_mark_for_those_who_write_it(opened):
    found = make_thread()
    finding = make_finding(found.consultation)
    draft = make_recommendation(found.consultation, state="draft", code=None, published_on=None)
    draft.findings.add(finding)

    assert "station 3 of 7" in opened(found, "finding", finding.pk)
