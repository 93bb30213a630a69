"""Accounts: make, change, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from paydas.core.access import can_administer, require
from paydas.core.models import User
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.core.vocabulary import CoreError

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def email_key(text: str) -> str:
    """Return the stored form of an e-mail address: ASCII letters small, the rest as it is."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text.strip())


@operation
def add_user(
    *, by: Actor, email: str, name: str, password: str | None = None, **flags: object
) -> User:
    """Make an account; without a password it signs in by a code sent to its address.

    `flags` are further fields of User (language, is_administrator, is_registrar, is_sample).
    Raises CoreError("user_exists").
    """
    require(can_administer(by))
    user = User(email=email_key(email), name=name, **flags)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise CoreError("user_exists") from None
    record(user, fields=sorted(flags))
    return user


@operation
def change_user(*, by: Actor, user_id: Key, seen: int | None, **values: object) -> User:
    """Change name, language, flags or whether the account is open."""
    require(can_administer(by))
    user = lock(User, user_id, seen)
    changed = save_changes(user, **values)
    record(user, fields=changed)
    return user


@operation
def change_me(*, by: Actor, name: str, language: str) -> User:
    """Change one's own name and language."""
    require(by.user is not None)
    user = lock(User, by.user.pk if by.user else "")
    changed = save_changes(user, name=name, language=language)
    if changed:
        record(user, fields=changed)
    return user


@operation
def set_password(*, by: Actor, user_id: Key, password: str) -> User:
    """Set an account's password: its owner or an administrator."""
    require(can_administer(by) or (by.user is not None and str(by.user.pk) == str(user_id)))
    user = lock(User, user_id)
    user.set_password(password)
    user.save()
    record(user)
    return user
