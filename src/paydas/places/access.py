"""Rights on the places that an instance keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.access import is_signed_in

if TYPE_CHECKING:
    from paydas.core.actors import Actor


def can_read_places(actor: Actor) -> bool:
    """Tell whether the registers of places may be opened: every account."""
    return is_signed_in(actor)


def can_keep_places(actor: Actor) -> bool:
    """Tell whether regions, venues and districts may be changed: who keeps the register."""
    return actor.is_registrar
