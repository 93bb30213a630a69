"""Whom the register offers for a gathering, and which published filter a body does not pass."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from paydas.invitations.models import Invitation
from paydas.stakeholders.models import Organisation, Representation
from paydas.stakeholders.queries.organisations import Filters, filtered
from paydas.stakeholders.vocabulary import OrganisationState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.gatherings.models import Gathering


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is asked for; an empty value asks for nothing.

    `theme`: works in an area of the gathering's theme. `catchment`: from the provinces that the
    gathering covers, its own included. `fresh`: never invited in this consultation before.
    """

    text: str = ""
    area: str = ""
    province: str = ""
    legal_form: str = ""
    sector: str = ""
    group: str = ""
    theme: bool = False
    catchment: bool = False
    fresh: bool = False

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Wanted:
        """Read what a rule keeps or a form sent; what is unknown asks for nothing."""
        kinds = {one.name: one.type for one in fields(cls)}
        given: dict[str, Any] = {
            name: bool(value) if kinds[name] == "bool" else str(value or "")
            for name, value in values.items()
            if name in kinds
        }
        return cls(**given)


def catchment_of(gathering: Gathering) -> set[str]:
    """Return the plates of the provinces that a gathering covers, its own included."""
    plates = set(gathering.catchment.values_list("pk", flat=True))
    return plates | ({gathering.province_id} if gathering.province_id else set())


def eligible(gathering: Gathering, wanted: Wanted) -> QuerySet[Organisation]:
    """Return the active bodies that pass the filters, each once, by name."""
    asked = Filters(
        text=wanted.text,
        province=wanted.province,
        area=wanted.area,
        group=wanted.group,
        legal_form=wanted.legal_form,
        sector=wanted.sector,
    )
    found = filtered(Organisation.objects.all(), asked)
    if wanted.catchment:
        found = found.filter(province__in=catchment_of(gathering))
    if wanted.theme and gathering.theme_id:
        through = Organisation.working_areas.through.objects.filter(
            workingarea__theme=gathering.theme_id
        )
        found = found.filter(pk__in=through.values("organisation_id"))
    if wanted.fresh:
        before = Invitation.objects.filter(round__consultation_id=gathering.consultation_id)
        found = found.exclude(pk__in=_bodies(before))
    return found


def candidates(gathering: Gathering, wanted: Wanted) -> QuerySet[Organisation]:
    """Return the eligible bodies that are not invited to this gathering yet."""
    here = Invitation.objects.filter(gathering=gathering)
    return eligible(gathering, wanted).exclude(pk__in=_bodies(here)).select_related("province")


def failed_filters(gathering: Gathering, wanted: Wanted, body: Organisation) -> list[str]:
    """Name the filters that a body does not pass; "state" when it is not active any more.

    Asks nothing of the database when areas, groups, theme and catchment were fetched before.
    """
    areas = {one.pk for one in body.working_areas.all()}
    theme = gathering.theme.working_areas.all() if gathering.theme else ()
    covered = {one.pk for one in gathering.catchment.all()} | {gathering.province_id}
    passes = {
        "state": body.state == OrganisationState.ACTIVE,
        "area": not wanted.area or wanted.area in areas,
        "province": wanted.province in ("", body.province_id),
        "legal_form": wanted.legal_form in ("", body.legal_form),
        "sector": wanted.sector in ("", body.sector),
        "group": not wanted.group or wanted.group in {str(one.pk) for one in body.groups.all()},
        "theme": not (wanted.theme and theme) or any(one.pk in areas for one in theme),
        "catchment": not wanted.catchment or body.province_id in covered,
    }
    return [name for name, is_passed in passes.items() if not is_passed]


def speakers_of(organisation_ids: Iterable[UUID]) -> dict[UUID, Representation]:
    """Return who speaks for each body now: its contact person, else the newest; one query."""
    found = (
        Representation.objects.filter(organisation__in=list(organisation_ids), until=None)
        .filter(Q(person__erased_at=None))
        .select_related("person")
        .order_by("is_contact", "since", "pk")
    )
    return {one.organisation_id: one for one in found}


def _bodies(invitations: QuerySet[Invitation]) -> Any:  # noqa: ANN401 -- a subquery
    return invitations.filter(participant__organisation__isnull=False).values(
        "participant__organisation_id"
    )
