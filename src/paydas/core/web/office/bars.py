"""Progress of long work on the page where it was started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.access import can_see_job
from paydas.core.jobs import name_of
from paydas.core.queries.office import running_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from paydas.core.models import Job
    from paydas.core.web.requests import Request


@dataclass(frozen=True)
class Bar:
    """A job that runs, under its name."""

    job: Job
    label: str


def bars(request: Request, scope: object, *works: Callable[..., object]) -> list[Bar]:
    """Return the running work of a consultation that the reader may watch."""
    return [
        Bar(job, str(name_of(job.work)))
        for job in running_in(scope, *works)
        if can_see_job(request.actor, job)
    ]


def remember_work(request: Request) -> None:
    """Note in this browser that it started long work, so that its lists look for it."""
    request.session["works"] = True


def own_bars(request: Request, scope: object, *works: Callable[..., object]) -> list[Bar]:
    """Return the running work for a list page; a browser that started none asks no query."""
    if not request.session.get("works"):
        return []
    found = bars(request, scope, *works)
    if not found:
        del request.session["works"]
    return found
