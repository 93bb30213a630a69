"""What the register has kept long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.queries.retention import kept_since
from paydas.stakeholders.models import CorrectionRequest, ImportBatch
from paydas.stakeholders.vocabulary import BatchState, RequestState

if TYPE_CHECKING:
    from uuid import UUID


def old_imports() -> list[UUID]:
    """Return the ids of imports that still hold a file and that nobody went on with."""
    idle = ImportBatch.objects.exclude(state=BatchState.RUNNING).exclude(file="")
    return list(idle.filter(created_at__lt=kept_since("imports")).values_list("pk", flat=True))


def old_requests() -> list[UUID]:
    """Return the ids of requests decided long ago that still say who sent them."""
    over = CorrectionRequest.objects.exclude(state=RequestState.OPEN)
    over = over.exclude(submitter="", email="", origin="")
    return list(over.filter(decided_at__lt=kept_since("requests")).values_list("pk", flat=True))
