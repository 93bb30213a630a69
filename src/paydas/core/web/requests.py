"""The request as our views know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from paydas.core.actors import Actor


class Request(HttpRequest):
    """An HttpRequest after our middleware."""

    htmx: HtmxDetails
    actor: Actor
    # Set by the console's loader; the menu, a later app, reads it. Core knows no consultation.
    consultation: Any
