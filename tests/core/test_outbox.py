import pytest

from paydas.core.actors import SYSTEM
from paydas.core.operations.outbox import SUBJECT_LENGTH, Mail, queue_mail
from tests.factories.core import make_user

pytestmark = pytest.mark.django_db


def queued(**values):
    mail = Mail(key="k", to="kisi@ornek.invalid", **values)
    return queue_mail(by=SYSTEM, mail=mail, about=make_user())


@pytest.mark.parametrize(
    ("language", "subject", "beginning"),
    [
        ("tr", "[Örnek içerik] Konu", "Örnek içerik: Tanıtım için yazılmıştır"),
        ("en", "[Sample content] Konu", "Sample content: Invented for demonstration"),
    ],
)
def test_a_mail_about_invented_records_says_so(language, subject, beginning):
    message = queued(subject="Konu", body="Metin", language=language, is_sample=True)

    assert message.subject == subject
    assert message.body.startswith(beginning)
    assert message.body.endswith("\n\nMetin")


def test_a_subject_is_never_longer_than_its_field():
    message = queued(subject="K" * (SUBJECT_LENGTH + 1), body="Metin")

    assert message.subject == "K" * SUBJECT_LENGTH
