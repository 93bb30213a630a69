"""Is the house up: for a load balancer or a monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from paydas.core.queries.health import state

if TYPE_CHECKING:
    from django.http import HttpRequest


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    found = state()
    body = {"status": "ok" if found.is_well else "failing", **found.words}
    return JsonResponse(body, status=200 if found.is_well else 503)
