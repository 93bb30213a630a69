"""Rights at a gathering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import can_coordinate, can_organise, can_read_people

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.gatherings.models import Gathering, Minutes


def can_run(actor: Actor, gathering: Gathering) -> bool:
    """Tell whether the gathering may be prepared and held: its organiser, the coordinator."""
    return can_organise(actor, gathering.consultation_id, gathering.pk)


def can_see_people(actor: Actor, gathering: Gathering) -> bool:
    """Tell whether those who come may be seen by name."""
    return can_run(actor, gathering) or can_read_people(actor, gathering.consultation_id)


def can_approve_minutes(actor: Actor, minutes: Minutes) -> bool:
    """Tell whether minutes may be approved and published: the coordinator."""
    return can_coordinate(actor, minutes.gathering.consultation_id)
