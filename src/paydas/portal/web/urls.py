"""Addresses of the public site; the same words in both languages."""

from __future__ import annotations

from django.urls import path

from paydas.portal.web.views import about, consultations, home, thread

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("consultations/", consultations.consultation_list, name="consultations"),
    path("thread/", thread.lookup, name="lookup"),
    path("thread/<str:code>/", thread.thread, name="thread"),
    path("how-it-works/", about.how, name="how"),
    path("privacy/", about.privacy, name="privacy"),
    path("accessibility/", about.accessibility, name="accessibility"),
]
