"""Privacy notices as they are shown."""

from __future__ import annotations

from paydas.core.models import Notice


def current_notice(key: str, language: str) -> Notice | None:
    """Return the newest published version of a notice; in Turkish where the language has none."""
    found = Notice.objects.filter(
        key=key, language__in=[language, "tr"], published_at__isnull=False
    ).order_by("version")
    by_language = {one.language: one for one in found}
    return by_language.get(language) or by_language.get("tr")
