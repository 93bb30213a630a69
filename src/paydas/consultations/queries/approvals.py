"""What was laid before the approver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.models import Approval
from paydas.consultations.vocabulary import ApprovalState

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from paydas.core.vocabulary import Key


def approvals_of(consultation_id: Key) -> QuerySet[Approval]:
    """Return what was laid before the approver of a consultation, newest first."""
    return (
        Approval.objects.filter(consultation_id=consultation_id)
        .exclude(state=ApprovalState.SUPERSEDED)
        .select_related("asked_by", "decided_by")
    )


def newest_approval(subject: Model) -> Approval | None:
    """Return the last request for approval of a record, decided or not."""
    return (
        Approval.objects.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk)
        .select_related("asked_by", "decided_by")
        .order_by("-asked_at")
        .first()
    )
