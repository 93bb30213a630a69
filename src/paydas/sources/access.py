"""Rights on sources and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.access import is_signed_in

if TYPE_CHECKING:
    from paydas.core.actors import Actor


def can_read_sources(actor: Actor) -> bool:
    """Tell whether the register of sources may be opened: every account."""
    return is_signed_in(actor)


def can_keep_sources(actor: Actor) -> bool:
    """Tell whether sources and citations may be changed: who keeps the register."""
    return actor.is_registrar
