"""What waits in a consultation's own affairs, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.models import Approval, DataRequest
from paydas.consultations.vocabulary import ApprovalState, DataRequestState

if TYPE_CHECKING:
    from datetime import date

    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """Approvals that wait, requests that wait, and when the first of these is due."""

    approvals: int
    requests: int
    next_due: date | None
    overdue: int


def summary(consultation_id: Key) -> Summary:
    """Count what waits for the approver and for the data-protection officer; two queries."""
    waiting = Approval.objects.filter(
        consultation_id=consultation_id, state=ApprovalState.WAITING
    ).count()
    due = list(
        DataRequest.objects.filter(consultation_id=consultation_id, state=DataRequestState.OPEN)
        .order_by("due_on")
        .values_list("due_on", flat=True)
    )
    today = timezone.localdate()
    return Summary(
        approvals=waiting,
        requests=len(due),
        next_due=due[0] if due else None,
        overdue=sum(1 for day in due if day < today),
    )
