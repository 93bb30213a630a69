"""Rights in the sense-making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import ANALYSTS, can_analyse, can_approve, can_coordinate
from paydas.consultations.queries.roles import has_role
from paydas.consultations.vocabulary import Role

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor

READERS = (*ANALYSTS, Role.APPROVER)


def can_read(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether codes, findings and drafts of the report may be read, with unpublished words."""
    return has_role(actor, consultation_id, *READERS)


def can_conclude(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether one may code, write findings and recommendations, and edit the report."""
    return can_analyse(actor, consultation_id)


def can_submit(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether the report may be laid before the approver."""
    return can_coordinate(actor, consultation_id)


def can_publish(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether an approved report may be published."""
    return can_coordinate(actor, consultation_id) or can_approve(actor, consultation_id)
