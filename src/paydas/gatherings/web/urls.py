"""Addresses of this step: staff pages under console/, and the public calendar."""

from __future__ import annotations

from django.urls import path

from paydas.gatherings.web.views import attendance, gatherings, minutes, paper, programme

app_name = "gatherings"
IN = "console/<slug:slug>/"
ONE = f"{IN}gatherings/<uuid:gathering>/"
urlpatterns = [
    path("calendar/<slug:slug>.ics", gatherings.feed, name="feed"),
    path("calendar/<slug:slug>/<uuid:gathering_id>.ics", gatherings.feed, name="feed_day"),
    path(f"{IN}gatherings/", gatherings.gatherings, name="gatherings"),
    path(f"{IN}gatherings/new/", gatherings.add, name="add"),
    path(f"{IN}calendar/", gatherings.calendar, name="calendar"),
    path(f"{IN}decisions/", minutes.decisions, name="decisions"),
    path(f"{IN}series/", gatherings.series, name="series"),
    path(f"{IN}series/new/", gatherings.edit_series, name="add_series"),
    path(f"{IN}series/<uuid:pk>/", gatherings.edit_series, name="edit_series"),
    path(ONE, gatherings.gathering, name="gathering"),
    path(f"{ONE}edit/", gatherings.edit, name="edit"),
    path(f"{ONE}state/", gatherings.move, name="move"),
    path(f"{ONE}sessions/new/", programme.edit_session, name="add_session"),
    path(f"{ONE}sessions/<uuid:pk>/", programme.edit_session, name="edit_session"),
    path(f"{ONE}sessions/<uuid:pk>/remove/", programme.remove_session, name="remove_session"),
    path(f"{ONE}sessions/<uuid:pk>/tables/", programme.tables, name="tables"),
    path(f"{ONE}tables/<uuid:pk>/", programme.edit_table, name="edit_table"),
    path(f"{ONE}copy/", programme.copy, name="copy"),
    path(f"{ONE}people/", programme.people, name="people"),
    path(f"{ONE}people/organisation/", programme.add_body, name="add_body"),
    path(f"{ONE}people/person/", programme.add_person, name="add_person"),
    path(f"{ONE}people/organiser/", programme.add_organiser, name="add_organiser"),
    path(f"{ONE}people/<slug:what>/<int:pk>/remove/", programme.remove_one, name="remove_one"),
    path(f"{ONE}attendance/", attendance.attendance, name="attendance"),
    path(f"{ONE}attendance/<uuid:session>/", attendance.door, name="door"),
    path(f"{ONE}attendance/<uuid:session>/new/", attendance.walk_in, name="walk_in"),
    path(f"{ONE}needs/", attendance.needs, name="needs"),
    path(f"{ONE}needs/<uuid:pk>/", attendance.arrange, name="arrange"),
    path(f"{ONE}minutes/", minutes.minutes, name="minutes"),
    path(f"{ONE}minutes/new/", minutes.write, name="write_minutes"),
    path(f"{ONE}minutes/<uuid:pk>/", minutes.write, name="edit_minutes"),
    path(f"{ONE}minutes/<uuid:pk>/settle/", minutes.settle, name="settle_minutes"),
    path(f"{ONE}decisions/new/", minutes.decide, name="add_decision"),
    path(f"{ONE}decisions/<uuid:pk>/", minutes.close, name="close_decision"),
    path(f"{ONE}paper/", paper.papers, name="papers"),
    path(f"{ONE}paper/links/", paper.links, name="table_links"),
    path(f"{ONE}paper/<slug:sheet>.pdf", paper.paper, name="paper"),
]
