"""The list of rounds, the page of one, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_approve, can_coordinate
from paydas.consultations.queries.approvals import newest_approval
from paydas.consultations.web.approving import approving
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import Pages, applied, paginate
from paydas.core.web.office.bars import bars
from paydas.core.web.parts import Link
from paydas.gatherings.queries.gatherings import gatherings_of
from paydas.invitations.access import can_plan
from paydas.invitations.jobs import send_round as sending
from paydas.invitations.models import InvitationRound, ReferenceMix, SelectionRule
from paydas.invitations.operations import rounds as operations
from paydas.invitations.operations.sending import send_round
from paydas.invitations.queries.invitations import funnels, invitations_of, narrowed
from paydas.invitations.queries.rounds import rounds_of, stage_of, stages_of
from paydas.invitations.vocabulary import RoundState, Route
from paydas.invitations.web import printing
from paydas.invitations.web.balancing import balance
from paydas.invitations.web.forms import RoundFilter, RoundForm
from paydas.invitations.web.frame import ANSWERS, SHAPES, at, frame, listed, of_round
from paydas.kernel.text.folding import words

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


@in_consultation
def rounds(request: Request, consultation: Consultation) -> HttpResponseBase:
    form = RoundFilter(request.GET)
    found = _narrowed(rounds_of(consultation.pk), form)
    if wants_export(request):
        return export(request, found, _columns(), "rounds")
    pages: Pages[Any] = paginate(request, found)
    stages = stages_of(pages.items)
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": [(one, stages[one.pk], SHAPES[stages[one.pk]]) for one in pages.items],
        "exports": export_links(request),
        "funnels": funnels(consultation.pk),
        "rules": SelectionRule.objects.filter(consultation=consultation),
        "mixes": ReferenceMix.objects.filter(consultation=consultation),
        "may_plan": can_plan(request.actor, consultation.pk),
    }
    return render(request, "invitations/rounds.html", context)


def _narrowed(found: QuerySet[InvitationRound], form: RoundFilter) -> QuerySet[InvitationRound]:
    if not form.is_valid():
        return found
    if form.cleaned_data["route"]:
        found = found.filter(route=form.cleaned_data["route"])
    asked = words(form.cleaned_data["q"])
    if not asked:
        return found
    # Titles of rounds have no folded column; there are few of them, the gatherings have one.
    texts = found.values_list("pk", "title", "gathering__search")
    hits = [
        pk
        for pk, title, gathering in texts
        if all(word in " ".join(words(title)) or word in gathering for word in asked)
    ]
    return found.filter(Q(pk__in=hits))


def _columns() -> list[ExportColumn[Any]]:
    return [
        ExportColumn(_("Name of the round"), lambda row: row.title),
        ExportColumn(_("Gathering"), lambda row: row.gathering.title),
        ExportColumn(_("Route"), lambda row: str(Route.label_of(row.route))),
        ExportColumn(_("Reason that is published"), lambda row: row.reason),
        ExportColumn(_("Invited"), lambda row: row.invited),
        ExportColumn(_("Coming"), lambda row: row.accepted),
        ExportColumn(_("Declined"), lambda row: row.declined),
        ExportColumn(_("Document number"), lambda row: row.document_number),
        ExportColumn(_("Sample content"), lambda row: row.is_sample),
    ]


@of_round(planning=False)
def round_page(request: Request, found: InvitationRound) -> HttpResponse:
    asked = {"q": request.GET.get("q", "")}
    invited = narrowed(invitations_of(found.consultation_id).filter(round=found), asked)
    stage = stage_of(found)
    pages: Pages[Any] = paginate(request, invited)
    context = frame(found) | {
        "stage": stage,
        "shape": SHAPES[stage],
        "open": stage in (RoundState.DRAFT, RoundState.RETURNED, RoundState.APPROVED),
        "approval": newest_approval(found),
        "pages": pages,
        "rows": [(one, ANSWERS[one.answer]) for one in pages.items],
        "q": asked["q"],
        "may_plan": can_plan(request.actor, found.consultation_id),
        "last": last_change(found),
        "bars": bars(request, found.consultation_id, sending),
    }
    return render(request, "invitations/round.html", context | balance(request, found))


@in_consultation
def add(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    form = bound(request, RoundForm, gatherings=gatherings_of(consultation.pk))

    def act() -> object:
        gathering = form.values.pop("gathering")
        values = {name: value for name, value in form.values.items() if name != "gathering"}
        return operations.open_round(
            by=request.actor, round_id=form.key, gathering_id=gathering.pk, values=values
        )

    title = _("Open a round")
    return edit_page(
        request,
        form,
        act,
        done=lambda: reverse("invitations:round", args=[consultation.slug, form.key]),
        title=title,
        sample=consultation.is_sample,
        consultation=consultation,
        cancel_url=listed(consultation.slug),
        crumbs=[Link(_("Invitations"), listed(consultation.slug)), Link(title)],
    )


@of_round()
def edit(request: Request, found: InvitationRound) -> HttpResponse:
    same = gatherings_of(found.consultation_id)
    form = bound(request, RoundForm, found, gatherings=same)

    def act() -> object:
        return operations.change_round(
            by=request.actor, round_id=found.pk, seen=form.seen_revision, values=form.values
        )

    # The form writes into its instance; the frame is made of what was there before.
    context = frame(found, _("Change the round"))
    return edit_page(request, form, act, done=at("round", found), **context)


@of_round()
@require_POST
def submit(request: Request, found: InvitationRound) -> HttpResponse:
    return act_page(
        request,
        lambda: operations.submit_round(by=request.actor, round_id=found.pk),
        done=at("round", found),
        said=_("The round waits for the approver now."),
    )


@of_round()
@require_POST
def send(request: Request, found: InvitationRound) -> HttpResponse:
    done = at("round", found)
    return act_page(
        request,
        lambda: send_round(by=request.actor, round_id=found.pk, page=done),
        done=done,
        said=_("The invitations are being sent."),
    )


@in_consultation
def approve(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(
        can_approve(request.actor, consultation.pk)
        or can_coordinate(request.actor, consultation.pk)
    )
    rounds = InvitationRound.objects.select_related(
        "gathering__consultation__owner", "gathering__venue", "gathering__province", "rule"
    )
    found = get_object_or_404(rounds, pk=pk, consultation=consultation)
    approval = newest_approval(found)
    if approval is None:
        raise Http404
    return approving(
        request,
        consultation,
        approval,
        "invitations/approve.html",
        round=found,
        invited=invitations_of(consultation.pk).filter(round=found),
        paragraphs=printing.paragraphs(found.letter),
        facts=printing.facts(found, found.gathering),
        **balance(request, found),
    )


@of_round(planning=False)
def letters(request: Request, found: InvitationRound, kind: str) -> HttpResponse:
    """Print the letters: of those without e-mail, or with ?all=1 of everybody."""
    if kind not in printing.KINDS or found.state != RoundState.SENT:
        raise Http404
    invited = invitations_of(found.consultation_id).filter(round=found, sent_at__isnull=False)
    if not request.GET.get("all"):
        invited = invited.filter(sent_by="paper")
    response = HttpResponse(
        printing.letters(found, list(invited), kind), content_type=printing.KINDS[kind]
    )
    response["Content-Disposition"] = f'attachment; filename="letters.{kind}"'
    return response
