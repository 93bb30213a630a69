"""Addresses of the places: registers under console/register/."""

from __future__ import annotations

from django.urls import path

from paydas.places.web.views import provinces, regions

app_name = "places"
HERE = "console/register"
urlpatterns = [
    path(f"{HERE}/provinces/", provinces.provinces, name="provinces"),
    path(f"{HERE}/provinces/districts/", provinces.districts, name="districts"),
    path(f"{HERE}/provinces/<str:plate>/", provinces.province, name="province"),
    path(f"{HERE}/regions/", regions.regions, name="regions"),
    path(f"{HERE}/regions/new/", regions.make_region, name="add_region"),
    path(f"{HERE}/regions/<uuid:pk>/", regions.region, name="region"),
    path(f"{HERE}/regions/<uuid:pk>/edit/", regions.edit_region, name="edit_region"),
    path(f"{HERE}/regions/<uuid:pk>/remove/", regions.drop_region, name="remove_region"),
    path(f"{HERE}/venues/", regions.venues, name="venues"),
    path(f"{HERE}/venues/new/", regions.make_venue, name="add_venue"),
    path(f"{HERE}/venues/<uuid:pk>/", regions.venue, name="venue"),
    path(f"{HERE}/venues/<uuid:pk>/edit/", regions.edit_venue, name="edit_venue"),
]
