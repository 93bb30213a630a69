"""Requests from outside: hand in, accept, reject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.outbox import Mail, queue_mail
from paydas.core.operations.records import lock
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import CorrectionRequest, Organisation
from paydas.stakeholders.operations.entries import Contact, Entry, Name, Number
from paydas.stakeholders.operations.organisations import add_organisation, change_organisation
from paydas.stakeholders.vocabulary import RequestState, StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.models import Notice
    from paydas.core.vocabulary import Key

# How many requests one network address may hand in within an hour.
MOST_AN_HOUR = 5
# What an outsider may propose; everything else is for staff.
PROPOSABLE = (
    "name",
    "acronym",
    "legal_form",
    "sector",
    "province_id",
    "address",
    "website",
    "description",
)
PROPOSABLE_SETS = ("working_areas", "target_groups")


@dataclass(frozen=True, slots=True)
class Asking:
    """What was handed in, and by whom; `origin` is a digest of the network address."""

    proposed: Mapping[str, Any]
    submitter: str = ""
    email: str = ""
    note: str = ""
    organisation_id: UUID | None = None
    origin: str = ""
    language: str = "tr"
    id: UUID | None = None


@operation
def submit_request(*, by: Actor, asking: Asking, notice: Notice | None = None) -> CorrectionRequest:
    """Hand in a request; anybody may. Posting twice makes one.

    Raises StakeholdersError: name_missing, too_many_requests.
    """
    if asking.id and (found := CorrectionRequest.objects.filter(pk=asking.id).first()):
        return found
    if not str(asking.proposed.get("name", "")).strip():
        raise StakeholdersError("name_missing")
    recent = CorrectionRequest.objects.filter(
        origin=asking.origin, created_at__gt=timezone.now() - timedelta(hours=1)
    )
    if asking.origin and recent.count() >= MOST_AN_HOUR:
        raise StakeholdersError("too_many_requests")
    allowed = {*PROPOSABLE, *PROPOSABLE_SETS}
    made = CorrectionRequest(
        organisation_id=asking.organisation_id,
        proposed={name: value for name, value in asking.proposed.items() if name in allowed},
        submitter=asking.submitter,
        email=asking.email,
        note=asking.note,
        origin=asking.origin,
        language=asking.language,
        notice=notice,
        **({"id": asking.id} if asking.id else {}),
    )
    made.save(force_insert=True)
    record(made, of=asking.organisation_id, fields=sorted(made.proposed))
    return made


@operation
def accept_request(*, by: Actor, request_id: Key, mail: Mail | None = None) -> Organisation:
    """Write what was asked for: a new body, or the changes to one.

    Raises StakeholdersError: request_closed, identifier_taken, unknown_area.
    """
    require(can_keep_register(by))
    request = _open(request_id)
    sets = {name: list(request.proposed.get(name, ())) for name in PROPOSABLE_SETS}
    values = {name: request.proposed[name] for name in PROPOSABLE if name in request.proposed}
    if request.organisation is None:
        entry = Entry(values, areas=sets["working_areas"], groups=sets["target_groups"])
        body = add_organisation(by=by, entry=entry)
        request.organisation = body
    else:
        body = request.organisation
        change_organisation(
            by=by,
            organisation_id=body.pk,
            seen=body.revision,
            entry=_with_the_rest(body, values, sets),
            keep_former=True,
        )
    _decide(by, request, RequestState.ACCEPTED, "", mail)
    return body


def _with_the_rest(body: Organisation, values: dict[str, Any], sets: dict[str, list[str]]) -> Entry:
    """Return the proposed values beside those parts that the request does not speak of."""
    return Entry(
        values,
        names=[Name(a.text, a.kind, a.language, a.until) for a in body.aliases.order_by("pk")],
        numbers=[Number(i.scheme, i.value) for i in body.identifiers.order_by("pk")],
        contacts=[
            Contact(c.kind, c.value, c.label, c.is_personal, c.may_be_public)
            for c in body.contacts.order_by("pk")
        ],
        areas=sets["working_areas"],
        groups=sets["target_groups"],
        active_in=list(body.active_in.values_list("pk", flat=True)),
    )


@operation
def reject_request(
    *, by: Actor, request_id: Key, reason: str, mail: Mail | None = None
) -> CorrectionRequest:
    """Say no, with the reason that the submitter is told.

    Raises StakeholdersError: request_closed, reason_needed.
    """
    require(can_keep_register(by))
    if not reason.strip():
        raise StakeholdersError("reason_needed")
    request = _open(request_id)
    _decide(by, request, RequestState.REJECTED, reason, mail)
    return request


def _open(request_id: Key) -> CorrectionRequest:
    request = lock(CorrectionRequest, request_id)
    if request.state != RequestState.OPEN:
        raise StakeholdersError("request_closed")
    return request


def _decide(
    by: Actor, request: CorrectionRequest, state: str, reason: str, mail: Mail | None
) -> None:
    request.state, request.reason = state, reason
    request.decided_by, request.decided_at = by.user, timezone.now()
    # The form promises it: who asked is kept only until there is an answer.
    request.submitter = request.email = ""
    request.revision += 1
    request.save()
    record(request, state=state, organisation=request.organisation_id)
    if mail is not None and mail.to:
        queue_mail(by=by, mail=mail, about=request)
