"""Requests from outside to be registered, or to have a record corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paydas.kernel.text.folding import fold
from paydas.places.queries.provinces import name_of as province_name
from paydas.stakeholders.models import (
    CorrectionRequest,
    Identifier,
    Organisation,
    TargetGroup,
    WorkingArea,
)
from paydas.stakeholders.vocabulary import (
    REQUEST_FIELDS,
    LegalForm,
    OrganisationState,
    RequestState,
    Sector,
)

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[CorrectionRequest]:
    """Return the requests: for who keeps the register."""
    found = CorrectionRequest.objects.select_related("organisation", "decided_by")
    return found if actor.is_registrar else found.none()


def waiting(actor: Actor) -> QuerySet[CorrectionRequest]:
    """Return the requests that nobody has decided yet, oldest first."""
    return visible_to(actor).filter(state=RequestState.OPEN).order_by("created_at")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a record: what it says now and what is proposed."""

    field: str
    now: Any
    proposed: Any

    @property
    def label(self) -> StrOrPromise:
        """What the reader calls the field."""
        return REQUEST_FIELDS.get(self.field, self.field)

    @property
    def now_said(self) -> str:
        """The present value in words."""
        return _said(self.field, self.now)

    @property
    def proposed_said(self) -> str:
        """The proposed value in words."""
        return _said(self.field, self.proposed)


def _said(name: str, value: Any) -> str:  # noqa: ANN401 -- any column, or the keys of a set
    if name == "legal_form":
        return str(LegalForm.label_of(value)) if value else ""
    if name == "sector":
        return str(Sector.label_of(value)) if value else ""
    if name == "province_id":
        return province_name(value)
    if isinstance(value, list):
        model = WorkingArea if name == "working_areas" else TargetGroup
        return ", ".join(one.label for one in model._default_manager.filter(pk__in=value))
    return str(value or "")


def differences(request: CorrectionRequest) -> list[Difference]:
    """Return what a request would change; for a new body, everything that it says."""
    body = request.organisation
    found = []
    for name, proposed in request.proposed.items():
        now = _now(body, name) if body is not None else None
        if now != proposed and not (body is None and proposed in ("", None, [])):
            found.append(Difference(name, now, proposed))
    return found


def _now(body: Any, name: str) -> Any:  # noqa: ANN401 -- any column, or the keys of a set
    value = getattr(body, name)
    if hasattr(value, "values_list"):
        return sorted(value.values_list("pk", flat=True))
    return value


def record_meant(name: str, number: str) -> UUID | None:
    """Return the record that an outsider means: by number, else by its exact folded name.

    None when nothing or more than one record fits; staff decide then.
    """
    living = Organisation.objects.exclude(state=OrganisationState.MERGED)
    if number.strip():
        found = Identifier.objects.filter(search=fold(number), organisation__in=living)
        owners = set(found.values_list("organisation_id", flat=True))
        if len(owners) == 1:
            return owners.pop()
    names = [
        pk
        for pk, text in living.filter(search__contains=fold(name)).values_list("pk", "name")
        if fold(text) == fold(name)
    ]
    return names[0] if len(names) == 1 else None
