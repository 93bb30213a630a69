"""Addresses of this step: staff pages under console/."""

from __future__ import annotations

from django.urls import path

from paydas.planning.web.views import papers, parts, plans

app_name = "planning"
IN = "console/<slug:slug>/plans/"
PART = f"{IN}<slug:kind>/<uuid:pk>/"
urlpatterns = [
    path(IN, plans.plan_list, name="plans"),
    path(f"{IN}new/", plans.add, name="add"),
    path(f"{IN}<uuid:pk>/", plans.plan, name="plan"),
    path(f"{IN}<uuid:pk>/edit/", plans.edit, name="edit"),
    path(f"{IN}<uuid:pk>/vision/", plans.vision, name="vision"),
    path(f"{IN}<uuid:pk>/approve/", plans.approve, name="approve"),
    path(f"{IN}<uuid:pk>/do/<slug:deed>/", plans.act, name="act"),
    path(f"{IN}<uuid:pk>/paper.<slug:kind>", papers.plan_paper, name="paper"),
    path(f"{IN}objective/<uuid:pk>/card.<slug:kind>", papers.card, name="card"),
    path(f"{IN}gaps/<uuid:pk>/close/", plans.close_gap, name="close_gap"),
    path(f"{IN}<uuid:pk>/groups/", parts.add_group, name="add_group"),
    path(f"{IN}<uuid:pk>/objectives/", parts.add_objective, name="add_objective"),
    path(f"{IN}objective/<uuid:pk>/activities/", parts.add_activity, name="add_activity"),
    path(f"{IN}activity/<uuid:pk>/", parts.activity, name="activity"),
    path(f"{IN}activity/<uuid:pk>/bodies/", parts.bodies, name="bodies"),
    path(f"{PART}indicators/", parts.add_indicator, name="add_indicator"),
    path(f"{PART}edit/", parts.edit_part, name="edit_part"),
    path(f"{PART}act/", parts.act_on_part, name="act_on_part"),
    path(f"{PART}link/", parts.link, name="link"),
    path(f"{IN}links/<int:pk>/remove/", parts.unlink, name="unlink"),
]
