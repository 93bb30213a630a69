"""Addresses of this step: staff pages under console/, private-link pages under p/."""

from __future__ import annotations

from django.urls import path

from paydas.invitations.web.views import answers, choosing, rounds, rules

app_name = "invitations"
IN = "console/<slug:slug>/invitations/"
ONE = f"{IN}<uuid:pk>/"
urlpatterns = [
    path("p/invitation/<uuid:pk>/", answers.answer, name="answer"),
    path("p/invitation/<uuid:pk>/notice/", answers.consent, name="consent"),
    path(IN, rounds.rounds, name="rounds"),
    path(f"{IN}new/", rounds.add, name="add"),
    path(f"{IN}invited/", answers.invited, name="invited"),
    path(f"{IN}invited/<uuid:pk>/", answers.take, name="take"),
    path(f"{IN}rules/new/", rules.rule, name="add_rule"),
    path(f"{IN}rules/<uuid:pk>/", rules.rule, name="rule"),
    path(f"{IN}rules/<uuid:pk>/publish/", rules.publish, name="publish_rule"),
    path(f"{IN}mixes/new/", rules.mix, name="add_mix"),
    path(f"{IN}mixes/<uuid:pk>/", rules.mix, name="edit_mix"),
    path(ONE, rounds.round_page, name="round"),
    path(f"{ONE}edit/", rounds.edit, name="edit"),
    path(f"{ONE}choose/", choosing.choose, name="choose"),
    path(f"{ONE}list/", choosing.add_list, name="add_list"),
    path(f"{ONE}take-off/", choosing.remove, name="take_off"),
    path(f"{ONE}submit/", rounds.submit, name="submit"),
    path(f"{ONE}approval/", rounds.approve, name="approve"),
    path(f"{ONE}send/", rounds.send, name="send"),
    path(f"{ONE}letters.<slug:kind>", rounds.letters, name="letters"),
]
