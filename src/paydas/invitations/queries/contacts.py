"""How the invited are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.stakeholders.models import ContactPoint
from paydas.stakeholders.vocabulary import ContactKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from paydas.consultations.models import Participant


def addresses_of(participants: Sequence[Participant]) -> dict[UUID, str]:
    """Return the e-mail address of each participant, the person's own before the body's."""
    return _values_of(participants, ContactKind.EMAIL)


def _values_of(participants: Sequence[Participant], kind: ContactKind) -> dict[UUID, str]:
    people = {one.person_id for one in participants if one.person_id}
    bodies = {one.organisation_id for one in participants if one.organisation_id}
    contacts = ContactPoint.objects.filter(
        Q(person__in=people) | Q(organisation__in=bodies), kind=kind
    ).order_by("-pk")
    of_person: dict[UUID | None, str] = {}
    of_body: dict[UUID | None, str] = {}
    for contact in contacts:
        if contact.person_id:
            of_person[contact.person_id] = contact.value
        else:
            of_body[contact.organisation_id] = contact.value
    found = {
        one.pk: of_person.get(one.person_id) or of_body.get(one.organisation_id) or ""
        for one in participants
    }
    return {pk: value for pk, value in found.items() if value}
