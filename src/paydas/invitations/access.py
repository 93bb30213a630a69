"""Rights over invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import can_approve, can_coordinate
from paydas.gatherings.access import can_run, can_see_people

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.gatherings.models import Gathering
    from paydas.invitations.models import Invitation

PURPOSE = "invitation"


def can_plan(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether rules, mixes and rounds may be written: the coordinator."""
    return can_coordinate(actor, consultation_id)


def can_look(actor: Actor, gathering: Gathering) -> bool:
    """Tell whether the invited of a gathering may be seen: who runs it, and the approver."""
    return can_see_people(actor, gathering) or can_approve(actor, gathering.consultation_id)


def can_record_answer(actor: Actor, invitation: Invitation) -> bool:
    """Tell whether an answer may be written: the holder of the link, who runs the gathering."""
    return actor.holds(PURPOSE, invitation.pk) or can_run(actor, invitation.gathering)
