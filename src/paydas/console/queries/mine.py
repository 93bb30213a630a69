"""What an account has before it: its consultations, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.models import Approval
from paydas.consultations.queries.consultations import staffed_by
from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import ApprovalState, Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor


@dataclass(frozen=True)
class Mine:
    """A consultation with what the account is in it."""

    consultation: Consultation
    roles: list[str]


def my_consultations(actor: Actor) -> list[Mine]:
    """Return the consultations that the account may open, with its roles; two queries."""
    held: dict[object, list[str]] = {}
    for role in roles_of(actor):
        held.setdefault(role.consultation_id, []).append(str(Role.label_of(role.role)))
    return [Mine(found, held.get(found.pk, [])) for found in staffed_by(actor)]


def approvals_for(actor: Actor) -> QuerySet[Approval]:
    """Return what this account may approve now."""
    ids = {r.consultation_id for r in roles_of(actor) if r.role == Role.APPROVER}
    return (
        Approval.objects.filter(consultation_id__in=ids, state=ApprovalState.WAITING)
        .exclude(asked_by=actor.user)
        .select_related("consultation")
    )
