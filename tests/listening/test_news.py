import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from paydas.consultations.models import Consent
from paydas.consultations.operations.consents import withdraw_consent
from paydas.consultations.operations.requests import erase_participant
from paydas.core.actors import SYSTEM, holder
from paydas.core.models import AccessLink, OutboxMessage
from paydas.core.operations.links import token_of
from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.jobs import forget_old
from paydas.listening.models import Subscription
from paydas.listening.operations.news import (
    Wanted,
    ask_news,
    confirm_news,
    stop_news,
    tell_news,
)
from paydas.listening.queries.news import News, living
from tests.factories.consultations import make_consultation, make_participant
from tests.factories.core import make_notice
from tests.factories.listening import link_to, make_table
from tests.listening.pages import opened

pytestmark = pytest.mark.django_db
ADDRESS = "ornek.kisi@example.org"


class Quiet:
    actor = SYSTEM

    def step(self, done, total=None):
        pass


def wanted(participant=None, table=None, email=ADDRESS):
    one = participant.consultation if participant else table.session.gathering.consultation
    return Wanted(one.pk, email, make_notice(key="contact"), participant, table)


def asked(participant=None, table=None, **values):
    by = holder(link_to(participant or table, "receipt"))
    return ask_news(by=by, wanted=wanted(participant, table, **values))


def confirmed(participant=None, table=None):
    found = asked(participant, table)
    return confirm_news(by=holder(link_to(found, "news")), subscription_id=found.pk)


def news(**values):
    known = {"kind": "response", "record_id": uuid4(), "code": "R-1", "sentence": "Cevap geldi."}
    return News(**(known | {"on": timezone.localdate()} | values))


def tell(found, *news):
    return tell_news(by=SYSTEM, subscription_id=found.pk, news=news)


def mails():
    return list(OutboxMessage.objects.order_by("created_at"))


def test_asking_sends_one_mail_to_confirm_and_nothing_else():
    person = make_participant(make_consultation())

    first, second = asked(person), asked(person)

    assert first.pk == second.pk
    assert [one.to for one in mails()] == [ADDRESS]
    assert tell(first, news()) == 0


def test_confirming_puts_the_consent_into_the_ledger():
    person = make_participant(make_consultation())

    found = confirmed(person)

    consent = Consent.objects.get()
    assert (consent.participant, consent.purpose, consent.channel) == (person, "contact", "email")
    assert found.consent == consent
    assert list(living()) == [found]


def test_what_is_new_is_told_once_in_one_mail():
    found = confirmed(make_participant(make_consultation()))
    told = [news(), news(sentence="Plana alındı.", kind="plan")]

    counts = [tell(found, *told), tell(found, *told)]

    body = mails()[-1].body
    assert counts == [2, 0]
    assert len(mails()) == 2
    assert "Cevap geldi." in body
    assert "Plana alındı." in body


def test_what_stood_on_the_page_before_is_not_told():
    found = confirmed(make_participant(make_consultation()))
    old = news(on=None)

    counts = [tell(found, old), tell(found, old, news(on=None))]

    assert counts == [0, 1]


def test_every_mail_has_a_link_that_stops_the_mails_and_erases_the_address():
    found = confirmed(make_participant(make_consultation()))
    tell(found, news())
    keys = re.findall(r"/l/([a-z2-9]{8})", mails()[-1].body)
    stop = AccessLink.objects.get(key__in=keys, purpose="news")

    stop_news(by=holder(stop), subscription_id=found.pk)

    found.refresh_from_db()
    assert (found.email, found.stopped_at is None) == ("", False)
    assert Consent.objects.get().withdrawn_at is not None
    assert tell(found, news()) == 0


def test_a_mail_s_addresses_hold_no_personal_data():
    found = confirmed(make_participant(make_consultation()))
    tell(found, news())

    addresses = re.findall(r"https?://\S+", "\n".join(one.body for one in mails()))

    assert [
        one for one in addresses if not re.fullmatch(r"http://[\w.:]+/l/[a-z2-9]{24}", one)
    ] == []


def test_a_consent_withdrawn_in_the_ledger_stops_the_mails():
    found = confirmed(make_participant(make_consultation()))
    tell(found)

    withdraw_consent(by=SYSTEM, consent_id=found.consent_id)

    assert tell(found, news()) == 0
    assert list(living()) == []


def test_the_address_of_an_erased_person_is_forgotten():
    found = confirmed(make_participant(make_consultation()))
    erase_participant(by=SYSTEM, participant_id=found.participant_id)

    forget_old(Quiet())

    found.refresh_from_db()
    assert (found.email, tell(found, news())) == ("", 0)


def test_everybody_at_a_table_may_have_mails_of_their_own():
    table = make_table()
    first = confirmed(table=table)
    other = asked(table=table, email="baska@example.org")

    assert first.pk != other.pk
    assert Subscription.objects.filter(table=table).count() == 2
    assert Consent.objects.count() == 0


def test_nobody_asks_for_mails_about_another_s_voices():
    mine, others = (make_participant(make_consultation()) for _ in range(2))

    with pytest.raises(AccessDeniedError):
        ask_news(by=holder(link_to(mine, "receipt")), wanted=wanted(others))


def test_the_page_asks_for_the_agreement_and_keeps_what_was_typed(client):
    make_notice(key="contact")
    person = make_participant(make_consultation())
    opened(client, person, "receipt")
    page = reverse("listening:ask_news", args=["receipt", person.pk])

    refused = client.post(page, {"email": ADDRESS})
    taken = client.post(page, {"email": ADDRESS, "agreed": "on"})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert ADDRESS in refused.content.decode()
    assert Subscription.objects.get().participant == person


def test_opening_a_mail_s_link_confirms_nothing_and_the_button_does(client):
    found = asked(make_participant(make_consultation()))
    link = link_to(found, "news")

    client.get(f"/l/{token_of(link)}", follow=True)
    before = Subscription.objects.get().confirmed_at
    client.post(reverse("listening:news_act", args=[found.pk, "confirm"]))

    assert before is None
    assert Subscription.objects.get().confirmed_at is not None


def test_the_page_of_one_s_voices_stops_the_mails_too(client):
    person = make_participant(make_consultation())
    found = confirmed(person)
    opened(client, person, "receipt")
    page = reverse("listening:ask_news", args=["receipt", person.pk])
    shown = client.get(page).content.decode()

    client.post(reverse("listening:stop_news", args=["receipt", person.pk]))

    found.refresh_from_db()
    assert "o•••@example.org" in shown
    assert ADDRESS not in shown
    assert found.stopped_at is not None


def test_without_a_notice_mails_can_not_be_asked_for(client):
    person = make_participant(make_consultation())
    opened(client, person, "receipt")
    page = reverse("listening:ask_news", args=["receipt", person.pk])

    assert client.post(page, {"email": ADDRESS, "agreed": "on"}).status_code == 200
    assert not Subscription.objects.exists()
