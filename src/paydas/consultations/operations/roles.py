"""Who works in a consultation, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import get_adapter

from paydas.consultations.access import can_staff
from paydas.consultations.models import Consultation, ConsultationRole
from paydas.consultations.vocabulary import TWO_STEP_ROLES, ConsultationsError, Role
from paydas.core.access import require
from paydas.core.models import User
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Duty:
    """A role, perhaps narrowed to one gathering or to one body."""

    role: str
    gathering_id: Key | None = None
    organisation_id: Key | None = None


def require_second_factor(user: User, role: str) -> None:
    """Refuse a role that reads unpublished words to an account that signs in by one step only.

    Accounts of the demonstration sign in by one click, on loopback only, so they are let through.
    Raises ConsultationsError: second_factor.
    """
    if role not in TWO_STEP_ROLES or user.is_sample:
        return
    if not get_adapter().is_mfa_enabled(user):
        raise ConsultationsError("second_factor", name=user.name)


@operation
def give_role(*, by: Actor, consultation_id: Key, user_id: Key, duty: Duty) -> ConsultationRole:
    """Give an account a role.

    Raises ConsultationsError: role_needs_gathering, role_needs_body, second_factor, role_exists.
    """
    require(can_staff(by, str(consultation_id)))
    if duty.role == Role.LOCAL_ORGANISER and not duty.gathering_id:
        raise ConsultationsError("role_needs_gathering")
    if duty.role == Role.REPORTER and not duty.organisation_id:
        raise ConsultationsError("role_needs_body")
    user = User.objects.get(pk=user_id)
    require_second_factor(user, duty.role)
    where: dict[str, Any] = {
        "user": user,
        "consultation_id": consultation_id,
        "role": duty.role,
        "gathering_id": duty.gathering_id,
        "organisation_id": duty.organisation_id,
    }
    # Two who give the same role at once wait here for each other, so that the second is told.
    lock(Consultation, consultation_id)
    if ConsultationRole.objects.filter(**where).exists():
        raise ConsultationsError("role_exists", name=user.name)
    found = ConsultationRole.objects.create(**where)
    record(
        found, scope=consultation_id, user=user.pk, role=str(duty.role), within=duty.gathering_id
    )
    return found


@operation
def take_role(*, by: Actor, role_id: int) -> None:
    """Take a role away; a consultation keeps at least one coordinator.

    Raises ConsultationsError: last_coordinator.
    """
    found = ConsultationRole.objects.select_for_update(no_key=True).get(pk=role_id)
    require(can_staff(by, found.consultation_id))
    others = ConsultationRole.objects.filter(
        consultation_id=found.consultation_id, role=Role.COORDINATOR
    ).exclude(pk=found.pk)
    if found.role == Role.COORDINATOR and not others.exists():
        raise ConsultationsError("last_coordinator")
    record(found, scope=found.consultation_id, user=found.user_id, role=found.role)
    found.delete()
