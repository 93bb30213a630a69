"""Opening a private link, and acting as its holder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from paydas.core.actors import Actor, holder
from paydas.core.models import AccessLink
from paydas.core.operations.links import is_token_of
from paydas.core.queries.links import language_of, living_link
from paydas.core.web.limits import spend

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.web.requests import Request


class DeadLinkError(Exception):
    """The page needs a living private link that this browser does not hold."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@never_cache
def open_link(request: Request, token: str) -> HttpResponse:
    """Move a living link's key into the session: the token leaves the address.

    The page opens in the language of its letter, whatever the browser prefers.
    """
    link = AccessLink.objects.filter(key=token[:8]).first()
    if link is None or not is_token_of(link, token):
        spend(request, "links")
        return render(request, "core/link_dead.html", {"reason": "unknown"}, status=404)
    with translation.override(language_of(link) or translation.get_language()):
        if not link.is_alive:
            return render(request, "core/link_dead.html", {"reason": "expired"}, status=410)
        hold_link(request, link)
        page = settings.PAYDAS_LINK_PAGES[link.purpose]
        return redirect(reverse(page, args=[link.subject_id]))


def hold_link(request: Request, link: AccessLink) -> None:
    """Remember a link in this browser, as if its address had been opened."""
    held = request.session.get("links", {})
    held[f"{link.purpose}:{link.subject_id}"] = link.key
    request.session["links"] = held


def link_actor(request: Request, purpose: str, subject_id: UUID) -> Actor:
    """Return the holder of a living link for this page, asked anew at every request.

    Raises DeadLinkError, which the middleware answers with a page that helps.
    """
    key = request.session.get("links", {}).get(f"{purpose}:{subject_id}", "")
    link = living_link(key) if key else None
    actor = holder(link) if link else None
    if actor is None or not actor.holds(purpose, subject_id):
        raise DeadLinkError("expired" if key else "closed")
    return actor


class DeadLinkMiddleware:
    """Answers a page whose link is missing, expired or withdrawn."""

    def __init__(self, get_response: object) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)  # type: ignore[operator,no-any-return]

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DeadLinkError):
            return render(request, "core/link_dead.html", {"reason": exception.reason}, status=410)
        return None
