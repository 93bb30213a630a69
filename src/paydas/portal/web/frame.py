"""Menu and foot of the public site; named in settings as a context processor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from paydas.core.web.parts import Link, LinkGroup

if TYPE_CHECKING:
    from django.http import HttpRequest

CONSULTATION = {
    "home", "lookup", "consultations", "consultation", "gathering", "thread", "voices", "findings",
    "invited",
}  # fmt: skip
PUBLISHED = {"publications", "report", "responses", "plan", "editions", "edition"}
OPEN = {"sources", "source", "open_data"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the public menu and the foot; worked out only where a page shows them."""
    return {
        "portal_menu": SimpleLazyObject(lambda: _menu(request)),
        "footer_groups": SimpleLazyObject(lambda: _foot(request)),
    }


def _menu(request: HttpRequest) -> list[Link]:
    match = request.resolver_match
    here = match.url_name if match and match.app_name == "portal" else ""

    def link(label: str, name: str, current: set[str]) -> Link:
        return Link(label, reverse(f"portal:{name}"), current=here in current - {"home"})

    return [
        link(_("Consultations"), "consultations", CONSULTATION),
        link(_("Reports and plans"), "publications", PUBLISHED),
        link(_("Sources"), "sources", {"sources", "source"}),
        link(_("Open data"), "open_data", {"open_data"}),
        Link(
            _("Register your organisation"),
            reverse("stakeholders:ask"),
            current=match is not None and match.view_name == "stakeholders:ask",
        ),
    ]


def _foot(request: HttpRequest) -> list[LinkGroup]:
    """Return the links of the foot; staff find their own door here."""
    inside = Link(_("To the workspace"), resolve_url(settings.LOGIN_REDIRECT_URL))
    actor = getattr(request, "actor", None)
    door = Link(_("Sign in (staff)"), reverse("account_login"))
    return [
        LinkGroup(
            _("About"),
            [
                Link(_("How it works"), reverse("portal:how")),
                Link(_("Why (not) invited"), reverse("portal:how") + "#invited"),
                Link(_("Privacy notice"), reverse("portal:privacy")),
            ],
        ),
        LinkGroup(
            _("Help"),
            [
                Link(_("Accessibility statement (WCAG 2.2 AA)"), reverse("portal:accessibility")),
                Link(_("Open data and data dictionary"), reverse("portal:open_data")),
                Link(_("Check a publication"), reverse("portal:publications") + "#check"),
                Link(_("Correct a record"), reverse("stakeholders:ask")),
                inside if actor is not None and actor.user else door,
            ],
        ),
    ]
