"""Homes of the console: one's own, and a consultation's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from paydas.console.queries.due import due_for, due_in
from paydas.console.queries.first_steps import first_steps
from paydas.console.queries.mine import meetings_for, my_consultations
from paydas.console.queries.missing import missing_areas, unanswered_voices
from paydas.console.queries.steps import may_open, standing
from paydas.console.queries.waiting import waiting_in_registers
from paydas.console.web.deadlines import shown
from paydas.consultations.access import can_analyse, can_create
from paydas.consultations.web.loading import in_consultation
from paydas.core.queries.audit import last_change_in
from paydas.core.web.entry import for_accounts
from paydas.core.web.lists import Column

if TYPE_CHECKING:
    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

STEPS = [
    Column(_("Step")),
    Column(_("State")),
    Column(_("Records"), numeric=True),
    Column(_("Waiting"), numeric=True),
    Column(_("Note")),
]
MISSING = [
    Column(_("Working area")),
    Column(_("Expected"), numeric=True),
    Column(_("Came"), numeric=True),
    Column(_("Gap (points)"), numeric=True),
]
MOST_MISSING = 6
VOICES = [
    Column(_("Contribution no.")),
    Column(_("Contribution")),
    Column(_("Waits since"), numeric=True),
    Column(_("Where it stands")),
]


# Of how many consultations the personal home says what is due; the others have their own pages.
LOOKED_INTO = 6


@for_accounts
def home(request: Request) -> HttpResponse:
    mine = my_consultations(request.actor)
    several = len(mine) > 1
    own = [] if mine else first_steps(request.actor)
    due = [(found, "", "") for found in (*own, *waiting_in_registers(request.actor))]
    here = {one.consultation.pk: one.consultation for one in mine[:LOOKED_INTO]}
    for found, pk in due_for(request.actor, tuple(here)):
        due.append((found, here[pk].slug, here[pk].title if several else ""))
    due.sort(key=lambda found: (found[0].on is not None, found[0].days or 0))
    context = {
        "mine": mine,
        "due": [shown(*found) for found in due],
        "meetings": meetings_for(request.actor),
        "may_create": can_create(request.actor),
    }
    return render(request, "console/home.html", context)


@in_consultation
def consultation(request: Request, found: Consultation) -> HttpResponse:
    may_read = can_analyse(request.actor, found.pk)
    areas = missing_areas(found.pk)
    context = {
        "consultation": found,
        "public_url": reverse(settings.PAYDAS_PUBLIC_PAGE, args=[found.slug]),
        "due": [shown(due, found.slug) for due in due_in(request.actor, found.pk)],
        "rows": [r for r in standing(found).rows if may_open(request.actor, found, r.step)],
        "areas": areas,
        "missing": [area for area in areas if area.difference < 0][:MOST_MISSING],
        "voices": unanswered_voices(found.pk) if may_read else None,
        "last": last_change_in(found.pk),
        "columns": {"steps": STEPS, "missing": MISSING, "voices": VOICES},
    }
    return render(request, "console/consultation.html", context)
