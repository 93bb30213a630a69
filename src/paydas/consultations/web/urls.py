"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

from django.urls import path

from paydas.consultations.web.views import approvals

app_name = "consultations"
IN = "console/<slug:slug>/"
urlpatterns = [
    path(f"{IN}approvals/", approvals.approvals, name="approvals"),
    path(f"{IN}approvals/<uuid:pk>/", approvals.approval, name="approval"),
]
