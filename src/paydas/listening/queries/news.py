"""Who is told by mail what became of what they said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.consultations.vocabulary import ConsultationState
from paydas.core.queries.retention import kept_since
from paydas.listening.models import Subscription

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class News:
    """Something that came of a voice; `on` is its day, if it has one."""

    kind: str
    record_id: UUID
    code: str
    sentence: str
    on: date | None = None


def is_living(found: Subscription) -> bool:
    """Tell whether mails may go there: confirmed, not stopped, the consent not withdrawn."""
    if found.confirmed_at is None or found.stopped_at is not None:
        return False
    return found.participant_id is None or (
        found.consent is not None and found.consent.withdrawn_at is None
    )


def living() -> QuerySet[Subscription]:
    """Return the subscriptions whose mails go out; of consultations that are public."""
    return (
        Subscription.objects.filter(confirmed_at__isnull=False, stopped_at=None)
        .filter(Q(table__isnull=False) | Q(consent__withdrawn_at=None, consent__isnull=False))
        .exclude(consultation__state=ConsultationState.DRAFT)
        .select_related("consultation", "consent")
    )


def subscription_of(participant_id: UUID) -> Subscription | None:
    """Return a participant's newest subscription that was not stopped, confirmed or not."""
    return (
        Subscription.objects.filter(participant=participant_id, stopped_at=None)
        .order_by("-asked_at")
        .first()
    )


def masked(email: str) -> str:
    """Show whose address it is to its owner, and to nobody else: a•••@example.org."""
    name, _, host = email.partition("@")
    return f"{name[:1]}•••@{host}" if host else ""


def subscriptions_to_forget() -> list[UUID]:
    """Return the addresses nobody confirmed in time, and those of the erased."""
    waiting = Q(confirmed_at=None, asked_at__lt=kept_since("requests"))
    gone = Q(participant__erased_at__isnull=False) | Q(
        participant__isnull=False, confirmed_at__isnull=False, consent__withdrawn_at__isnull=False
    )
    found = Subscription.objects.filter(stopped_at=None).filter(waiting | gone)
    return list(found.values_list("pk", flat=True))
