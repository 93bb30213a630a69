"""The addresses of the gallery, inside a language prefix."""

from __future__ import annotations

from django.urls import path

from paydas.core.web.gallery.views import gallery

urlpatterns = [
    path("gallery/", gallery, name="gallery"),
    path("gallery/<slug:frame>/", gallery, name="gallery_frame"),
]
