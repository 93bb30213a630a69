"""Saving a record that others may be editing, and giving it its public code."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, TypeVar

from paydas.core.vocabulary import StaleRecordError
from paydas.kernel.text.codes import make_code

if TYPE_CHECKING:
    from django.db.models import Model

M = TypeVar("M", bound="Model")


def lock(model: type[M], pk: object, seen: int | None = None) -> M:
    """Read a record for change inside an operation; `seen` is the revision that the form showed.

    Raises StaleRecordError when somebody saved it since, `model.DoesNotExist` when it is gone.
    """
    found = model._default_manager.select_for_update(no_key=True).get(pk=pk)
    if seen is not None and getattr(found, "revision") != seen:  # noqa: B009 -- not on Model itself
        raise StaleRecordError
    return found


def save_changes(found: Model, **values: object) -> list[str]:
    """Set values, raise the revision and save; return the names of the fields that changed.

    Nothing is written when nothing changed.
    """
    changed = [name for name, value in values.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, values[name])
    if changed:
        found.revision += 1  # type: ignore[attr-defined]
        found.save()
    return changed


def new_codes(model: type[Model], letter: str, count: int) -> list[str]:
    """Return `count` public codes of this letter that the model does not use yet, in one query."""
    fresh: list[str] = []
    while len(fresh) < count:
        made = {make_code(letter, secrets.choice) for _ in range(count - len(fresh))}
        taken = set(model._default_manager.filter(code__in=made).values_list("code", flat=True))
        fresh.extend(sorted(made - taken - set(fresh), key=lambda _: secrets.randbits(32)))
    return fresh


def new_code(model: type[Model], letter: str) -> str:
    """Return one public code that the model does not use yet."""
    return new_codes(model, letter, 1)[0]
