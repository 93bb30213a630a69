"""Who still has to be told by mail where to comment on progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.queries.people import participants_of
from paydas.core.queries.links import links_of
from paydas.invitations.queries.contacts import addresses_of

if TYPE_CHECKING:
    from paydas.consultations.models import Participant
    from paydas.core.vocabulary import Key


def unmailed(consultation_id: Key, purpose: str) -> list[Participant]:
    """Return whoever has a link of this purpose and an address and was not mailed; three queries.

    Whoever stopped the mails, and whoever was erased, is not among them.
    """
    found = participants_of(consultation_id).filter(
        erased_at=None, progress_mail__mailed_at=None, progress_mail__stopped_at=None
    )
    waiting = list(found.order_by("pk"))
    links = links_of(purpose, [one.pk for one in waiting])
    addresses = addresses_of(waiting)
    return [one for one in waiting if one.pk in links and one.pk in addresses]
