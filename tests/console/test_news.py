import pytest

from paydas.console.jobs import tell_authors
from paydas.core.actors import SYSTEM, holder
from paydas.core.models import OutboxMessage
from paydas.listening.operations.news import Wanted, ask_news, confirm_news
from tests.factories.consultations import make_participant
from tests.factories.core import make_notice
from tests.factories.listening import link_to
from tests.factories.monitoring import check, report
from tests.factories.threads import make_thread

pytestmark = pytest.mark.django_db


class Quiet:
    def __init__(self):
        self.steps = []

    def step(self, done, total=None):
        self.steps.append((done, total))


def follow(found):
    person = make_participant(found.consultation)
    found.voice.participant = person
    found.voice.save()
    wanted = Wanted(found.consultation.pk, "ornek@example.org", make_notice(), person)
    asked = ask_news(by=holder(link_to(person, "receipt")), wanted=wanted)
    return confirm_news(by=SYSTEM, subscription_id=asked.pk)


def told():
    return list(
        OutboxMessage.objects.filter(key__startswith="listening.told").order_by("created_at")
    )


def test_an_approved_value_is_told_to_whoever_asked_for_it_and_only_once():
    found = make_thread(is_measured=False)
    follow(found)
    before = tell_authors(Quiet())
    check(found, report(found))

    counts = [tell_authors(Quiet()) for _ in range(2)]

    assert [one["mails"] for one in (before, *counts)] == [1, 1, 0]
    assert "2022/1: 8 il" in told()[-1].body
    assert found.voice.code in told()[-1].body


def test_a_mail_names_voices_by_their_numbers_and_never_by_their_words():
    found = make_thread()
    follow(found)

    tell_authors(Quiet())

    assert found.voice.code in told()[0].body
    assert "tercüman olsun" not in told()[0].body
