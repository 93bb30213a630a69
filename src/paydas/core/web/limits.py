"""How often one sender may do what needs no account; beyond it a page that says how to go on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import caches
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from paydas.core.web.senders import sender_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from paydas.core.web.requests import Request


class TooManyError(Exception):
    """One sender did something too often; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def spend(request: Request, what: str) -> None:
    """Count one use of something that `PAYDAS_LIMITS` limits.

    All processes of the machine count together, in fixed slots of time; an ordinary page view
    writes nothing. The sender's address is kept only as a keyed digest. Raises TooManyError.
    """
    count, seconds = settings.PAYDAS_LIMITS[what]
    slot, gone = divmod(int(time.time()), seconds)
    key = salted_hmac(f"limit:{what}:{slot}", str(sender_of(request))).hexdigest()
    shared = caches["limits"]
    shared.add(key, 0, seconds)
    try:
        used = shared.incr(key)
    except ValueError:  # The slot ended between the two lines.
        return
    if used > count:
        raise TooManyError(seconds - gone)


class LimitMiddleware:
    """Answers who did something too often, in the reader's language, with when to go on."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, TooManyError):
            return None
        context = {"minutes": -(-exception.wait // 60)}
        answer = render(request, "core/too_many.html", context, status=429)
        answer["Retry-After"] = str(exception.wait)
        return answer
