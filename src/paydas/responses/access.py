"""Rights on responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import can_approve, can_coordinate
from paydas.consultations.queries.roles import bodies_reported_by

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor


def can_answer(actor: Actor, consultation_id: UUID, body_id: UUID | None = None) -> bool:
    """Tell whether a response may be drafted: the coordinator, and the body that answers."""
    return can_coordinate(actor, consultation_id) or (
        body_id is not None and body_id in bodies_reported_by(actor, consultation_id)
    )


def can_publish(actor: Actor, consultation_id: UUID) -> bool:
    """Tell whether approved responses may be published."""
    return can_coordinate(actor, consultation_id) or can_approve(actor, consultation_id)
