"""Participants: take a person or body into a consultation, with the snapshot of that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.access import can_take_in
from paydas.consultations.models import Consultation, Participant
from paydas.consultations.vocabulary import Disclosure
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.stakeholders.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.stakeholders.models import Person, Representation


@dataclass(frozen=True, slots=True)
class Joining:
    """Who joins: a person, a body, or a person for a body."""

    organisation: Organisation | None = None
    person: Person | None = None
    representation: Representation | None = None
    disclosure: str = Disclosure.COARSENED
    is_sample: bool = False

    @property
    def key(self) -> tuple[UUID | None, UUID | None]:
        """What makes a participant the same."""
        return (
            self.person.pk if self.person else None,
            self.organisation.pk if self.organisation else None,
        )


@operation
def take_in(*, by: Actor, consultation_id: UUID, joining: Iterable[Joining]) -> list[Participant]:
    """Return a participant for each who joins, in order; those already in are returned as they are.

    The snapshot (sector, form, province, areas) is taken now and stays. Later steps call this
    after their own check of rights; on its own it asks for the coordinator
    or a local organiser.
    """
    require(by.link is not None or by.user is None or can_take_in(by, consultation_id))
    wanted = list(joining)
    # Two rounds that take in the same body at once wait here for each other.
    lock(Consultation, consultation_id)
    known = {
        (found.person_id, found.organisation_id): found
        for found in Participant.objects.filter(consultation_id=consultation_id)
    }
    bodies = {j.organisation.pk for j in wanted if j.organisation and j.key not in known}
    areas = _areas_of(bodies)
    fresh = {j.key: _snapshot(consultation_id, j, areas) for j in wanted if j.key not in known}
    Participant.objects.bulk_create(fresh.values())
    for participant in fresh.values():
        record(participant, scope=consultation_id)
    return [(known | fresh)[j.key] for j in wanted]


def _areas_of(organisation_ids: set[UUID]) -> dict[UUID, list[str]]:
    through = Organisation.working_areas.through.objects
    areas: dict[UUID, list[str]] = {}
    rows = through.filter(organisation_id__in=organisation_ids).values_list(
        "organisation_id", "workingarea_id"
    )
    for organisation_id, area in rows:
        areas.setdefault(organisation_id, []).append(area)
    return areas


def _snapshot(consultation_id: UUID, joining: Joining, areas: dict[UUID, list[str]]) -> Participant:
    body = joining.organisation
    return Participant(
        consultation_id=consultation_id,
        person=joining.person,
        organisation=body,
        representation=joining.representation,
        sector=body.sector if body else "",
        legal_form=body.legal_form if body else "",
        province_id=body.province_id if body else None,
        areas=sorted(areas.get(body.pk, [])) if body else [],
        disclosure=joining.disclosure,
        is_sample=joining.is_sample,
    )
