"""Addresses of the demonstration."""

from __future__ import annotations

from django.urls import path

from paydas.demo.web import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.personas, name="personas"),
    path("demo/<slug:role>/", views.sign_in, name="sign_in"),
]
