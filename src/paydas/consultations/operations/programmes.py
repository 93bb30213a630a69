"""Programmes, their periods, and the projects that they fund."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.access import can_keep_programmes
from paydas.consultations.models import Programme, ProgrammePeriod, Project, ProjectPartner
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Partnering:
    """A body and what it is in the project."""

    organisation_id: Key
    role: str


@operation
def add_programme(*, by: Actor, programme_id: Key, **values: object) -> Programme:
    """Add a programme; the same id twice is one programme."""
    require(can_keep_programmes(by))
    found, is_new = Programme.objects.get_or_create(pk=programme_id, defaults=values)
    if is_new:
        record(found, fields=sorted(values))
    return found


@operation
def change_programme(
    *, by: Actor, programme_id: Key, seen: int | None, **values: object
) -> Programme:
    """Change a programme."""
    require(can_keep_programmes(by))
    found = lock(Programme, programme_id, seen)
    record(found, fields=save_changes(found, **values))
    return found


@operation
def add_period(
    *, by: Actor, period_id: Key, programme_id: Key, **values: object
) -> ProgrammePeriod:
    """Add a period to a programme; the same id twice is one period."""
    require(can_keep_programmes(by))
    found, is_new = ProgrammePeriod.objects.get_or_create(
        pk=period_id, defaults={"programme_id": programme_id, **values}
    )
    if is_new:
        record(found, programme=programme_id, fields=sorted(values))
    return found


@operation
def add_project(*, by: Actor, project_id: Key, **values: object) -> Project:
    """Add a project; the same id twice is one project."""
    require(can_keep_programmes(by))
    found, is_new = Project.objects.get_or_create(pk=project_id, defaults=values)
    if is_new:
        record(found, fields=sorted(values))
    return found


@operation
def change_project(*, by: Actor, project_id: Key, seen: int | None, **values: object) -> Project:
    """Change a project."""
    require(can_keep_programmes(by))
    found = lock(Project, project_id, seen)
    record(found, fields=save_changes(found, **values))
    return found


@operation
def add_partners(*, by: Actor, project_id: Key, partners: Iterable[Partnering]) -> None:
    """Name bodies of a project with their roles; what is named already stays."""
    require(can_keep_programmes(by))
    project = lock(Project, project_id)
    rows = [
        ProjectPartner(project=project, organisation_id=one.organisation_id, role=one.role)
        for one in partners
    ]
    ProjectPartner.objects.bulk_create(rows, ignore_conflicts=True)
    record(project, partners=[str(row.organisation_id) for row in rows])


@operation
def remove_partner(*, by: Actor, partner_id: int) -> None:
    """Take a body's role in a project away."""
    require(can_keep_programmes(by))
    partner = ProjectPartner.objects.select_related("project").get(pk=partner_id)
    record(partner.project, removed=partner.organisation_id)
    partner.delete()
