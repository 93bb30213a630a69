"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

app_name = "stakeholders"
urlpatterns: list[object] = []
