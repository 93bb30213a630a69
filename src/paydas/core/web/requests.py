"""The request as our views know it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest

from paydas.kernel.text.cleaning import storable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_htmx.middleware import HtmxDetails

    from paydas.core.actors import Actor


class Request(HttpRequest):
    """An HttpRequest after our middleware."""

    htmx: HtmxDetails
    actor: Actor
    # Set by the console's loader; the menu, a later app, reads it. Core knows no consultation.
    consultation: Any


def ticked(request: HttpRequest, name: str = "pick") -> list[UUID]:
    """Return the keys of what was ticked; what is no key is left out."""
    return keys_of(request.POST.getlist(name))


def typed(request: HttpRequest, name: str) -> str:
    """Return what was typed into a field that no form checks."""
    return storable(request.POST.get(name, ""))


def keys_of(texts: Iterable[str]) -> list[UUID]:
    """Return the keys among texts that a browser sent."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found
