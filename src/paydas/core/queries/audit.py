"""Reading the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.models import AuditEvent, User
from paydas.core.queries.kept import kept

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed a record last, and when; the name is empty for links and the system."""

    at: datetime
    actor_kind: str
    name: str


def events_of(subject: Model) -> QuerySet[AuditEvent]:
    """Return what was done to one record, newest first."""
    return AuditEvent.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("-seq")


def events_in(scope: object) -> QuerySet[AuditEvent]:
    """Return what was done in one consultation, newest first."""
    return AuditEvent.objects.filter(scope=str(scope)).order_by("-seq")


@kept
def last_change(subject: Model) -> LastChange | None:
    """Return who changed a record last; None for a record without events."""
    return _told(events_of(subject).first())


@kept
def last_change_in(scope: object) -> LastChange | None:
    """Return who changed something in a consultation last."""
    return _told(events_in(scope).first())


def _told(event: AuditEvent | None) -> LastChange | None:
    if event is None:
        return None
    user = User.objects.filter(pk=event.actor_id).first() if event.actor_kind == "user" else None
    return LastChange(event.at, event.actor_kind, user.name if user else "")
