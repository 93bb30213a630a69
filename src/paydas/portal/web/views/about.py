"""Pages that explain the site itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from paydas.portal.queries.notices import privacy_notice
from paydas.portal.web.crumbs import crumbs

if TYPE_CHECKING:
    from paydas.core.web.requests import Request


ROBOTS = """User-agent: *
Disallow: /l/
Disallow: /*/p/
Disallow: /*/console/
Disallow: /*/account/
"""


def robots(request: Request) -> HttpResponse:
    """Keep machines that crawl away from private links and staff pages."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


def how(request: Request) -> HttpResponse:
    return render(request, "portal/how.html", {"crumbs": crumbs((_("How it works"), ""))})


def privacy(request: Request) -> HttpResponse:
    context = {"notice": privacy_notice(), "crumbs": crumbs((_("Privacy notice"), ""))}
    return render(request, "portal/privacy.html", context)


def accessibility(request: Request) -> HttpResponse:
    context = {"crumbs": crumbs((_("Accessibility statement"), ""))}
    return render(request, "portal/accessibility.html", context)
