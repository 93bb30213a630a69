"""What every page's frame needs; named in settings as a context processor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from django.http import HttpRequest

NATIVE_NAMES = {"tr": "Türkçe", "en": "English"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the owner's name, the home page and the same page in the other languages."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "owner_name": settings.PAYDAS_OWNER,
        "home_url": f"/{language}/",
        "language_links": [
            Link(
                label=NATIVE_NAMES.get(code, str(name)),
                url=_in_language(request.get_full_path(), code),
                current=code == language,
                code=code,
            )
            for code, name in settings.LANGUAGES
        ],
    }


def _in_language(path: str, code: str) -> str:
    """Unknown addresses (error pages) cannot be translated: lead to that language's home page."""
    translated = translate_url(path, code)
    return translated if translated.startswith(f"/{code}/") else f"/{code}/"
