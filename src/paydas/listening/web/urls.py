"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

from django.urls import path

from paydas.listening.web.views import (
    answering,
    contribution,
    contributions,
    imports,
    interviews,
    moderate,
    news,
    paste,
    surveys,
    table,
)

app_name = "listening"
VOICES = "console/<slug:slug>/contributions/"
SURVEYS = "console/<slug:slug>/surveys/"
TALKS = "console/<slug:slug>/interviews/"
IMPORTS = "console/<slug:slug>/imports/"
MODERATE = "p/moderate/<uuid:pk>/"
urlpatterns = [
    path("p/table/<uuid:pk>/", table.table, name="table"),
    path("p/table/<uuid:pk>/notes/<uuid:note>/", table.table_note, name="table_note"),
    path(MODERATE, moderate.moderate, name="moderate"),
    path(f"{MODERATE}notes/<uuid:note>/", moderate.moderate_note, name="moderate_note"),
    path(f"{MODERATE}notes/<uuid:note>/return/", moderate.return_to_table, name="return_to_table"),
    path("p/survey/<uuid:pk>/", answering.survey, name="survey"),
    path("p/survey/<uuid:pk>/thanks/", answering.thanks, name="thanks"),
    path("p/absent/<uuid:pk>/", answering.absent, name="absent"),
    path("surveys/<uuid:pk>/", answering.open_survey, name="open_survey"),
    path("p/news/<uuid:pk>/", news.news, name="news"),
    path("p/news/<uuid:pk>/<slug:act>/", news.news_act, name="news_act"),
    path("p/<slug:purpose>/<uuid:pk>/mails/", news.ask, name="ask_news"),
    path("p/<slug:purpose>/<uuid:pk>/mails/stop/", news.stop, name="stop_news"),
    path(VOICES, contributions.contributions, name="contributions"),
    path(f"{VOICES}bulk/", contributions.bulk, name="bulk"),
    path(f"{VOICES}clearing/", contributions.clearing, name="clearing"),
    path(f"{VOICES}write/", contributions.write, name="write"),
    path(f"{VOICES}paste/", paste.paste, name="paste"),
    path(f"{VOICES}<uuid:pk>/", contribution.contribution, name="contribution"),
    path(f"{VOICES}<uuid:pk>/act/", contribution.act, name="act"),
    path(f"{VOICES}<uuid:pk>/<slug:act>/", contribution.change, name="change"),
    path(IMPORTS, imports.imports, name="imports"),
    path(f"{IMPORTS}upload/", imports.upload, name="upload"),
    path(f"{IMPORTS}<uuid:pk>/", imports.batch, name="batch"),
    path(f"{IMPORTS}<uuid:pk>/columns/", imports.mapping, name="mapping"),
    path(f"{IMPORTS}<uuid:pk>/<slug:which>/", imports.step, name="step"),
    path(SURVEYS, surveys.surveys, name="surveys"),
    path(f"{SURVEYS}add/", surveys.set_up, name="add_survey"),
    path(f"{SURVEYS}<uuid:pk>/", surveys.survey, name="results"),
    path(f"{SURVEYS}<uuid:pk>/edit/", surveys.set_up, name="edit_survey"),
    path(f"{SURVEYS}<uuid:pk>/act/", surveys.act, name="survey_act"),
    path(f"{SURVEYS}<uuid:pk>/answers/", surveys.answers, name="answers"),
    path(f"{SURVEYS}<uuid:pk>/type-in/", surveys.type_in, name="type_in"),
    path(f"{SURVEYS}<uuid:pk>/questions/add/", surveys.question, name="add_question"),
    path(f"{SURVEYS}<uuid:pk>/questions/<uuid:question>/", surveys.question, name="edit_question"),
    path(TALKS, interviews.interviews, name="interviews"),
    path(f"{TALKS}add/", interviews.edit, name="add_interview"),
    path(f"{TALKS}<uuid:pk>/", interviews.interview, name="interview"),
    path(f"{TALKS}<uuid:pk>/edit/", interviews.edit, name="edit_interview"),
    path(f"{TALKS}<uuid:pk>/consent/", interviews.consent, name="consent"),
    path(f"{TALKS}<uuid:pk>/passages/add/", interviews.passage, name="passage"),
    path(f"{TALKS}<uuid:pk>/decline/", interviews.decline, name="decline"),
]
