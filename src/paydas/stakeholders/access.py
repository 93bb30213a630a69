"""Rights on the register, which all consultations of an instance share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.access import is_signed_in

if TYPE_CHECKING:
    from paydas.core.actors import Actor


def can_read_register(actor: Actor) -> bool:
    """Tell whether organisations may be looked up: every account."""
    return is_signed_in(actor)


def can_read_people(actor: Actor) -> bool:
    """Tell whether people and personal contacts may be seen: who keeps the register.

    Staff of a consultation see its own participants there.
    """
    return actor.is_registrar


def can_keep_register(actor: Actor) -> bool:
    """Tell whether the register may be changed, imported into and merged."""
    return actor.is_registrar
