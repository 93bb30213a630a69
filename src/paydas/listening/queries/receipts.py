"""What an author, or everyone who sat at a table, may follow by a private link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.consultations.models import Participant
from paydas.consultations.vocabulary import ConsultationState
from paydas.gatherings.models import Attendance, Table
from paydas.gatherings.vocabulary import Presence
from paydas.invitations.models import Invitation
from paydas.listening.models import Contribution
from paydas.listening.queries.contributions import with_links, with_place, with_words

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from paydas.consultations.models import Consultation
    from paydas.core.models import AccessLink


@dataclass(frozen=True, slots=True)
class Author:
    """Whose voices a private link leads to.

    `participants` are the same person (or body, where it took part without a named person) in
    every consultation, and the delegates whom they sent; `tables` are those at which they sat.
    """

    consultation: Consultation
    table: Table | None
    participant: Participant | None
    participants: frozenset[UUID]
    tables: frozenset[UUID]


def author_of_receipt(subject_id: UUID) -> Author | None:
    """Return the participant or table that a receipt's link names; None when it is gone."""
    participant = (
        Participant.objects.select_related("consultation__owner", "organisation", "person")
        .filter(pk=subject_id)
        .first()
    )
    if participant is not None:
        return _author(participant)
    table = (
        Table.objects.select_related("session__gathering__consultation__owner")
        .filter(pk=subject_id)
        .first()
    )
    if table is None:
        return None
    consultation = table.session.gathering.consultation
    return Author(consultation, table, None, frozenset(), frozenset({table.pk}))


def author_of_invitation(invitation_id: UUID) -> Author | None:
    """Return the invited of a sent invitation; None when it is gone."""
    found = Invitation.objects.filter(pk=invitation_id, sent_at__isnull=False).first()
    return author_of_receipt(found.participant_id) if found else None


def invites(link: AccessLink, participant: Participant) -> bool:
    """Tell whether a living link is an invitation of this participant."""
    return (
        link.is_alive
        and link.purpose == "invitation"
        and Invitation.objects.filter(pk=link.subject_id, participant=participant).exists()
    )


def voices_of(author: Author) -> list[Contribution]:
    """Return everything an author said, oldest first, with words, place and links; three queries.

    Of other consultations than the link's own only those that are no longer being set up.
    """
    is_public = ~Q(consultation__state=ConsultationState.DRAFT)
    found = Contribution.objects.filter(
        Q(participant__in=author.participants) | Q(table__in=author.tables)
    ).filter(is_public | Q(consultation=author.consultation))
    loaded = with_links(with_place(with_words(found))).select_related("consultation__owner")
    return list(loaded.order_by("noted_at", "created_at", "id"))


def _author(participant: Participant) -> Author:
    same = {participant.pk, *_same_as(participant)}
    sent = Invitation.objects.filter(participant__in=same, delegate__isnull=False)
    same |= {key for key in sent.values_list("delegate_id", flat=True) if key}
    return Author(participant.consultation, None, participant, frozenset(same), _tables_of(same))


def _same_as(participant: Participant) -> list[UUID]:
    """Return the same person, or the same body where nobody is named, in other consultations.

    What a colleague said for the same body is the colleague's to follow.
    """
    if participant.person_id:
        same = Q(person=participant.person_id)
    elif participant.organisation_id:
        same = Q(organisation=participant.organisation_id, person=None)
    else:
        return []
    return list(Participant.objects.filter(same).values_list("pk", flat=True))


def _tables_of(participant_ids: Collection[UUID]) -> frozenset[UUID]:
    sat = Attendance.objects.filter(
        participant__in=participant_ids, presence=Presence.PRESENT, table__isnull=False
    )
    return frozenset(key for key in sat.values_list("table_id", flat=True) if key)
