"""Rights on plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import can_approve, can_coordinate

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor


def can_plan(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether vision document and plan may be written: the coordinator."""
    return can_coordinate(actor, consultation_id)


def can_publish(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether an approved plan may be published or scheduled."""
    return can_coordinate(actor, consultation_id) or can_approve(actor, consultation_id)
