"""The addresses of the gallery, inside a language prefix."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from paydas.core.web.gallery.views import gallery

urlpatterns = [
    path(pgettext_lazy("address", "gallery/"), gallery, name="gallery"),
    path(pgettext_lazy("address", "gallery/<slug:frame>/"), gallery, name="gallery_frame"),
]
