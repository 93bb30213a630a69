from uuid import uuid4

import pytest
from django.urls import reverse

from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.sensemaking.models import Finding
from paydas.sensemaking.operations.ordering import move_finding, move_recommendation
from paydas.sensemaking.queries.findings import findings_of
from paydas.sensemaking.queries.recommendations import recommendations_of
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_desk, make_finding, make_recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    consultation, by = make_desk("coordinator")
    return consultation, by, [make_finding(by, consultation) for _ in range(3)]


def order_of(consultation):
    return list(findings_of(consultation.pk))


def test_a_finding_changes_places_with_its_neighbour(desk):
    consultation, by, (first, second, third) = desk

    move_finding(by=by, finding_id=third.pk, seen=third.revision, past_id=second.pk)

    assert order_of(consultation) == [first, third, second]


def test_a_finding_is_moved_past_one_that_is_not_its_neighbour(desk):
    consultation, by, (first, second, third) = desk

    move_finding(by=by, finding_id=first.pk, seen=first.revision, past_id=third.pk)

    assert order_of(consultation) == [third, second, first]


def test_findings_on_one_place_are_parted(desk):
    consultation, by, (first, second, third) = desk
    Finding.objects.update(position=0)

    move_finding(by=by, finding_id=second.pk, seen=second.revision, past_id=first.pk)

    assert order_of(consultation) == [second, first, third]


def test_whoever_saw_an_old_order_moves_nothing(desk):
    consultation, by, (first, second, third) = desk
    move_finding(by=by, finding_id=second.pk, seen=second.revision, past_id=first.pk)

    with pytest.raises(StaleRecordError):
        move_finding(by=by, finding_id=second.pk, seen=second.revision, past_id=third.pk)

    assert order_of(consultation) == [second, first, third]


def test_a_finding_is_not_moved_past_one_of_another_consultation(desk):
    _consultation, by, (first, *_rest) = desk

    with pytest.raises(SensemakingError) as problem:
        move_finding(by=by, finding_id=first.pk, seen=first.revision, past_id=uuid4())

    assert problem.value.code == "not_of_consultation"


def test_a_reader_moves_nothing(desk):
    consultation, _by, (first, second, _third) = desk
    reader = make_staff(consultation, "viewer")

    with pytest.raises(AccessDeniedError):
        move_finding(by=reader, finding_id=first.pk, seen=first.revision, past_id=second.pk)


def test_a_recommendation_changes_places_with_its_neighbour(desk):
    consultation, by, findings = desk
    one, other = (make_recommendation(by, consultation, findings[:1]) for _ in range(2))

    move_recommendation(by=by, recommendation_id=other.pk, seen=other.revision, past_id=one.pk)

    assert list(recommendations_of(consultation.pk)) == [other, one]


@pytest.fixture
def opened(client, settings, desk):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(desk[1].user)
    return client


def test_the_button_moves_the_row_and_leads_back_to_the_list_as_it_was(opened, desk):
    consultation, _by, (first, second, third) = desk
    address = reverse("sensemaking:move_finding", args=[consultation.slug, second.pk])

    response = opened.post(f"{address}?state=ready", {"seen": second.revision, "past": first.pk})

    assert (
        response.url == reverse("sensemaking:findings", args=[consultation.slug]) + "?state=ready"
    )
    assert order_of(consultation) == [second, first, third]


def test_the_first_row_has_no_way_up_and_the_last_none_down(opened, desk):
    consultation, _by, (first, second, third) = desk

    body = opened.get(reverse("sensemaking:findings", args=[consultation.slug])).content.decode()

    targets = [body.count(f'name="past" value="{one.pk}"') for one in (first, second, third)]
    assert targets == [1, 2, 1]


def test_a_list_in_another_order_moves_nothing(opened, desk):
    consultation, *_rest = desk
    address = reverse("sensemaking:findings", args=[consultation.slug])

    assert 'name="past"' not in opened.get(address, {"sort": "title"}).content.decode()
