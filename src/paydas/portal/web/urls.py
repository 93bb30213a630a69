"""Addresses of the public site; the same words in both languages."""

from __future__ import annotations

from django.urls import path

from paydas.portal.web.views import (
    about,
    consultations,
    feed,
    heard,
    home,
    opendata,
    published,
    said,
    thread,
)
from paydas.portal.web.views import sources as source_views

app_name = "portal"
ONE = "consultations/<slug:slug>/"
urlpatterns = [
    path("", home.home, name="home"),
    path("consultations/", consultations.consultation_list, name="consultations"),
    path("news.atom", feed.news, name="news"),
    path(f"{ONE}news.atom", feed.consultation_news, name="consultation_news"),
    path(ONE, consultations.consultation, name="consultation"),
    path(f"{ONE}gatherings/<uuid:gathering_id>/", consultations.gathering, name="gathering"),
    path(f"{ONE}invitations/", consultations.invited, name="invited"),
    path(f"{ONE}invitations/<uuid:organisation_id>/", consultations.why, name="why"),
    path(f"{ONE}voices/", heard.voice_list, name="voices"),
    path(f"{ONE}findings/", heard.finding_list, name="findings"),
    path(f"{ONE}report/", published.report, name="report"),
    path(f"{ONE}report.<str:form>", published.report_file, name="report_file"),
    path(f"{ONE}responses/", published.responses, name="responses"),
    path(f"{ONE}plan/", published.plan, name="plan"),
    path(f"{ONE}plan.<str:form>", published.plan_file, name="plan_file"),
    path("p/receipt/<uuid:pk>/", said.said, name="said"),
    path("p/invitation/<uuid:pk>/said/", said.said_by_invited, name="said_invited"),
    path("publications/", published.publications, name="publications"),
    path("publications/<uuid:edition_id>/", published.edition, name="edition"),
    path("publications/<uuid:edition_id>/content.json", published.content, name="content"),
    path("thread/", thread.lookup, name="lookup"),
    path("thread/<str:code>/", thread.thread, name="thread"),
    path("sources/", source_views.source_list, name="sources"),
    path("sources/<uuid:source_id>/", source_views.source, name="source"),
    path("open-data/", opendata.open_data, name="open_data"),
    path("open-data/<slug:slug>/<slug:name>.csv", opendata.table, name="open_data_file"),
    path("how-it-works/", about.how, name="how"),
    path("privacy/", about.privacy, name="privacy"),
    path("accessibility/", about.accessibility, name="accessibility"),
]
