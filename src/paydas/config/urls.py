"""Addresses: every page under /tr/ or /en/; plain ones for machines and private links."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from paydas.core.web.health import health
from paydas.core.web.links import open_link

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health, name="health"),
    path("l/<str:token>", open_link, name="open_link"),
    *i18n_patterns(
        path("hesap/", include("allauth.urls")),
    ),
]
