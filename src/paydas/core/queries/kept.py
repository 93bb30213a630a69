"""What a page shows, worked out once and kept until something is changed."""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.core.cache import caches
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import get_language

from paydas.core.actors import Actor
from paydas.core.queries.audit import head

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")
KEEP_SECONDS = 600
UNKNOWN = object()


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what a reading function returns, for each of its arguments, until the next audit event.

    Every operation records an event, so what is kept is never old; a warm answer costs one query.
    Language and day are part of the key. Arguments are plain (texts, keys, figures), records or
    actors, and what is returned is data, not a query. Within a transaction nothing is kept: what
    an operation has written has no event yet.
    """

    @wraps(make)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            return make(*args, **kwargs)
        named = [(name, _plain(value)) for name, value in sorted(kwargs.items())]
        asked = ([_plain(value) for value in args], named)
        here = (get_language(), timezone.localdate(), head(), asked)
        digest = sha256(repr(here).encode()).hexdigest()
        key = f"{make.__module__}.{make.__qualname__}:{digest}"
        found = caches["kept"].get(key, UNKNOWN)
        if found is UNKNOWN:
            found = make(*args, **kwargs)
            caches["kept"].set(key, found, KEEP_SECONDS)
        return found  # type: ignore[no-any-return] # a cache knows no types

    return answer


def _plain(value: object) -> object:
    """Name a record or an actor by its key: what it says cannot change without an event."""
    if isinstance(value, Actor):
        return str(value.kind), value.id
    return (value._meta.label, value.pk) if isinstance(value, Model) else value
