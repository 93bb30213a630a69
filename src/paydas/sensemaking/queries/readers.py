"""In which consultations an actor reads what is not published yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import Role
from paydas.sensemaking.vocabulary import FindingState

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor

INSIDERS = (Role.COORDINATOR, Role.ANALYST, Role.ACADEMIC_LEAD, Role.APPROVER)


def read_inside(actor: Actor) -> set[UUID]:
    """Return the ids of the consultations whose drafts the actor may read."""
    return {role.consultation_id for role in roles_of(actor) if role.role in INSIDERS}


def published_or_inside(actor: Actor) -> Q:
    """Return the condition of what an actor may read: what is published, and own drafts."""
    if actor.is_system:
        return Q()
    return Q(state=FindingState.PUBLISHED) | Q(consultation__in=read_inside(actor))
