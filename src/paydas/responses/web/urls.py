"""Addresses of this step: staff pages under console/."""

from __future__ import annotations

from django.urls import path

from paydas.responses.web import views

app_name = "responses"
IN = "console/<slug:slug>/responses/"
urlpatterns = [
    path(IN, views.responses, name="responses"),
    path(f"{IN}submit/", views.submit, name="submit"),
    path(f"{IN}publish/", views.publish, name="publish"),
    path(f"{IN}to/<uuid:pk>/", views.add, name="add"),
    path(f"{IN}approve/<uuid:pk>/", views.approve, name="approve"),
    path(f"{IN}<uuid:pk>/", views.edit, name="edit"),
    path(f"{IN}<uuid:pk>/discard/", views.discard, name="discard"),
]
