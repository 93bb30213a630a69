"""People and whom they represent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import Alias, ContactPoint, Organisation, Person, Representation
from paydas.stakeholders.vocabulary import StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.stakeholders.operations.entries import Contact


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person to be written; `role` and `organisation` make the representation too."""

    values: Mapping[str, Any]
    organisation: Organisation | None = None
    role: str = ""
    since: date | None = None
    is_contact: bool = False
    spellings: Sequence[str] = ()
    contacts: Sequence[Contact] = field(default_factory=tuple)
    id: UUID | None = None


@operation
def add_people(*, by: Actor, entries: Iterable[PersonEntry]) -> list[Person]:
    """Write many people with whom they represent; return them in order. Twice is once.

    Raises StakeholdersError("name_missing").
    """
    require(can_keep_register(by))
    wanted = list(entries)
    known = Person.objects.in_bulk([entry.id for entry in wanted if entry.id])
    fresh = [entry for entry in wanted if entry.id not in known]
    made = [_person(entry) for entry in fresh]
    Person.objects.bulk_create(made)
    pairs = list(zip(made, fresh, strict=True))
    Representation.objects.bulk_create(
        Representation(
            person=person,
            organisation=entry.organisation,
            role=entry.role,
            since=entry.since,
            is_contact=entry.is_contact,
            is_sample=person.is_sample,
        )
        for person, entry in pairs
        if entry.organisation is not None
    )
    _add_parts(pairs)
    for person in made:
        record(person)
    new = iter(made)
    return [known[entry.id] if entry.id in known else next(new) for entry in wanted]


def _person(entry: PersonEntry) -> Person:
    person = Person(**({"id": entry.id} if entry.id else {}), **entry.values)
    if not person.name.strip():
        raise StakeholdersError("name_missing")
    return person


def _add_parts(pairs: Sequence[tuple[Person, PersonEntry]]) -> None:
    Alias.objects.bulk_create(
        Alias(person=person, text=text) for person, entry in pairs for text in entry.spellings
    )
    ContactPoint.objects.bulk_create(
        ContactPoint(
            person=person,
            kind=contact.kind,
            value=contact.value,
            label=contact.label,
            is_personal=True,
        )
        for person, entry in pairs
        for contact in entry.contacts
    )


@operation
def add_person(*, by: Actor, entry: PersonEntry) -> Person:
    """Write one person. Posting twice makes one."""
    return add_people(by=by, entries=[entry])[0]


@operation
def change_person(*, by: Actor, person_id: Key, seen: int, entry: PersonEntry) -> Person:
    """Change a person's name, title, language and note; spellings and contacts are replaced.

    Raises StaleRecordError, StakeholdersError("name_missing").
    """
    require(can_keep_register(by))
    person = lock(Person, person_id, seen)
    changed = save_changes(person, **entry.values)
    if not person.name.strip():
        raise StakeholdersError("name_missing")
    person.aliases.all().delete()
    person.contacts.all().delete()
    _add_parts([(person, entry)])
    if not changed:
        person.revision += 1
        person.save(update_fields=["revision"])
    record(person, fields=changed)
    return person


@operation
def represent(
    *,
    by: Actor,
    person_id: Key,
    organisation_id: Key,
    role: str = "",
    since: date | None = None,
    is_contact: bool = False,
) -> Representation:
    """Record that a person speaks for a body, since when."""
    require(can_keep_register(by))
    person = lock(Person, person_id)
    organisation = lock(Organisation, organisation_id)
    made = Representation.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        since=since,
        is_contact=is_contact,
        is_sample=person.is_sample,
    )
    record(made, person=person.pk, organisation=organisation.pk)
    return made


@operation
def end_representation(*, by: Actor, representation_id: Key, until: date) -> Representation:
    """Record that a person speaks for a body no longer. Raises StakeholdersError("period")."""
    require(can_keep_register(by))
    found = lock(Representation, representation_id)
    if found.since is not None and until < found.since:
        raise StakeholdersError("period")
    save_changes(found, until=until)
    record(found, fields=["until"])
    return found
