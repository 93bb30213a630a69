"""What a page shows, worked out once and kept until something is changed."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.core.cache import caches
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import get_language

from paydas.core.actors import Actor
from paydas.core.models import AuditEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import QuerySet

P = ParamSpec("P")
R = TypeVar("R")
KEEP_SECONDS = 600
UNKNOWN = object()
# The newest event of the page that is being made, read at most once.
_moment: ContextVar[list[tuple[int, str]] | None] = ContextVar("moment", default=None)


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what a reading function returns, for each of its arguments, until the next audit event.

    Every operation records an event, so what is kept is never old; a warm answer costs one query.
    Language and day are part of the key. Arguments are plain (texts, keys, figures), records or
    actors, and what is returned is data, not a query. Within a transaction nothing is kept: what
    an operation has written has no event yet.
    """

    @wraps(make)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        named = [(name, _plain(value)) for name, value in sorted(kwargs.items())]
        asked = ([_plain(value) for value in args], named)
        name = f"{make.__module__}.{make.__qualname__}"
        return remembered(name, asked, lambda: make(*args, **kwargs))

    return answer


def kept_count(rows: QuerySet[Any]) -> int:
    """Count the rows of a long list once until the next audit event.

    Not for records that change without one: jobs, mails, the log itself.
    """
    try:
        asked = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return 0
    return remembered("count", asked, rows.count)


def head() -> tuple[int, str]:
    """Return number and hash of the newest event, to be printed where others keep it."""
    return AuditEvent.objects.order_by("-seq").values_list("seq", "hash").first() or (0, "")


def newest() -> tuple[int, str]:
    """Return the newest event, within `one_moment` read once."""
    known = _moment.get()
    if known is None:
        return head()
    if not known:
        known.append(head())
    return known[0]


def forget() -> None:
    """Ask anew for the newest event: an operation has just made one."""
    known = _moment.get()
    if known:
        known.clear()


@contextmanager
def one_moment() -> Iterator[None]:
    """Let a page that only reads ask for the newest event once, so that it shows one moment."""
    token = _moment.set([])
    try:
        yield
    finally:
        _moment.reset(token)


def remembered(name: str, asked: object, make: Callable[[], R]) -> R:
    """Return what was made for the same question since the newest event, else make it now."""
    if connection.in_atomic_block:
        return make()
    here = (get_language(), timezone.localdate(), newest(), asked)
    key = f"{name}:{sha256(repr(here).encode()).hexdigest()}"
    found = caches["kept"].get(key, UNKNOWN)
    if found is UNKNOWN:
        found = make()
        caches["kept"].set(key, found, KEEP_SECONDS)
    return found  # type: ignore[no-any-return] # a cache knows no types


def _plain(value: object) -> object:
    """Name a record or an actor by its key: what it says cannot change without an event."""
    if isinstance(value, Actor):
        return str(value.kind), value.id
    return (value._meta.label, value.pk) if isinstance(value, Model) else value
