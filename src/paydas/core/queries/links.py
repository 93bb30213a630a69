"""Finding private links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings

from paydas.core.models import AccessLink

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


def living_link(key: str) -> AccessLink | None:
    """Return the link of a key while it is alive; asked anew at every use."""
    link = AccessLink.objects.filter(key=key).first()
    return link if link is not None and link.is_alive else None


def links_of(purpose: str, subject_ids: Iterable[UUID]) -> dict[UUID, AccessLink]:
    """Return the newest living link of each subject, in one query."""
    found = AccessLink.objects.filter(
        purpose=purpose, subject_id__in=list(subject_ids), revoked_at=None
    ).order_by("issued_at")
    return {link.subject_id: link for link in found if link.is_alive}


def subjects_of(purpose: str, scope: object) -> set[UUID]:
    """Return whoever of a scope was ever given a link of this purpose, alive or not."""
    found = AccessLink.objects.filter(purpose=purpose, scope=str(scope))
    return set(found.values_list("subject_id", flat=True))


def language_of(link: AccessLink) -> str:
    """Return the language of the letter that carried a link; nothing where no record says it."""
    path = settings.PAYDAS_LINK_LANGUAGES.get(link.subject_kind, "")
    if not path:
        return ""
    rows = apps.get_model(link.subject_kind)._default_manager.filter(pk=link.subject_id)
    found = rows.values_list(path, flat=True).first()
    return found if found in dict(settings.LANGUAGES) else ""
