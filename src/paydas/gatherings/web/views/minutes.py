"""Minutes and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_coordinate
from paydas.consultations.web.loading import in_consultation
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import address, paginate
from paydas.core.web.parts import Link
from paydas.gatherings.models import Decision, Minutes
from paydas.gatherings.operations import minutes as operations
from paydas.gatherings.queries import minutes as queries
from paydas.gatherings.vocabulary import DecisionState
from paydas.gatherings.web.forms import attendance as forms
from paydas.gatherings.web.frame import at, frame, of_gathering

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.gatherings.models import Gathering


@of_gathering(running=False)
def minutes(request: Request, gathering: Gathering) -> HttpResponse:
    decided = queries.decisions_of(gathering.consultation_id).filter(gathering=gathering)
    context = frame(request, gathering) | {
        "rows": queries.with_editions(queries.minutes_of(gathering)),
        "decisions": decided,
        "today": timezone.localdate(),
        "may_approve": can_coordinate(request.actor, gathering.consultation_id),
    }
    return render(request, "gatherings/minutes.html", context)


@of_gathering()
def write(request: Request, gathering: Gathering, pk: UUID | None = None) -> HttpResponse:
    known = get_object_or_404(Minutes, pk=pk, gathering=gathering) if pk else None
    form = bound(request, forms.MinutesForm, known, gathering=gathering)

    def act() -> object:
        if known:
            return operations.change_minutes(
                by=request.actor, minutes_id=known.pk, seen=form.seen_revision, **form.values
            )
        return operations.write_minutes(
            by=request.actor, minutes_id=form.key, gathering_id=gathering.pk, **form.values
        )

    done = at("minutes", gathering)
    context = frame(request, gathering, _("Write the minutes")) | {"cancel_url": done}
    return edit_page(request, form, act, done=done, **context)


@of_gathering()
@require_POST
def settle(request: Request, gathering: Gathering, pk: UUID) -> HttpResponse:
    """Approve minutes, or publish approved ones; the operation asks for the coordinator."""
    found = get_object_or_404(Minutes, pk=pk, gathering=gathering)

    def act() -> object:
        if request.POST.get("act") == "publish":
            return operations.publish_minutes(by=request.actor, minutes_id=found.pk)
        return operations.approve_minutes(by=request.actor, minutes_id=found.pk, seen=None)

    return act_page(request, act, done=at("minutes", gathering))


@of_gathering()
def decide(request: Request, gathering: Gathering) -> HttpResponse:
    form = bound(request, forms.DecisionForm, gathering=gathering)

    def act() -> object:
        decision = Decision(pk=form.key, **form.values)
        return operations.note_decisions(
            by=request.actor, gathering_id=gathering.pk, decisions=[decision]
        )

    done = at("minutes", gathering)
    context = frame(request, gathering, _("Note a decision")) | {"cancel_url": done}
    return edit_page(request, form, act, done=done, **context)


@of_gathering()
def close(request: Request, gathering: Gathering, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Decision, pk=pk, gathering=gathering)
    form = bound(request, forms.OutcomeForm, initial={"seen": found.revision})

    def act() -> object:
        return operations.close_decision(
            by=request.actor, decision_id=found.pk, **form.cleaned_data
        )

    done = at("minutes", gathering)
    context = frame(request, gathering, _("Close a decision"))
    context |= {"cancel_url": done, "lead": found.text}
    return edit_page(request, form, act, done=done, **context)


@in_consultation
def decisions(request: Request, consultation: Consultation) -> HttpResponseBase:
    found = queries.decisions_of(consultation.pk)
    if request.GET.get("state") in DecisionState.values:
        found = found.filter(state=request.GET["state"])
    if wants_export(request):
        columns: list[ExportColumn[Decision]] = [
            ExportColumn(_("What was decided"), lambda row: row.text),
            ExportColumn(_("Gathering"), lambda row: row.gathering.title),
            ExportColumn(_("Who carries it out"), lambda row: str(row.owner) if row.owner else ""),
            ExportColumn(_("Due on"), lambda row: row.due_on),
            ExportColumn(_("State"), lambda row: str(DecisionState.label_of(row.state))),
        ]
        return export(request, found, columns, "decisions")
    states = [Link(_("All"), request.path, current="state" not in request.GET)]
    states += [
        Link(label, address(request, state=key, page=None), current=request.GET.get("state") == key)
        for key, label in DecisionState.choices
    ]
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "pages": paginate(request, found),
        "states": states,
        "today": timezone.localdate(),
        "exports": export_links(request),
    }
    return render(request, "gatherings/decisions.html", context)
