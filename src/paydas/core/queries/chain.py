"""Whether the audit log is whole."""

from __future__ import annotations

from dataclasses import dataclass

from paydas.core.models import AuditEvent
from paydas.core.models.audit import GENESIS


@dataclass(frozen=True, slots=True)
class ChainState:
    """How far the chain holds; `broken_at` is the number of the first event that does not fit."""

    events: int
    head: str
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        """Whether every event fits."""
        return self.broken_at is None


def verify_chain() -> ChainState:
    """Recompute every hash from the first event on, streaming; stop at the first that is wrong."""
    link, count = GENESIS, 0
    for event in AuditEvent.objects.order_by("seq").iterator(2000):
        count += 1
        if event.seq != count or event.previous != link or event.digest() != event.hash:
            return ChainState(count - 1, link, event.seq)
        link = event.hash
    return ChainState(count, link, None)
