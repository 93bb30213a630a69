"""Rights that do not depend on a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.vocabulary import AccessDeniedError

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.models import Job


def require(allowed: bool) -> None:  # noqa: FBT001 -- reads as a sentence: require(can_edit(by, it))
    """Raise AccessDeniedError unless the predicate said yes."""
    if not allowed:
        raise AccessDeniedError


def is_signed_in(actor: Actor) -> bool:
    """Tell whether an account or the system acts."""
    return actor.user is not None or actor.is_system


def can_administer(actor: Actor) -> bool:
    """Tell whether accounts, notices, jobs and the log may be managed."""
    return actor.is_administrator


def can_see_job(actor: Actor, job: Job) -> bool:
    """Tell whether the work may be watched: who started it, and administrators."""
    return actor.is_administrator or (actor.user is not None and job.started_by_id == actor.user.pk)
