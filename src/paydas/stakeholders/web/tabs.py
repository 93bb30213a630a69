"""The parts of the register as links above each of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.web.parts import Link
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.queries.requests import waiting

if TYPE_CHECKING:
    from paydas.core.web.requests import Request


def register_tabs(request: Request, here: str) -> list[Link]:
    """Return the lists that the account may open; requests carry how many wait."""
    names = [("organisations", _("Organisations")), ("groups", _("Groups"))]
    if not can_keep_register(request.actor):
        return [_link(name, label, here) for name, label in names]
    names += [("imports", _("Imports")), ("duplicates", _("Likely duplicates"))]
    requests = Link(
        _("Requests from outside"),
        reverse("stakeholders:requests"),
        current=here == "requests",
        count=waiting(request.actor).count() or None,
    )
    return [*(_link(name, label, here) for name, label in names), requests]


def _link(name: str, label: str, here: str) -> Link:
    return Link(label, reverse(f"stakeholders:{name}"), current=name == here)
