"""Mail: queue it inside the operation that causes it; a worker sends it after commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from paydas.core.access import can_administer, require
from paydas.core.models import OutboxMessage
from paydas.core.operations.audit import operation, record
from paydas.core.vocabulary import CoreError, MailState

if TYPE_CHECKING:
    from django.db.models import Model

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

MAX_ATTEMPTS = 6
# What the field holds; a title of its full length with words around it would be longer.
SUBJECT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to be sent once; `key` makes it once however often the click or job repeats."""

    key: str
    to: str
    subject: str
    body: str
    language: str = "tr"
    is_sample: bool = False


@operation
def queue_mail(*, by: Actor, mail: Mail, about: Model, scope: object = "") -> OutboxMessage:
    """Put a mail into the outbox; it is sent after commit, once.

    Raises CoreError("mail_no_address").
    """
    if not mail.to:
        raise CoreError("mail_no_address")
    subject, body = _marked(mail)
    message, is_new = OutboxMessage.objects.get_or_create(
        key=mail.key,
        defaults={
            "to": mail.to,
            "subject": subject[:SUBJECT_LENGTH],
            "body": body,
            "language": mail.language,
            "is_sample": mail.is_sample,
            "subject_kind": about._meta.label_lower,
            "subject_id": str(about.pk),
            "scope": str(scope or ""),
        },
    )
    if is_new:
        record(message, scope=scope, about=about.pk)
    return message


def _marked(mail: Mail) -> tuple[str, str]:
    """Return subject and body; whatever was invented for demonstration says so in both."""
    if not mail.is_sample:
        return mail.subject, mail.body
    with translation.override(mail.language):
        mark = _("Sample content")
        said = _("Invented for demonstration; bodies and people named “Örnek …” are not real.")
    return f"[{mark}] {mail.subject}", f"{mark}: {said}\n\n{mail.body}"


@operation
def send_mail(*, by: Actor, message_id: Key) -> MailState:
    """Hand one queued mail to the mail system; a failure waits longer each time, then stops."""
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.state != MailState.QUEUED:
        return MailState(message.state)
    message.attempts += 1
    try:
        EmailMessage(message.subject, message.body, to=[message.to]).send()
    except OSError as error:
        message.error = type(error).__name__
        message.send_after = timezone.now() + timedelta(minutes=2**message.attempts)
        message.state = MailState.FAILED if message.attempts >= MAX_ATTEMPTS else MailState.QUEUED
    else:
        message.state, message.sent_at, message.error = MailState.SENT, timezone.now(), ""
    message.save()
    record(message, scope=message.scope, state=str(message.state), attempts=message.attempts)
    return MailState(message.state)


@operation
def retry_mail(*, by: Actor, message_id: Key) -> OutboxMessage:
    """Queue a mail that was given up once more, now."""
    require(can_administer(by))
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.state == MailState.FAILED:
        message.state, message.attempts, message.send_after = MailState.QUEUED, 0, timezone.now()
        message.save()
        record(message, scope=message.scope, state=str(message.state))
    return message
