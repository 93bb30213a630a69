"""What is known of an organisation when it is written, and the writing of many at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.kernel.text.folding import fold
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import (
    Alias,
    ContactPoint,
    Identifier,
    Organisation,
    TargetGroup,
    WorkingArea,
)
from paydas.stakeholders.vocabulary import AliasKind, StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from django.db.models import Model

    from paydas.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Name:
    """Another name; the language is empty where it is not known."""

    text: str
    kind: str = AliasKind.SPELLING
    language: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """An official number under its scheme."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A channel to a body."""

    kind: str
    value: str
    label: str = ""
    is_personal: bool = False
    may_be_public: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation to be written; `values` are columns, the rest its parts."""

    values: Mapping[str, Any]
    names: Sequence[Name] = ()
    numbers: Sequence[Number] = ()
    contacts: Sequence[Contact] = ()
    areas: Sequence[str] = ()
    groups: Sequence[str] = ()
    active_in: Sequence[str] = ()
    id: UUID | None = None


@dataclass(slots=True)
class _Parts:
    """The rows that belong to organisations, gathered for one insert a kind."""

    rows: dict[type[Model], list[Any]] = field(default_factory=dict)

    def add(self, row: Model) -> None:
        self.rows.setdefault(type(row), []).append(row)

    def write(self) -> None:
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(rows)


@operation
def add_organisations(*, by: Actor, entries: Iterable[Entry]) -> list[Organisation]:
    """Write many organisations, one insert for each kind of row; return them in order.

    Entries whose key exists already are returned as they are, so posting twice writes once.
    Raises StakeholdersError: name_missing, identifier_taken, unknown_area.
    """
    require(can_keep_register(by))
    wanted = list(entries)
    known = Organisation.objects.in_bulk([entry.id for entry in wanted if entry.id])
    fresh = [entry for entry in wanted if entry.id not in known]
    check_numbers([number for entry in fresh for number in entry.numbers])
    check_areas(fresh)
    made = [_organisation(entry) for entry in fresh]
    parts = _Parts()
    for entry, organisation in zip(fresh, made, strict=True):
        _gather(parts, organisation, entry)
    Organisation.objects.bulk_create(made)
    parts.write()
    for organisation in made:
        record(organisation)
    new = iter(made)
    return [known[entry.id] if entry.id in known else next(new) for entry in wanted]


def also_of(names: Iterable[Name], numbers: Iterable[Number]) -> str:
    """Return the text by which a body is found besides its name and acronym."""
    return " ".join([*(name.text for name in names), *(number.value for number in numbers)])


def check_numbers(numbers: Iterable[Number], owner: Organisation | None = None) -> None:
    """Raise StakeholdersError("identifier_taken") for the first number of somebody else."""
    wanted = {(number.scheme, fold(number.value)) for number in numbers}
    if not wanted:
        return
    rows = Identifier.objects.filter(search__in={value for _, value in wanted})
    if owner is not None:
        rows = rows.exclude(organisation=owner)
    for row in rows.select_related("organisation"):
        if (row.scheme, row.search) in wanted:
            raise StakeholdersError(
                "identifier_taken",
                scheme=row.scheme,
                value=row.value,
                name=row.organisation.name,
            )


def check_areas(entries: Iterable[Entry]) -> None:
    """Raise StakeholdersError("unknown_area") for an area or group that is not kept."""
    entries = list(entries)
    for model, attribute in ((WorkingArea, "areas"), (TargetGroup, "groups")):
        asked = {key for entry in entries for key in getattr(entry, attribute)}
        known = set(model.objects.filter(pk__in=asked).values_list("pk", flat=True))
        if asked - known:
            raise StakeholdersError("unknown_area", key=min(asked - known))


def _organisation(entry: Entry) -> Organisation:
    organisation = Organisation(**({"id": entry.id} if entry.id else {}), **entry.values)
    if not organisation.name.strip():
        raise StakeholdersError("name_missing")
    organisation.also = also_of(entry.names, entry.numbers)
    return organisation


def _gather(parts: _Parts, organisation: Organisation, entry: Entry) -> None:
    for alias in aliases_of(organisation, entry.names):
        parts.add(alias)
    for number in entry.numbers:
        parts.add(identifier_of(organisation, number))
    for contact in entry.contacts:
        parts.add(contact_of(organisation, contact))
    for row in links_of(organisation, entry):
        parts.add(row)


def aliases_of(organisation: Organisation, names: Iterable[Name]) -> list[Alias]:
    """Return the rows of further names, not yet saved."""
    return [
        Alias(
            organisation=organisation,
            kind=name.kind,
            text=name.text,
            language=name.language,
            until=name.until,
        )
        for name in names
    ]


def identifier_of(organisation: Organisation, number: Number) -> Identifier:
    """Return the row of a number, not yet saved."""
    return Identifier(organisation=organisation, scheme=number.scheme, value=number.value)


def contact_of(organisation: Organisation, contact: Contact) -> ContactPoint:
    """Return the row of a channel, not yet saved."""
    return ContactPoint(
        organisation=organisation,
        kind=contact.kind,
        value=contact.value,
        label=contact.label,
        is_personal=contact.is_personal,
        may_be_public=contact.may_be_public,
    )


def links_of(organisation: Organisation, entry: Entry) -> list[Model]:
    """Return the rows that link working areas, target groups and places, not yet saved."""
    area, group, place = (
        Organisation.working_areas.through,
        Organisation.target_groups.through,
        Organisation.active_in.through,
    )
    return [
        *(area(organisation=organisation, workingarea_id=key) for key in entry.areas),
        *(group(organisation=organisation, targetgroup_id=key) for key in entry.groups),
        *(place(organisation=organisation, province_id=plate) for plate in entry.active_in),
    ]
