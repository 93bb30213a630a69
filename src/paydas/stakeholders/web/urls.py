"""Addresses of the register: staff pages under console/register/, one public form."""

from __future__ import annotations

from django.urls import path

from paydas.stakeholders.web.views import (
    duplicates,
    groups,
    imports,
    organisations,
    people,
    requests,
)

app_name = "stakeholders"
HERE = "console/register"
ONE = f"{HERE}/organisations/<uuid:pk>"
urlpatterns = [
    path("register/", requests.ask, name="ask"),
    path("register/received/", requests.asked, name="asked"),
    path(f"{HERE}/organisations/", organisations.organisations, name="organisations"),
    path(f"{HERE}/organisations/new/", organisations.add, name="add_organisation"),
    path(f"{HERE}/organisations/group/", organisations.pick, name="pick"),
    path(f"{HERE}/organisations/map/", groups.province_map, name="map"),
    path(f"{ONE}/", organisations.organisation, name="organisation"),
    path(f"{ONE}/edit/", organisations.edit, name="edit_organisation"),
    path(f"{ONE}/state/", organisations.move, name="move_organisation"),
    path(f"{ONE}/remove/", organisations.remove, name="remove_organisation"),
    path(f"{ONE}/merge/<uuid:other>/", duplicates.compare, name="merge"),
    path(f"{ONE}/relations/new/", organisations.add_relation, name="add_relation"),
    path(
        f"{ONE}/relations/<int:relation_id>/remove/",
        organisations.remove_relation,
        name="remove_relation",
    ),
    path(f"{HERE}/duplicates/", duplicates.duplicates, name="duplicates"),
    path(f"{HERE}/merges/<uuid:pk>/undo/", duplicates.take_back, name="unmerge"),
    path(f"{HERE}/people/", people.people, name="people"),
    path(f"{HERE}/people/new/", people.add, name="add_person"),
    path(f"{HERE}/people/<uuid:pk>/", people.person, name="person"),
    path(f"{HERE}/people/<uuid:pk>/edit/", people.edit, name="edit_person"),
    path(f"{HERE}/people/<uuid:pk>/roles/new/", people.add_role, name="add_role"),
    path(f"{HERE}/roles/<uuid:pk>/end/", people.end_role, name="end_role"),
    path(f"{HERE}/groups/", groups.groups, name="groups"),
    path(f"{HERE}/groups/new/", groups.add, name="add_group"),
    path(f"{HERE}/groups/<uuid:pk>/", groups.group, name="group"),
    path(f"{HERE}/groups/<uuid:pk>/edit/", groups.edit, name="edit_group"),
    path(f"{HERE}/groups/<uuid:pk>/out/<uuid:organisation_id>/", groups.take_out, name="take_out"),
    path(f"{HERE}/imports/", imports.imports, name="imports"),
    path(f"{HERE}/imports/new/", imports.upload, name="upload"),
    path(f"{HERE}/imports/<uuid:pk>/", imports.batch, name="batch"),
    path(f"{HERE}/imports/<uuid:pk>/columns/", imports.columns, name="columns"),
    path(f"{HERE}/imports/<uuid:pk>/decide/", imports.decide, name="decide"),
    path(f"{HERE}/imports/<uuid:pk>/run/", imports.run, name="run"),
    path(f"{HERE}/imports/<uuid:pk>/undo/", imports.undo, name="undo"),
    path(f"{HERE}/imports/<uuid:pk>/discard/", imports.discard, name="discard"),
    path(f"{HERE}/requests/", requests.requests, name="requests"),
    path(f"{HERE}/requests/<uuid:pk>/", requests.one, name="request"),
    path(f"{HERE}/requests/<uuid:pk>/accept/", requests.accept, name="accept_request"),
    path(f"{HERE}/requests/<uuid:pk>/reject/", requests.reject, name="reject_request"),
]
