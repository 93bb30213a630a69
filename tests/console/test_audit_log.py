import csv
import io
import json
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from paydas.console.queries.told import PAGES, facts_of, kinds, sentence_of, tell
from paydas.console.vocabulary import RECORDS, VERBS
from paydas.core.models import AuditEvent
from paydas.core.queries.audit import events_of
from paydas.sensemaking.operations.findings import change_finding
from tests.factories.core import make_user
from tests.factories.sensemaking import make_desk, make_finding
from tests.house.test_operations import public_functions


@pytest.fixture
def changed(db):
    consultation, by = make_desk("coordinator")
    finding = make_finding(by, consultation, title="Örnek tercüman bulgusu")
    change_finding(by=by, finding_id=finding.pk, seen=None, title="Örnek yeni bulgu")
    return finding, by


@pytest.fixture
def office(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(make_user(is_administrator=True))
    return client


def operations():
    found = {one.values[0] for one in public_functions()}
    return {one.__name__ for one in found if getattr(one, "is_operation", False)}


def test_every_operation_has_a_verb():
    assert {name for name in operations() if name.partition("_")[0] not in VERBS} == set()


def test_every_page_belongs_to_a_kind_with_a_word():
    assert set(PAGES) <= set(RECORDS)


@pytest.mark.django_db
def test_an_event_is_told_in_words(changed):
    finding, by = changed
    with override("tr"):
        event = events_of(finding).first()

        told = tell([event])[event.seq]

    assert told.sentence == "Değiştirdi: bulgu"
    assert told.who == by.user.name
    assert told.title == f"{finding.code} Örnek yeni bulgu"
    assert told.url.endswith(f"/findings/{finding.pk}/")
    assert told.facts == "değişen: başlık"


def test_an_operation_without_words_stays_as_it_is():
    assert sentence_of("elsewhere.frobnicate", "elsewhere.thing").startswith("elsewhere.frobnicate")


def test_facts_without_a_value_are_left_out():
    with override("en"):
        assert facts_of('{"fields": [], "state": "ready", "x": 3}', "") == "state: ready; x: 3"


def test_facts_speak_the_words_of_their_record_and_name_no_keys():
    body = {"code": "G-1", "of": str(uuid4()), "kind": "need", "bodies": [str(uuid4())]}

    told = facts_of(json.dumps(body), "listening.contribution")

    assert told == "tür: İhtiyaç; kurum: 1"


def test_kinds_are_sorted_by_their_words():
    with override("en"):
        labels = [label for _key, label in kinds()]

    assert labels[:2] == ["access need", "account"]


@pytest.mark.django_db
def test_a_record_that_is_gone_is_told_without_its_title(changed):
    finding, _by = changed
    event = events_of(finding).first()
    finding.evidence.all().delete()
    finding.delete()

    told = tell([event])[event.seq]

    assert (told.title, told.url) == ("", "")


def test_telling_takes_the_same_queries_for_any_number_of_events(
    changed, django_assert_num_queries
):
    finding, _by = changed
    events = list(events_of(finding))

    for some in (events[:1], events):
        with django_assert_num_queries(3):
            tell(some)


def test_an_export_asks_nothing(changed, django_assert_num_queries):
    events = list(AuditEvent.objects.all())

    with django_assert_num_queries(0):
        tell(events, with_records=False)


def read(office, **query):
    with override("en"):
        return office.get(reverse("core:events"), query)


@pytest.mark.django_db
def test_the_log_shows_sentence_name_and_code(office, changed):
    _finding, by = changed

    body = read(office).content.decode()

    assert "Changed: finding" in body
    assert by.user.name in body
    assert "sensemaking.change_finding" in body
    assert "Örnek yeni bulgu" in body


@pytest.mark.django_db
def test_the_log_is_filtered_by_person_and_kind(office, changed):
    _finding, by = changed

    body = read(office, person=str(by.user.pk), kind="sensemaking.finding").content.decode()
    other = read(office, person=str(by.user.pk), kind="core.user").content.decode()

    assert "Changed: finding" in body
    assert "Changed: finding" not in other


@pytest.mark.django_db
def test_the_export_names_people_and_keeps_what_was_hashed(office, changed):
    finding, by = changed

    with override("en"):
        response = read(office, kind="sensemaking.finding", format="csv")
        text = b"".join(response.streaming_content).decode("utf-8-sig")

    first = next(csv.DictReader(io.StringIO(text)))
    assert first["Name"] == by.user.name
    assert first["What was done"] == "Changed: finding"
    assert first["Code of the operation"] == "sensemaking.change_finding"
    assert first["Facts"] == events_of(finding).first().body
