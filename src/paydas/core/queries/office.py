"""What the administration lists: accounts, events, jobs, mail, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from paydas.core.models import AuditEvent, Job, Notice, OutboxMessage, User
from paydas.core.vocabulary import ActorKind, JobState
from paydas.kernel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def users() -> QuerySet[User]:
    """Return all accounts by e-mail address."""
    return User.objects.order_by("email")


def narrow_users(found: QuerySet[User], asked: dict[str, Any]) -> QuerySet[User]:
    """Keep accounts by name or address and by whether they are open."""
    if asked.get("state"):
        found = found.filter(is_active=asked["state"] == "open")
    words = fold(asked.get("q") or "").split()
    if words:
        # Accounts are few: their names have no folded column, they are compared here.
        keep = [u.pk for u in found if all(w in fold(f"{u.name} {u.email}") for w in words)]
        found = found.filter(pk__in=keep)
    return found


def names_of_accounts() -> dict[str, str]:
    """Return the name of every account by its id; accounts are few."""
    return {str(pk): name for pk, name in User.objects.values_list("pk", "name")}


def events() -> QuerySet[AuditEvent]:
    """Return the log, newest first."""
    return AuditEvent.objects.order_by("-seq")


def narrow_events(found: QuerySet[AuditEvent], asked: dict[str, Any]) -> QuerySet[AuditEvent]:
    """Keep events by person, action, actor, kind of record, record and day."""
    if asked.get("action"):
        found = found.filter(action__contains=asked["action"].strip())
    if asked.get("actor"):
        found = found.filter(actor_kind=asked["actor"])
    if asked.get("person"):
        found = found.filter(actor_kind=ActorKind.USER, actor_id=asked["person"])
    if asked.get("kind"):
        found = found.filter(subject_kind=asked["kind"])
    if asked.get("subject"):
        subject = asked["subject"].strip()
        found = found.filter(Q(subject_id=subject) | Q(subject_kind__contains=subject))
    if asked.get("since"):
        found = found.filter(at__date__gte=asked["since"])
    if asked.get("until"):
        found = found.filter(at__date__lte=asked["until"])
    return found


def jobs(actor: Actor) -> QuerySet[Job]:
    """Return the jobs that an account may watch: its own, or all for an administrator."""
    found = Job.objects.select_related("started_by").order_by("-created_at")
    return found if actor.is_administrator else found.filter(started_by=actor.user)


def running_in(scope: object, *works: Callable[..., object]) -> list[Job]:
    """Return the long work of these kinds that waits or runs in a consultation, oldest first."""
    names = [f"{work.__module__}:{work.__qualname__}" for work in works]
    found = Job.objects.filter(
        scope=str(scope), work__in=names, state__in=[JobState.QUEUED, JobState.RUNNING]
    )
    return list(found.select_related("started_by").order_by("created_at"))


def narrow_by_state(found: QuerySet[Any], asked: dict[str, Any]) -> QuerySet[Any]:
    """Keep rows of one state, and mail of one address."""
    if asked.get("state"):
        found = found.filter(state=asked["state"])
    if asked.get("to"):
        found = found.filter(to__contains=asked["to"].strip())
    return found


def mail() -> QuerySet[OutboxMessage]:
    """Return the outbox, newest first."""
    return OutboxMessage.objects.order_by("-created_at")


def notices() -> QuerySet[Notice]:
    """Return all versions of all notices, the newest of each first."""
    return Notice.objects.order_by("key", "language", "-version")
