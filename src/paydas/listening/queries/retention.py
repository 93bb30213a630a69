"""Which uploaded files have been kept long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.queries.retention import kept_since
from paydas.listening.models import ContributionBatch
from paydas.listening.vocabulary import BatchState

if TYPE_CHECKING:
    from uuid import UUID

UNDER_WAY = (BatchState.CHECKING, BatchState.RUNNING, BatchState.UNDOING)


def old_batches() -> list[UUID]:
    """Return the ids of imports that still hold a file and that nobody works on."""
    idle = ContributionBatch.objects.exclude(state__in=UNDER_WAY).exclude(file="")
    return list(idle.filter(created_at__lt=kept_since("imports")).values_list("pk", flat=True))
