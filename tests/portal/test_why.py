import re

import pytest

from paydas.stakeholders.models import Organisation
from tests.factories.gatherings import make_gathering
from tests.factories.invitations import invite_bodies, make_invitation, make_round, make_rule, send
from tests.factories.places import have_places
from tests.factories.stakeholders import make_organisation, make_person
from tests.listening.pages import queries_of
from tests.portal.test_pages import page, read

pytestmark = pytest.mark.django_db


def told(client, gathering, body, **kwargs):
    return read(client, "why", gathering.consultation.slug, body.pk, **kwargs)


def test_an_organisation_is_found_without_script_and_however_it_is_spelled(client):
    gathering = make_gathering()
    body = make_organisation(name="Şanlıurfa Örnek Derneği")

    text = read(client, "invited", gathering.consultation.slug, words="SANLIURFA")

    assert page("why", gathering.consultation.slug, body.pk) in text


def test_a_person_is_never_found(client):
    gathering = make_gathering()
    make_person(name="Örnek Ayşe")

    text = read(client, "invited", gathering.consultation.slug, words="Ayşe")

    assert "This organisation is not in the register" in text
    assert "Örnek Ayşe" not in text


def test_who_is_not_in_the_register_is_led_to_registering(client):
    gathering = make_gathering()

    text = read(client, "invited", gathering.consultation.slug, words="Yok Dernek")

    assert "/en/register/" in text.split("not in the register", 1)[1]


def test_the_invited_read_by_which_route_and_why(client):
    gathering = make_gathering()
    body = make_organisation()
    make_invitation(gathering, body, route="must_invite", reason="Görevi gereği.")

    text = told(client, gathering, body)

    assert "It was invited to 1 of 1 gathering." in text
    assert "invited because of the office" in text
    assert "Görevi gereği." in text


def test_who_misses_a_filter_reads_which_and_what_the_register_says(client):
    have_places()
    gathering = make_gathering(province_id="06")
    rule = make_rule(gathering.consultation, sector="civil", catchment=True)
    found = make_round(gathering, rule=rule)
    invite_bodies(found, make_organisation(sector="civil"))
    send(found)
    body = make_organisation(sector="civil", province_id="34")

    text = told(client, gathering, body)

    assert "it does not meet the published rule" in text
    assert re.findall(r"status is-(?:done|none)\">\s*(not met|met)", text, re.IGNORECASE) == [
        "Met",
        "Not met",
    ]
    assert "İstanbul" in text


def test_who_meets_the_rule_reads_about_route_and_seats(client):
    gathering = make_gathering(capacity=40)
    rule = make_rule(gathering.consultation, sector="civil")
    make_invitation(gathering, make_organisation(sector="civil"), rule=rule, route="drawn")
    body = make_organisation(sector="civil", is_sample=True)

    text = told(client, gathering, body)

    assert "its lot was not drawn" in text
    assert "The gathering has 40 seats." in text


def test_who_was_registered_later_reads_that(client):
    gathering = make_gathering()
    make_invitation(gathering)

    text = told(client, gathering, make_organisation(is_sample=False))

    assert "It was not in the register yet on the day of sending." in text


def test_rounds_that_are_being_prepared_are_nobody_s_business(client):
    gathering = make_gathering()
    make_round(gathering, reason="Henüz gizli gerekçe.")

    text = told(client, gathering, make_organisation())

    assert "No invitations have been sent yet." in text
    assert "Henüz gizli" not in text


def test_small_numbers_of_people_are_not_counted_out(client):
    gathering = make_gathering()
    make_invitation(gathering)

    text = read(client, "invited", gathering.consultation.slug)

    assert text.count(">hidden<") == 1
    assert ">0<" in text


def test_the_page_costs_the_same_for_one_round_and_for_three(client):
    gathering = make_gathering()
    rule = make_rule(gathering.consultation, sector="civil")
    make_invitation(gathering, rule=rule)
    address = page("why", gathering.consultation.slug, make_organisation(sector="public").pk)
    one = queries_of(client, address)
    for _ in range(2):
        make_invitation(gathering, rule=rule)

    assert queries_of(client, address) == one


def test_a_merged_record_is_not_found(client):
    gathering = make_gathering()
    body = make_organisation(name="Örnek Eski Kayıt")
    Organisation.objects.filter(pk=body.pk).update(state="merged", merged_into=make_organisation())

    answer = client.get(page("why", gathering.consultation.slug, body.pk))

    assert answer.status_code == 404
