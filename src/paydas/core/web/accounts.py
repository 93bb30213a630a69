"""allauth's writes on our tables, through our operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter

from paydas.core.actors import SYSTEM
from paydas.core.operations.users import set_password

if TYPE_CHECKING:
    from django.http import HttpRequest

    from paydas.core.models import User


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Closes sign-up; passwords are set by the operation that writes the audit event."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        changed = set_password(by=SYSTEM, user_id=user.pk, password=password)
        user.password = changed.password
