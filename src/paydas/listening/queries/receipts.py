"""What an author, or everyone who sat at a table, may follow by a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.models import Participant
from paydas.gatherings.models import Table
from paydas.listening.models import Contribution
from paydas.listening.queries.contributions import with_links, with_place, with_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.consultations.models import Consultation


@dataclass(frozen=True, slots=True)
class Receipt:
    """Whose receipt it is, and every voice under it in the order in which it was noted."""

    consultation: Consultation
    table: Table | None
    participant: Participant | None
    voices: Sequence[Contribution]


def receipt_of(subject_id: UUID) -> Receipt | None:
    """Return the voices of the participant or table that a receipt's link names."""
    participant = (
        Participant.objects.select_related("consultation__owner", "organisation")
        .filter(pk=subject_id)
        .first()
    )
    if participant is not None:
        found = Contribution.objects.filter(participant=participant)
        return Receipt(participant.consultation, None, participant, _loaded(found))
    table = (
        Table.objects.select_related("session__gathering__consultation__owner")
        .filter(pk=subject_id)
        .first()
    )
    if table is None:
        return None
    found = Contribution.objects.filter(table=table)
    return Receipt(table.session.gathering.consultation, table, None, _loaded(found))


def _loaded(found: QuerySet[Contribution]) -> list[Contribution]:
    return list(with_links(with_place(with_words(found))).order_by("noted_at", "created_at", "id"))
