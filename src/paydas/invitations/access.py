"""Rights over invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import can_coordinate, can_read_people
from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import Role
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
    """Tell whether the invited of a gathering may be seen by name."""
    return can_see_people(actor, gathering)


def gatherings_seen(actor: Actor, consultation_id: UUID | str) -> set[UUID] | None:
    """Return the gatherings whose invited the actor may see by name; None is all of them."""
    if can_read_people(actor, consultation_id):
        return None
    return {
        role.gathering_id
        for role in roles_of(actor)
        if role.role == Role.LOCAL_ORGANISER
        and role.gathering_id
        and str(role.consultation_id) == str(consultation_id)
    }


def can_record_answer(actor: Actor, invitation: Invitation) -> bool:
    """Tell whether an answer may be written: the holder of the link, who runs the gathering."""
    return actor.holds(PURPOSE, invitation.pk) or can_run(actor, invitation.gathering)
