"""allauth in our house: its writes go through our operations, what nobody needs is closed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from paydas.core.actors import account
from paydas.core.operations.users import email_key, set_password

if TYPE_CHECKING:
    from django.http import HttpRequest

    from paydas.core.models import User

log = logging.getLogger("paydas.accounts")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Closes sign-up; passwords are set by the operation that writes the audit event."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        changed = set_password(by=account(user), user_id=user.pk, password=password)
        user.password = changed.password

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send now, not through the outbox: somebody sits and waits for the code."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("mail for signing in could not be sent")
            messages.error(
                self.request,
                _("The mail could not be sent. Try again later, or tell the administrator."),
            )


def name_tried(request: HttpRequest | None, credentials: dict[str, str] | None = None) -> str:
    """Return whose password was tried, so that a lock-out stops that account and no neighbour."""
    tried = (credentials or {}).get("email", "")
    if not tried and request is not None:
        tried = request.POST.get("login", "")
    return email_key(tried)


def closed(_request: HttpRequest, **_parts: str) -> NoReturn:
    """Stand where allauth manages e-mail addresses: an administrator changes them."""
    raise Http404
