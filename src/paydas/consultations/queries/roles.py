"""Who may do what in which consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.models import ConsultationRole

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor


def roles_of(actor: Actor) -> list[ConsultationRole]:
    """Return the roles of an account in all consultations, asked once a request."""
    user = actor.user
    if user is None or not user.is_active:
        return []
    known: list[ConsultationRole] | None = getattr(user, "_roles_known", None)
    if known is None:
        known = list(ConsultationRole.objects.filter(user=user))
        user._roles_known = known  # type: ignore[attr-defined]  # noqa: SLF001 -- the request's own copy
    return known


def has_role(
    actor: Actor, consultation_id: UUID | str, *roles: str, gathering_id: UUID | str | None = None
) -> bool:
    """Tell whether the actor has one of the roles here.

    A role that is narrowed to one gathering counts only where that gathering is asked for.
    """
    if actor.is_system:
        return True
    return any(
        str(found.consultation_id) == str(consultation_id)
        and (not roles or found.role in roles)
        and (found.gathering_id is None or str(found.gathering_id) == str(gathering_id))
        for found in roles_of(actor)
    )


def bodies_reported_by(actor: Actor, consultation_id: UUID | str) -> set[UUID]:
    """Return the ids of the bodies for which the account reports in this consultation."""
    return {
        found.organisation_id
        for found in roles_of(actor)
        if found.role == "reporter"
        and found.organisation_id
        and str(found.consultation_id) == str(consultation_id)
    }
