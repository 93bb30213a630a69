"""Addresses of the administration and of one's own account."""

from __future__ import annotations

from django.urls import path

from paydas.core.web.office import views

app_name = "core"
urlpatterns = [
    path("account/me/", views.me, name="me"),
    path("console/accounts/", views.users, name="users"),
    path("console/accounts/add/", views.add, name="add_user"),
    path("console/accounts/<uuid:pk>/", views.edit, name="user"),
    path("console/log/", views.events, name="events"),
    path("console/jobs/", views.jobs, name="jobs"),
    path("console/jobs/<uuid:pk>/", views.job, name="job"),
    path("console/jobs/<uuid:pk>/cancel/", views.cancel, name="cancel_job"),
    path("console/outbox/", views.outbox, name="outbox"),
    path("console/outbox/<uuid:pk>/", views.message, name="message"),
    path("console/outbox/<uuid:pk>/retry/", views.retry, name="retry_mail"),
    path("console/notices/", views.notices, name="notices"),
    path("console/notices/new/", views.notice, name="new_notice"),
]
