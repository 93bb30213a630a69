"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

from django.urls import path

from paydas.listening.web.views import answering, moderate, receipt, table

app_name = "listening"
IN = "console/<slug:slug>"
urlpatterns = [
    path("p/table/<uuid:pk>/", table.table, name="table"),
    path("p/table/<uuid:pk>/notes/<uuid:note>/", table.table_note, name="table_note"),
    path("p/moderate/<uuid:pk>/", moderate.moderate, name="moderate"),
    path("p/moderate/<uuid:pk>/notes/<uuid:note>/", moderate.moderate_note, name="moderate_note"),
    path(
        "p/moderate/<uuid:pk>/notes/<uuid:note>/return/",
        moderate.return_to_table,
        name="return_to_table",
    ),
    path("p/survey/<uuid:pk>/", answering.survey, name="survey"),
    path("p/survey/<uuid:pk>/thanks/", answering.thanks, name="thanks"),
    path("p/absent/<uuid:pk>/", answering.absent, name="absent"),
    path("surveys/<uuid:pk>/", answering.open_survey, name="open_survey"),
    path("p/receipt/<uuid:pk>/", receipt.receipt, name="receipt"),
]
