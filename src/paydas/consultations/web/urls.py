"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

from django.urls import path

from paydas.consultations.web.views import approvals, privacy, programmes, setup, staff

app_name = "consultations"
IN = "console/<slug:slug>/"
REGISTER = "console/register/"
PART = f"{IN}set-up/<slug:kind>/"
urlpatterns = [
    path(f"{REGISTER}programmes/", programmes.programmes, name="programmes"),
    path(f"{REGISTER}programmes/new/", programmes.add_programme, name="add_programme"),
    path(f"{REGISTER}programmes/<uuid:pk>/", programmes.edit_programme, name="edit_programme"),
    path(f"{REGISTER}programmes/<uuid:pk>/periods/", programmes.add_period, name="add_period"),
    path(f"{REGISTER}projects/", programmes.projects, name="projects"),
    path(f"{REGISTER}projects/new/", programmes.add_project, name="add_project"),
    path(f"{REGISTER}projects/<uuid:pk>/", programmes.project, name="project"),
    path(f"{REGISTER}projects/<uuid:pk>/edit/", programmes.edit_project, name="edit_project"),
    path(f"{REGISTER}projects/<uuid:pk>/partners/", programmes.add_partner, name="add_partner"),
    path(
        f"{REGISTER}projects/partners/<int:pk>/remove/",
        programmes.remove_partner,
        name="remove_partner",
    ),
    path(f"{REGISTER}consultations/new/", setup.new, name="new"),
    path(f"{IN}set-up/", setup.overview, name="setup"),
    path(f"{IN}set-up/about/", setup.edit, name="edit"),
    path(f"{IN}set-up/steps/", setup.steps, name="steps"),
    path(f"{IN}set-up/phases/", setup.phases, name="phases"),
    path(f"{IN}set-up/now/", setup.now, name="now"),
    path(f"{IN}set-up/state/", setup.move, name="move"),
    path(f"{PART}new/", setup.add_part, name="add_part"),
    path(f"{PART}<uuid:pk>/", setup.edit_part, name="edit_part"),
    path(f"{PART}<uuid:pk>/act/", setup.act_on_part, name="act_on_part"),
    path(f"{IN}staff/", staff.staff, name="staff"),
    path(f"{IN}staff/new/", staff.add, name="add_staff"),
    path(f"{IN}staff/<int:pk>/remove/", staff.remove, name="remove_staff"),
    path(f"{IN}participants/", privacy.participants, name="participants"),
    path(f"{IN}participants/<uuid:pk>/", privacy.participant, name="participant"),
    path(f"{IN}participants/<uuid:pk>/consents/", privacy.give, name="give_consent"),
    path(f"{IN}participants/<uuid:pk>/erase/", privacy.erase, name="erase"),
    path(f"{IN}consents/", privacy.consents, name="consents"),
    path(f"{IN}consents/<uuid:pk>/withdraw/", privacy.withdraw, name="withdraw_consent"),
    path(f"{IN}requests/", privacy.data_requests, name="requests"),
    path(f"{IN}requests/new/", privacy.add_request, name="add_request"),
    path(f"{IN}requests/<uuid:pk>/", privacy.answer, name="answer_request"),
    path(f"{IN}approvals/", approvals.approvals, name="approvals"),
    path(f"{IN}approvals/<uuid:pk>/", approvals.approval, name="approval"),
]
