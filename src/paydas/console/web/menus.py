"""The menu below the chain: what each account may open, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.consultations.access import can_approve, can_coordinate, can_protect_data
from paydas.consultations.queries.roles import bodies_reported_by, roles_of
from paydas.core.web.parts import MenuGroup, MenuItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor


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
    items = [MenuItem(label, reverse(page)) for may, label, page in rows if may]
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
    items = [MenuItem(label, reverse(page, args=slug)) for may, label, page in rows if may]
    if items:
        yield MenuGroup(items, _("This consultation"))


def administration(actor: Actor) -> Iterator[MenuGroup]:
    """Yield the pages of the installation."""
    rows = [
        (True, _("My account"), "core:me"),
        (True, _("Long work"), "core:jobs"),
        (actor.is_administrator, _("Accounts"), "core:users"),
        (actor.is_administrator, _("Privacy notices"), "core:notices"),
        (actor.is_administrator, _("Outbox"), "core:outbox"),
        (actor.is_administrator, _("Audit log"), "core:events"),
    ]
    items = [MenuItem(label, reverse(page)) for may, label, page in rows if may]
    yield MenuGroup(items, _("Administration"))
