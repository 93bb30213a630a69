"""One transaction for one thing that a person does, sealed into the audit chain."""

from __future__ import annotations

import json
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from paydas.core.models import AuditEvent
from paydas.core.models.audit import GENESIS
from paydas.core.queries.kept import forget

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

    from paydas.core.actors import Actor

P = ParamSpec("P")
R = TypeVar("R")

ADVISORY_LOCK = 7_290_611


@dataclass
class Unit:
    """What the outermost operation has done so far."""

    actor: Actor
    actions: list[str] = field(default_factory=list)
    events: list[AuditEvent] = field(default_factory=list)


_unit: ContextVar[Unit | None] = ContextVar("unit", default=None)


def is_running() -> bool:
    """Tell whether an operation is under way; the tests' guard refuses writes outside one."""
    return _unit.get() is not None


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function one thing that a person does.

    It becomes one transaction, takes keyword arguments only (the first is `by: Actor`), and its
    audit events are chained as the very last act before commit. An operation called by another
    is a savepoint; when it fails, its events go with it.
    """
    action = f"{function.__module__.split('.')[1]}.{getattr(function, '__name__', '')}"

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if args:
            raise TypeError(f"{action} takes keyword arguments only")
        outer = _unit.get()
        if outer is not None:
            return _inner(outer, action, lambda: function(*args, **kwargs))
        unit = Unit(actor=kwargs["by"], actions=[action])  # type: ignore[arg-type]
        with transaction.atomic(durable=True):
            token = _unit.set(unit)
            try:
                result = function(*args, **kwargs)
                _seal(unit.events)
            finally:
                _unit.reset(token)
        forget()
        return result

    wrapper.is_operation = True  # type: ignore[attr-defined]
    return wrapper


def _inner(unit: Unit, action: str, call: Callable[[], R]) -> R:
    mark = len(unit.events)
    unit.actions.append(action)
    try:
        with transaction.atomic():
            return call()
    except BaseException:
        del unit.events[mark:]
        raise
    finally:
        unit.actions.pop()


def record(subject: Model, *, scope: object = "", **facts: object) -> None:
    """Note what the running operation did to a subject.

    `facts` are ids, field names, codes and counts; never names or texts, because the log can
    not be erased. `scope` is the consultation's id, where there is one.

    Raises RuntimeError outside an operation.
    """
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("record() outside an operation")
    unit.events.append(
        AuditEvent(
            at=timezone.now(),
            actor_kind=str(unit.actor.kind),
            actor_id=unit.actor.id,
            on_behalf_of=unit.actor.on_behalf_of,
            action=unit.actions[-1],
            subject_kind=subject._meta.label_lower,
            subject_id=str(subject.pk),
            scope=str(scope or ""),
            body=json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str),
        )
    )


def _seal(events: list[AuditEvent]) -> None:
    """Chain the events; nothing may take a lock after this, or writers deadlock."""
    if not events:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Deferred foreign keys take row locks at commit; they must take them before ours.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
    last = AuditEvent.objects.order_by("-seq").values_list("seq", "hash").first()
    seq, link = last or (0, GENESIS)
    for event in events:
        seq += 1
        event.seq, event.previous = seq, link
        event.hash = link = event.digest()
    AuditEvent.objects.bulk_create(events)
