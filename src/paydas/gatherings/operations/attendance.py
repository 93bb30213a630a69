"""Who is expected, who came, who sat where, what they need to take part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.models import Participant
from paydas.consultations.operations.participants import Joining, take_in
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.gatherings.access import can_run
from paydas.gatherings.models import AccessNeed, Attendance, Gathering, Session, Table
from paydas.gatherings.vocabulary import GatheringsError, GatheringState, Presence
from paydas.stakeholders.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.stakeholders.models import Organisation


@dataclass(frozen=True, slots=True)
class Mark:
    """A participant in a session: expected, present or absent; perhaps at a table."""

    participant_id: Key
    session_id: Key
    presence: str = Presence.PRESENT
    table_id: Key | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody at the door who was not expected."""

    name: str = ""
    organisation: Organisation | None = None


@operation
def expect(*, by: Actor, gathering_id: Key, participant_ids: Iterable[Key]) -> int:
    """Put participants on the list of every session; who is on it already stays as marked.

    Called when an invitation is accepted; return how many lines are new.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(by.link is not None or can_run(by, gathering))
    people = list(participant_ids)
    samples = _samples(gathering, people)
    sessions = list(gathering.sessions.values_list("pk", flat=True))
    lines = Attendance.objects.filter(session__in=sessions, participant_id__in=list(samples))
    known = {
        (str(person), session) for person, session in lines.values_list("participant", "session")
    }
    fresh = [
        Attendance(participant_id=person, session_id=session, is_sample=is_sample)
        for person, is_sample in samples.items()
        for session in sessions
        if (person, session) not in known
    ]
    Attendance.objects.bulk_create(fresh)
    record(gathering, scope=gathering.consultation_id, expected=len(fresh))
    return len(fresh)


@operation
def no_longer_expect(*, by: Actor, gathering_id: Key, participant_ids: Iterable[Key]) -> int:
    """Take participants off the lists where they are only expected; who was marked stays.

    Called when somebody declines after all, or sends a delegate; return how many lines are gone.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(by.link is not None or can_run(by, gathering))
    gone, _ = Attendance.objects.filter(
        session__gathering=gathering,
        participant__in=list(participant_ids),
        presence=Presence.EXPECTED,
    ).delete()
    record(gathering, scope=gathering.consultation_id, no_longer_expected=gone)
    return gone


@operation
def mark_attendance(*, by: Actor, gathering_id: Key, marks: Iterable[Mark]) -> int:
    """Note who is present or absent in which session, many at once; return how many.

    A mark without a table leaves the table as it was. Raises GatheringsError: cancelled,
    not_of_consultation, table_of_other_session.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    if gathering.state == GatheringState.CANCELLED:
        raise GatheringsError("cancelled")
    wanted = list(marks)
    samples = _samples(gathering, [mark.participant_id for mark in wanted])
    _check_places(gathering, wanted)
    for seated in (True, False):
        fields = ["presence", "table"] if seated else ["presence"]
        Attendance.objects.bulk_create(
            [
                Attendance(
                    participant_id=mark.participant_id,
                    session_id=mark.session_id,
                    presence=mark.presence,
                    table_id=mark.table_id,
                    is_sample=samples[str(mark.participant_id)],
                )
                for mark in wanted
                if (mark.table_id is not None) == seated
            ],
            update_conflicts=True,
            unique_fields=["participant", "session"],
            update_fields=fields,
        )
    present = sum(mark.presence == Presence.PRESENT for mark in wanted)
    record(gathering, scope=gathering.consultation_id, marked=len(wanted), present=present)
    return len(wanted)


@operation
def walk_in(
    *, by: Actor, session_id: Key, newcomer: Newcomer, person_id: Key | None = None
) -> Participant:
    """Take in somebody at the door: a person, a body, or a person for a body; present at once.

    `person_id` is made by the form, so that posting twice is one person.
    Raises GatheringsError: person_nameless, cancelled.
    """
    session = Session.objects.select_related("gathering").get(pk=session_id)
    gathering = session.gathering
    require(can_run(by, gathering))
    name = newcomer.name.strip()
    if not name and newcomer.organisation is None:
        raise GatheringsError("person_nameless")
    person = _person(name, person_id, gathering) if name else None
    joining = Joining(
        organisation=newcomer.organisation, person=person, is_sample=gathering.is_sample
    )
    (participant,) = take_in(by=by, consultation_id=gathering.consultation_id, joining=[joining])
    mark_attendance(by=by, gathering_id=gathering.pk, marks=[Mark(participant.pk, session.pk)])
    return participant


@operation
def ask_for(
    *, by: Actor, gathering_id: Key, participant_id: Key, kind: str, note: str = ""
) -> AccessNeed:
    """Note what a participant needs to take part, as a need and never as a diagnosis."""
    gathering = Gathering.objects.get(pk=gathering_id)
    require(by.link is not None or can_run(by, gathering))
    samples = _samples(gathering, [participant_id])
    found, is_new = AccessNeed.objects.update_or_create(
        gathering=gathering,
        participant_id=participant_id,
        kind=kind,
        defaults={"note": note},
        create_defaults={"note": note, "is_sample": samples[str(participant_id)]},
    )
    record(found, scope=gathering.consultation_id, is_new=is_new)
    return found


@operation
def arrange_need(*, by: Actor, need_id: Key, is_arranged: bool) -> AccessNeed:
    """Say that a need has been arranged for, or not yet."""
    found = AccessNeed.objects.select_related("gathering").get(pk=need_id)
    require(can_run(by, found.gathering))
    found.is_arranged = is_arranged
    found.save(update_fields=["is_arranged"])
    record(found, scope=found.gathering.consultation_id, arranged=is_arranged)
    return found


@operation
def forget_needs(*, by: Actor, need_ids: Iterable[Key]) -> int:
    """Delete access needs that have served their purpose or whose owner was erased."""
    require(by.is_system)
    found = AccessNeed.objects.filter(pk__in=list(need_ids)).select_related("gathering")
    for need in found:
        record(need, scope=need.gathering.consultation_id)
    return found.delete()[0]


def _samples(gathering: Gathering, people: Iterable[Key]) -> dict[str, bool]:
    """Return whether each participant is sample content; all must be of this consultation."""
    keys = {str(person) for person in people}
    found = Participant.objects.filter(pk__in=keys, consultation_id=gathering.consultation_id)
    samples = {str(pk): sample for pk, sample in found.values_list("pk", "is_sample")}
    if len(samples) != len(keys):
        raise GatheringsError("not_of_consultation")
    return samples


def _check_places(gathering: Gathering, marks: list[Mark]) -> None:
    sessions = {str(pk) for pk in gathering.sessions.values_list("pk", flat=True)}
    if any(str(mark.session_id) not in sessions for mark in marks):
        raise GatheringsError("not_of_consultation")
    found = Table.objects.filter(session__gathering=gathering).values_list("pk", "session_id")
    tables = {str(pk): str(session) for pk, session in found}
    if any(m.table_id and tables.get(str(m.table_id)) != str(m.session_id) for m in marks):
        raise GatheringsError("table_of_other_session")


def _person(name: str, person_id: Key | None, gathering: Gathering) -> Person:
    values = {"name": name, "is_sample": gathering.is_sample}
    if person_id is None:
        return Person.objects.create(**values)
    return Person.objects.get_or_create(pk=person_id, defaults=values)[0]
