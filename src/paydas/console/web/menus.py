"""The menu below the chain: what each account may open, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paydas.consultations.access import can_approve, can_coordinate, can_protect_data
from paydas.consultations.queries.roles import bodies_reported_by, roles_of
from paydas.consultations.vocabulary import Step
from paydas.core.web.parts import Link, MenuGroup, MenuItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django_stubs_ext import StrPromise

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor


# The lists that stand as tabs, or as buttons, on the page of a menu row.
ALSO: dict[str, tuple[tuple[StrPromise, str], ...]] = {
    "stakeholders:organisations": (
        (gettext_lazy("Groups"), "stakeholders:groups"),
        (gettext_lazy("Imports"), "stakeholders:imports"),
        (gettext_lazy("Likely duplicates"), "stakeholders:duplicates"),
        (gettext_lazy("Requests from outside"), "stakeholders:requests"),
    ),
    "places:provinces": (
        (gettext_lazy("Regions"), "places:regions"),
        (gettext_lazy("Venues"), "places:venues"),
    ),
    "consultations:projects": ((gettext_lazy("Programmes"), "consultations:programmes"),),
    "consultations:participants": (
        (gettext_lazy("Consents"), "consultations:consents"),
        (gettext_lazy("Requests"), "consultations:requests"),
    ),
    Step.MEET: (
        (gettext_lazy("Calendar"), "gatherings:calendar"),
        (gettext_lazy("Decisions"), "gatherings:decisions"),
        (gettext_lazy("Series"), "gatherings:series"),
    ),
    Step.LISTEN: (
        (gettext_lazy("Surveys"), "listening:surveys"),
        (gettext_lazy("Interviews"), "listening:interviews"),
        (gettext_lazy("Imports"), "listening:imports"),
        (gettext_lazy("To be made public"), "listening:clearing"),
    ),
    Step.UNDERSTAND: (
        (gettext_lazy("Recommendations"), "sensemaking:recommendations"),
        (gettext_lazy("Coverage"), "sensemaking:coverage"),
        (gettext_lazy("Coding"), "sensemaking:coding"),
        (gettext_lazy("Codebook"), "sensemaking:codebook"),
        (gettext_lazy("The report"), "sensemaking:report"),
    ),
    Step.DO: (
        (gettext_lazy("Values"), "monitoring:values"),
        (gettext_lazy("Comments on progress"), "monitoring:voices"),
        (gettext_lazy("Periods and reporters"), "monitoring:periods"),
        (gettext_lazy("Evaluation"), "monitoring:evaluation"),
    ),
}


def _links(rows: tuple[tuple[StrPromise, str], ...], *of: str) -> tuple[Link, ...]:
    return tuple(Link(label, reverse(page, args=of)) for label, page in rows)


def also_in(step: str, slug: str) -> tuple[Link, ...]:
    """Return the further lists of a step."""
    return _links(ALSO.get(step, ()), slug)


def registers(actor: Actor) -> Iterator[MenuGroup]:
    """Yield the shared registers."""
    rows = (
        (True, _("Organisations"), "stakeholders:organisations"),
        (actor.is_registrar, _("People"), "stakeholders:people"),
        (True, _("Provinces and venues"), "places:provinces"),
        (True, _("Sources"), "sources:sources"),
        (
            actor.is_registrar or bool(roles_of(actor)),
            _("Programmes and projects"),
            "consultations:projects",
        ),
    )
    items = [
        MenuItem(label, reverse(page), also=_links(ALSO.get(page, ())))
        for may, label, page in rows
        if may
    ]
    yield MenuGroup(items, _("Shared registers"))


def settings_of(actor: Actor, consultation: Consultation) -> Iterator[MenuGroup]:
    """Yield the set-up of one consultation, as far as the account may open it."""
    pk, slug = consultation.pk, [consultation.slug]
    rows = (
        (bool(bodies_reported_by(actor, pk)), _("What I report"), "monitoring:reporting"),
        (can_coordinate(actor, pk), _("Set-up"), "consultations:setup"),
        (can_coordinate(actor, pk), _("Staff and rights"), "consultations:staff"),
        (can_protect_data(actor, pk), _("Participants and consents"), "consultations:participants"),
        (
            can_approve(actor, pk) or can_coordinate(actor, pk),
            _("Approvals"),
            "consultations:approvals",
        ),
    )
    items = [
        MenuItem(label, reverse(page, args=slug), also=_links(ALSO.get(page, ()), *slug))
        for may, label, page in rows
        if may
    ]
    if items:
        yield MenuGroup(items, _("This consultation"))


def administration(actor: Actor) -> Iterator[MenuGroup]:
    """Yield the pages of the installation."""
    rows = [
        (True, _("My account"), "core:me"),
        (True, _("Background tasks"), "core:jobs"),
        (actor.is_administrator, _("Accounts"), "core:users"),
        (actor.is_administrator, _("Privacy notices"), "core:notices"),
        (actor.is_administrator, _("Outbox"), "core:outbox"),
        (actor.is_administrator, _("Audit log"), "core:events"),
    ]
    items = [MenuItem(label, reverse(page)) for may, label, page in rows if may]
    yield MenuGroup(items, _("Administration"))
