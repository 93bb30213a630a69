"""Private links: give, re-issue, revoke.

A token is the link's key plus a signature over key, purpose and subject, so that a lost letter
can be printed again, a copied database opens nothing, and a changed secret ends them all.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from paydas.core.models import AccessLink
from paydas.core.operations.audit import operation, record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import Model

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Lower-case letters and digits without 0, 1, l and o: readable on paper and on the telephone.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_RFC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_SPELL = str.maketrans(_RFC, ALPHABET)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a new link opens."""

    purpose: str
    subject: Model
    scope: object = ""
    expires_at: datetime | None = None


def token_of(link: AccessLink, *, secret: str | None = None) -> str:
    """Return the 24 characters that open a link (8 of key, 16 = 80 bits of signature)."""
    text = f"{link.key}|{link.purpose}|{link.subject_kind}|{link.subject_id}"
    mac = hmac.new(
        (secret or settings.SECRET_KEY).encode(), b"paydas.link|" + text.encode(), sha256
    )
    return link.key + base64.b32encode(mac.digest()[:10]).decode().translate(_SPELL)


def address_of(link: AccessLink) -> str:
    """Return the whole address that a letter, mail or QR shows."""
    return f"{settings.PAYDAS_PUBLIC_URL}/l/{token_of(link)}"


def is_token_of(link: AccessLink, token: str) -> bool:
    """Tell in constant time whether a token opens a link, also under a retired secret."""
    secrets_ = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return True in [hmac.compare_digest(token_of(link, secret=one), token) for one in secrets_]


@operation
def give_links(*, by: Actor, grants: Iterable[Grant]) -> list[AccessLink]:
    """Give private links, many at once; the calling operation has checked the right."""
    links = [
        AccessLink(
            key="".join(secrets.choice(ALPHABET) for _ in range(8)),
            purpose=grant.purpose,
            subject_kind=grant.subject._meta.label_lower,
            subject_id=grant.subject.pk,
            scope=str(grant.scope or ""),
            expires_at=grant.expires_at,
        )
        for grant in grants
    ]
    AccessLink.objects.bulk_create(links)
    for link in links:
        record(link, scope=link.scope, purpose=link.purpose, of=link.subject_id)
    return links


@operation
def give_link(*, by: Actor, grant: Grant) -> AccessLink:
    """Return the living link of this purpose and subject, or give a new one."""
    living = [
        link
        for link in AccessLink.objects.filter(
            purpose=grant.purpose, subject_id=grant.subject.pk, revoked_at=None
        ).order_by("-issued_at")
        if link.is_alive
    ]
    return living[0] if living else give_links(by=by, grants=[grant])[0]


@operation
def revoke_links(*, by: Actor, subject_id: Key, purpose: str = "") -> int:
    """Withdraw every living link of a subject (of one purpose, if given); return how many."""
    found = AccessLink.objects.filter(subject_id=subject_id, revoked_at=None)
    if purpose:
        found = found.filter(purpose=purpose)
    links = list(found)
    for link in links:
        record(link, scope=link.scope, purpose=link.purpose, of=link.subject_id)
    AccessLink.objects.filter(pk__in=[link.pk for link in links]).update(revoked_at=timezone.now())
    return len(links)
