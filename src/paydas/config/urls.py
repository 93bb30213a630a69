"""Addresses: every page under /tr/ or /en/; plain ones for machines and private links."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path

from paydas.core.web.accounts import closed
from paydas.core.web.health import health
from paydas.core.web.links import open_link
from paydas.portal.web.views.about import robots
from paydas.portal.web.views.thread import short


def pages() -> list[URLResolver]:
    """Return the pages of every installed app that has some."""
    modules = (f"paydas.{app}.web.urls" for app in settings.APPS)
    return [path("", include(module)) for module in modules if _exists(module)]


def _exists(module: str) -> bool:
    package = module.removesuffix(".urls")
    parent = package.removesuffix(".web")
    return all(find_spec(name) is not None for name in (parent, package, module))


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health, name="health"),
    path("l/<str:token>", open_link, name="open_link"),
    path("k/<str:code>", short, name="short_code"),
    path("robots.txt", robots, name="robots"),
    *i18n_patterns(
        path("", include("paydas.core.web.gallery.urls")),
        re_path(r"^account/(?P<page>email|confirm-email)/", closed),
        path("account/", include("allauth.urls")),
        *pages(),
    ),
]
