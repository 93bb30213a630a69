"""Refuses impossible addresses, gives requests their actor, makes a refused right a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest, PermissionDenied

from paydas.core.actors import VISITOR, account
from paydas.core.models import User
from paydas.core.queries.kept import one_moment
from paydas.core.vocabulary import AccessDeniedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from paydas.core.web.requests import Request


class AddressMiddleware:
    """Refuses an address with a NUL: no page has one, and PostgreSQL fails on it."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)


class MomentMiddleware:
    """Lets a page that only reads ask once for the newest event (core.queries.kept)."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with one_moment():
            return self.get_response(request)


class ActorMiddleware:
    """Sets `request.actor`; link pages take their own actor from `core.web.links`."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        user = request.user
        request.actor = account(user) if isinstance(user, User) else VISITOR
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, AccessDeniedError):
            raise PermissionDenied from exception
