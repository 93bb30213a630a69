"""Requests of data subjects, and the erasure of a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.access import can_erase_everywhere, can_protect_data
from paydas.consultations.models import Consent, DataRequest, Participant
from paydas.consultations.queries.crowd import crowd_of, snapshot_of
from paydas.consultations.vocabulary import (
    ConsultationsError,
    DataRequestState,
    Disclosure,
)
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.links import revoke_links
from paydas.core.operations.records import lock, save_changes
from paydas.stakeholders.models import Person

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Law 6698, article 13: answered as soon as possible and within thirty days at the latest.
DAYS_TO_ANSWER = 30


@operation
def receive_request(
    *, by: Actor, request_id: Key, consultation_id: Key, received_on: date, **values: object
) -> DataRequest:
    """Take in a request; its clock starts on the day it arrived. The same id twice is one."""
    require(can_protect_data(by, str(consultation_id)))
    found, is_new = DataRequest.objects.get_or_create(
        pk=request_id,
        defaults={
            "consultation_id": consultation_id,
            "received_on": received_on,
            "due_on": received_on + timedelta(days=DAYS_TO_ANSWER),
            **values,
        },
    )
    if is_new:
        record(found, scope=consultation_id, kind=str(found.kind))
    return found


@operation
def answer_request(
    *,
    by: Actor,
    request_id: Key,
    seen: int | None,
    state: str,
    answer: str,
    answered_on: date | None = None,
) -> DataRequest:
    """Close a request with what was answered, or refuse it with a reason.

    Raises ConsultationsError: request_closed, reason_needed.
    """
    found = lock(DataRequest, request_id, seen)
    require(can_protect_data(by, found.consultation_id))
    if found.state != DataRequestState.OPEN:
        raise ConsultationsError("request_closed")
    if not answer.strip():
        raise ConsultationsError("reason_needed")
    day = answered_on or timezone.localdate()
    save_changes(found, state=state, answer=answer, answered_on=day)
    record(found, scope=found.consultation_id, state=state)
    return found


@operation
def erase_participant(*, by: Actor, participant_id: Key) -> Participant:
    """Cut every link from a participant to a person or body, and coarsen the snapshot.

    What was said stays, with its thread: it no longer leads to anybody (law 7). Consents end,
    private links die. Raises ConsultationsError: already_erased.
    """
    found = lock(Participant, participant_id)
    require(can_protect_data(by, found.consultation_id))
    if found.erased_at:
        raise ConsultationsError("already_erased")
    return _cut(by, found)


@operation
def erase_person(*, by: Actor, person_id: Key) -> Person:
    """Erase a person from the shared register and from every consultation they took part in.

    The record stays without any word about them, so that what it stood for still counts once.
    """
    person = lock(Person, person_id)
    living = Participant.objects.filter(person=person, erased_at=None)
    require(can_erase_everywhere(by, [one.consultation_id for one in living]))
    for participant in living:
        _cut(by, participant)
    person.contacts.all().delete()
    person.aliases.all().delete()
    person.representations.all().delete()
    save_changes(
        person, name="", title="", note="", is_public_figure=False, erased_at=timezone.now()
    )
    record(person, participants=len(living))
    return person


def _cut(by: Actor, found: Participant) -> Participant:
    shown = crowd_of(found.consultation_id).coarsen(snapshot_of(found))
    now = timezone.now()
    Consent.objects.filter(participant=found, withdrawn_at=None).update(withdrawn_at=now)
    DataRequest.objects.filter(participant=found).update(contact="")
    revoke_links(by=by, subject_id=found.pk)
    save_changes(
        found,
        person=None,
        organisation=None,
        representation=None,
        legal_form="",
        sector=shown.sector,
        province_id=shown.province or None,
        areas=[shown.area] if shown.area else [],
        disclosure=Disclosure.ANONYMOUS,
        erased_at=now,
    )
    record(found, scope=found.consultation_id)
    return found
