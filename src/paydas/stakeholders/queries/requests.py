"""Requests from outside to be registered, or to have a record corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paydas.stakeholders.models import CorrectionRequest
from paydas.stakeholders.vocabulary import RequestState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[CorrectionRequest]:
    """Return the requests: for who keeps the register."""
    found = CorrectionRequest.objects.select_related("organisation", "decided_by")
    return found if actor.is_registrar else found.none()


def waiting(actor: Actor) -> QuerySet[CorrectionRequest]:
    """Return the requests that nobody has decided yet, oldest first."""
    return visible_to(actor).filter(state=RequestState.OPEN).order_by("created_at")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a record: what it says now and what is proposed."""

    field: str
    now: Any
    proposed: Any


def differences(request: CorrectionRequest) -> list[Difference]:
    """Return what a request would change; for a new body, everything that it says."""
    body = request.organisation
    found = []
    for name, proposed in request.proposed.items():
        now = _now(body, name) if body is not None else None
        if now != proposed and not (body is None and proposed in ("", None, [])):
            found.append(Difference(name, now, proposed))
    return found


def _now(body: Any, name: str) -> Any:  # noqa: ANN401 -- any column, or the keys of a set
    value = getattr(body, name)
    if hasattr(value, "values_list"):
        return sorted(value.values_list("pk", flat=True))
    return value
