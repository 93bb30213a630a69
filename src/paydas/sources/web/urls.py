"""Addresses of the sources: the register under console/, files for whoever may have them."""

from __future__ import annotations

from django.urls import path

from paydas.sources.web.views import pictures, sources

app_name = "sources"
HERE = "console/register/sources"
urlpatterns = [
    path("files/<uuid:pk>/", sources.file, name="file"),
    path(f"{HERE}/", sources.sources, name="sources"),
    path(f"{HERE}/new/", sources.add, name="add_source"),
    path(f"{HERE}/<uuid:pk>/", sources.source, name="source"),
    path(f"{HERE}/<uuid:pk>/edit/", sources.edit, name="edit_source"),
    path(f"{HERE}/<uuid:pk>/pictures/", pictures.add, name="add_picture"),
    path(f"{HERE}/pictures/<uuid:pk>/remove/", pictures.remove, name="remove_picture"),
    path(f"{HERE}/citations/<uuid:pk>/", sources.standing, name="standing"),
]
