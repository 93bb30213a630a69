"""The door, access needs, minutes and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from paydas.core.vocabulary import DomainError
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import Pages, address, paginate
from paydas.core.web.requests import keys_of
from paydas.gatherings.models import AccessNeed, Session
from paydas.gatherings.operations import attendance as operations
from paydas.gatherings.queries import attendance as queries
from paydas.gatherings.vocabulary import Presence
from paydas.gatherings.web.forms import attendance as forms
from paydas.gatherings.web.frame import at, frame, of_gathering

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.gatherings.models import Gathering

# A door has few clicks: everybody of a session stands on one page.
DOOR_SIZE = 200


@of_gathering()
def attendance(request: Request, gathering: Gathering) -> HttpResponse:
    rows = [
        (one, turnout, at("door", gathering, one.pk))
        for one, turnout in queries.turnouts(gathering)
    ]
    context = frame(request, gathering) | {"rows": rows}
    return render(request, "gatherings/attendance.html", context)


@of_gathering()
def door(request: Request, gathering: Gathering, session: UUID) -> HttpResponseBase:
    found = get_object_or_404(Session, pk=session, gathering=gathering)
    if request.method == "POST":
        return _mark(request, gathering, found)
    lines = queries.named(request.GET.get("q", ""), queries.door_list(found))
    if wants_export(request):
        return export(request, lines, _columns(), "attendance")
    pages: Pages[Any] = paginate(request, lines, DOOR_SIZE)
    context = frame(request, gathering, found.title) | {
        "session": found,
        "pages": pages,
        "turnout": queries.turnout(found),
        "q": request.GET.get("q", ""),
        "exports": export_links(request),
        "walk_in_url": at("walk_in", gathering, found.pk),
    }
    return render(request, "gatherings/door.html", context)


def _mark(request: Request, gathering: Gathering, session: Session) -> HttpResponse:
    """Mark one person (a button of a line) or everybody who was ticked."""
    presence, _sep, one = request.POST.get("mark", "").partition(":")
    picked = [one] if one else request.POST.getlist("pick")
    here = address(request)
    back = redirect(f"{request.path}{here if here.startswith('?') else ''}#line-{one}")
    keys = keys_of(picked)
    if presence not in Presence.values or not keys:
        messages.error(request, _("Tick those whom you want to mark."))
        return back
    marks = [operations.Mark(key, session.pk, presence) for key in keys]
    try:
        count = operations.mark_attendance(by=request.actor, gathering_id=gathering.pk, marks=marks)
    except DomainError as problem:
        messages.error(request, problem.sentence())
        return back
    if not one:
        said = ngettext("%(n)s person was marked.", "%(n)s people were marked.", count)
        messages.success(request, said % {"n": count})
    return back


def _columns() -> list[ExportColumn[Any]]:
    return [
        ExportColumn(_("Person"), lambda row: str(row.participant.person or "")),
        ExportColumn(_("Organisation"), lambda row: str(row.participant.organisation or "")),
        ExportColumn(_("Presence"), lambda row: row.get_presence_display()),
        ExportColumn(_("Table"), lambda row: row.table.number if row.table else ""),
        ExportColumn(_("Sample content"), lambda row: row.is_sample),
    ]


@of_gathering()
def walk_in(request: Request, gathering: Gathering, session: UUID) -> HttpResponse:
    found = get_object_or_404(Session, pk=session, gathering=gathering)
    form = bound(request, forms.WalkInForm)

    def act() -> object:
        data = form.cleaned_data
        newcomer = operations.Newcomer(data["name"], data["organisation"])
        return operations.walk_in(
            by=request.actor,
            session_id=found.pk,
            newcomer=newcomer,
            person_id=data["person_id"],
        )

    done = at("door", gathering, found.pk)
    context = frame(request, gathering, _("Add a walk-in")) | {
        "cancel_url": done,
        "kicker": found.title,
        "submit": _("Put on the list as present"),
    }
    return edit_page(request, form, act, done=done, **context)


@of_gathering()
def needs(request: Request, gathering: Gathering) -> HttpResponse:
    form = bound(request, forms.NeedForm, gathering=gathering)

    def act() -> object:
        data = form.cleaned_data
        return operations.ask_for(
            by=request.actor,
            gathering_id=gathering.pk,
            participant_id=data["participant"].pk,
            kind=data["kind"],
            note=data["note"],
        )

    context = frame(request, gathering) | {"needs": queries.needs_of(gathering)}
    return edit_page(
        request,
        form,
        act,
        done=at("needs", gathering),
        template="gatherings/needs.html",
        **context,
    )


@of_gathering()
@require_POST
def arrange(request: Request, gathering: Gathering, pk: UUID) -> HttpResponse:
    found = get_object_or_404(AccessNeed, pk=pk, gathering=gathering)

    def act() -> object:
        return operations.arrange_need(
            by=request.actor, need_id=found.pk, is_arranged=not found.is_arranged
        )

    return act_page(request, act, done=at("needs", gathering))
