"""Addresses of the console's homes."""

from __future__ import annotations

from django.urls import path

from paydas.console.web import views

app_name = "console"
urlpatterns = [
    path("console/", views.home, name="home"),
    path("console/<slug:slug>/", views.consultation, name="consultation"),
]
