"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

from django.urls import path

from paydas.monitoring.web.views import (
    links,
    overview,
    periods,
    progress,
    reporting,
    values,
    voices,
)

app_name = "monitoring"
IN = "console/<slug:slug>/monitoring/"
DESK = "console/<slug:slug>/reporting/"
REPORT = "p/report/<uuid:pk>/"
PROGRESS = "p/progress/<uuid:pk>/"
VALUE = "values/<uuid:period>/<uuid:indicator>/"
STATUS = "status/<uuid:period>/<uuid:activity>/"
SHARE = "share/<uuid:activity>/"
urlpatterns = [
    path(IN, overview.overview, name="overview"),
    path(f"{IN}indicators/<uuid:pk>/", overview.indicator, name="indicator"),
    path(f"{IN}values/", values.values, name="values"),
    path(f"{IN}values/<uuid:pk>/", values.check, name="check"),
    path(f"{IN}values/<uuid:pk>/file/", values.evidence, name="evidence"),
    path(f"{IN}voices/", voices.voices, name="voices"),
    path(f"{IN}voices/new/", voices.take, name="take_voice"),
    path(f"{IN}voices/links/", links.links, name="links"),
    path(f"{IN}voices/links/mail/", links.mail_links, name="mail_links"),
    path(f"{IN}voices/links/<uuid:pk>/act/", links.act_on_link, name="act_on_link"),
    path(f"{IN}voices/<uuid:pk>/", voices.voice, name="voice"),
    path(f"{IN}voices/<uuid:pk>/publish/", voices.publish, name="publish_voice"),
    path(f"{IN}voices/<uuid:pk>/withhold/", voices.withhold, name="withhold_voice"),
    path(f"{IN}periods/", periods.periods, name="periods"),
    path(f"{IN}periods/new/", periods.add_period, name="add_period"),
    path(f"{IN}periods/<uuid:pk>/", periods.edit_period, name="edit_period"),
    path(f"{IN}periods/<uuid:pk>/remove/", periods.remove_period, name="remove_period"),
    path(f"{IN}reporters/new/", periods.add_reporter, name="add_reporter"),
    path(f"{IN}reporters/<uuid:pk>/act/", periods.act_on_reporter, name="act_on_reporter"),
    path(f"{IN}evaluation/", overview.evaluation, name="evaluation"),
    path(f"{IN}evaluation/new/", overview.judge, name="judge"),
    path(f"{IN}evaluation/<uuid:pk>/", overview.judge, name="edit_judgement"),
    path(DESK, reporting.reporting, name="reporting"),
    path(f"{DESK}{VALUE}", reporting.reporting_value, name="reporting_value"),
    path(f"{DESK}{STATUS}", reporting.reporting_status, name="reporting_status"),
    path(f"{DESK}{SHARE}", reporting.reporting_share, name="reporting_share"),
    path(REPORT, reporting.report, name="report"),
    path(f"{REPORT}{VALUE}", reporting.report_value, name="report_value"),
    path(f"{REPORT}{STATUS}", reporting.report_status, name="report_status"),
    path(f"{REPORT}{SHARE}", reporting.report_share, name="report_share"),
    path(PROGRESS, progress.progress, name="progress"),
    path(f"{PROGRESS}plan-mails/", progress.choose_mails, name="choose_mails"),
    path(f"{PROGRESS}activities/<uuid:activity>/", progress.comment, name="comment"),
]
