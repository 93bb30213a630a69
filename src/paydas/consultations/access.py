"""Rights in a consultation; later steps ask these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.queries.roles import has_role, roles_of
from paydas.consultations.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.consultations.models import Approval
    from paydas.core.actors import Actor

ANALYSTS = (Role.COORDINATOR, Role.ANALYST, Role.ACADEMIC_LEAD)


def can_create(actor: Actor) -> bool:
    """Tell whether a new consultation may be set up: administrators, and who coordinates one."""
    return actor.is_administrator or any(r.role == Role.COORDINATOR for r in roles_of(actor))


def can_read_register(actor: Actor) -> bool:
    """Tell whether programmes, projects and consent texts may be read: everybody on the staff."""
    return actor.is_registrar or bool(roles_of(actor))


def can_keep_programmes(actor: Actor) -> bool:
    """Tell whether programmes and projects, shared by consultations, may be changed."""
    return actor.is_registrar or can_create(actor)


def can_enter(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether the console of a consultation may be opened at all."""
    return actor.is_administrator or any(
        str(found.consultation_id) == str(consultation_id) for found in roles_of(actor)
    )


def can_staff(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether roles may be given: the coordinator, and administrators."""
    return actor.is_administrator or can_coordinate(actor, consultation_id)


def can_coordinate(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether the consultation may be set up and run."""
    return has_role(actor, consultation_id, Role.COORDINATOR)


def can_organise(actor: Actor, consultation_id: UUID | str, gathering_id: UUID | str) -> bool:
    """Tell whether one gathering may be run: its local organiser, and the coordinator."""
    return has_role(
        actor,
        consultation_id,
        Role.COORDINATOR,
        Role.LOCAL_ORGANISER,
        gathering_id=gathering_id,
    )


def can_take_in(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether participants may be added: also by who runs any of the gatherings."""
    return can_coordinate(actor, consultation_id) or any(
        str(found.consultation_id) == str(consultation_id) and found.role == Role.LOCAL_ORGANISER
        for found in roles_of(actor)
    )


def can_analyse(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether unpublished words may be read, coded and concluded from."""
    return has_role(actor, consultation_id, *ANALYSTS)


def can_approve(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether decisions of the approver may be taken."""
    return has_role(actor, consultation_id, Role.APPROVER)


def can_decide(actor: Actor, approval: Approval) -> bool:
    """Tell whether this approval may be decided: an approver who did not ask for it."""
    asked_it = actor.user is not None and approval.asked_by_id == actor.user.pk
    return can_approve(actor, approval.consultation_id) and not asked_it


def can_protect_data(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether consents, requests and erasure may be handled."""
    return has_role(actor, consultation_id, Role.DATA_PROTECTION, Role.COORDINATOR)


def can_erase_everywhere(actor: Actor, consultation_ids: Iterable[UUID]) -> bool:
    """Tell whether a person may be erased from the register and from all these consultations.

    Administrators may; others need the right to protect data in each of them.
    """
    wanted = list(consultation_ids)
    return actor.is_administrator or (
        bool(wanted) and all(can_protect_data(actor, one) for one in wanted)
    )


def can_read_people(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether participants may be seen by name."""
    return has_role(actor, consultation_id, Role.COORDINATOR, Role.APPROVER, Role.DATA_PROTECTION)
