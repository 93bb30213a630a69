"""Approval: ask for it, decide it, rely on it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.access import can_coordinate, can_decide
from paydas.consultations.models import Approval
from paydas.consultations.vocabulary import ApprovalState, ConsultationsError
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import Model

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def digest_of(content: str) -> str:
    """Return the SHA-256 of canonical content."""
    return hashlib.sha256(content.encode()).hexdigest()


@operation
def ask_approval(
    *,
    by: Actor,
    consultation_id: UUID,
    subject: Model,
    title: str,
    content: str,
    at: datetime | None = None,
) -> Approval:
    """Lay exactly this content before the approver; an earlier request for it is superseded."""
    require(can_coordinate(by, consultation_id))
    kind = subject._meta.label_lower
    waiting = Approval.objects.filter(
        subject_kind=kind, subject_id=subject.pk, state=ApprovalState.WAITING
    )
    waiting.update(state=ApprovalState.SUPERSEDED)
    approval = Approval.objects.create(
        consultation_id=consultation_id,
        subject_kind=kind,
        subject_id=subject.pk,
        title=title,
        digest=digest_of(content),
        asked_by=by.user,
        asked_at=at or timezone.now(),
        is_sample=bool(getattr(subject, "is_sample", False)),
    )
    record(approval, scope=consultation_id, of=subject.pk, digest=approval.digest)
    return approval


@operation
def decide_approval(
    *,
    by: Actor,
    approval_id: Key,
    approves: bool,
    reason: str = "",
    at: datetime | None = None,
) -> Approval:
    """Approve what was laid before the approver, or return it with a reason.

    Raises ConsultationsError: own_request, approval_decided, reason_needed.
    """
    approval = lock(Approval, approval_id)
    if by.user is not None and approval.asked_by_id == by.user.pk:
        raise ConsultationsError("own_request")
    require(can_decide(by, approval))
    if approval.state != ApprovalState.WAITING:
        raise ConsultationsError("approval_decided")
    if not approves and not reason.strip():
        raise ConsultationsError("reason_needed")
    approval.state = ApprovalState.APPROVED if approves else ApprovalState.RETURNED
    approval.reason, approval.decided_by = reason, by.user
    approval.decided_at = at or timezone.now()
    approval.save()
    record(approval, scope=approval.consultation_id, state=str(approval.state))
    return approval


def require_approved(subject: Model, content: str) -> Approval:
    """Return the approval of exactly this content.

    Raises ConsultationsError: approval_missing, approval_changed.
    """
    newest = (
        Approval.objects.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk)
        .order_by("-asked_at")
        .first()
    )
    if newest is None or newest.state != ApprovalState.APPROVED:
        raise ConsultationsError("approval_missing")
    if newest.digest != digest_of(content):
        raise ConsultationsError("approval_changed")
    return newest
