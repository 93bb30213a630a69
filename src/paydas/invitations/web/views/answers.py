"""All the invited with their answers; the page on which they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.notices import current_notice
from paydas.core.vocabulary import DomainError
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.links import link_actor
from paydas.core.web.lists import Pages, address, applied, paginate
from paydas.core.web.parts import Fact, Letter, Link
from paydas.core.web.requests import ticked
from paydas.gatherings.access import can_run
from paydas.gatherings.queries.gatherings import gatherings_of
from paydas.invitations.access import PURPOSE, gatherings_seen
from paydas.invitations.models import Invitation
from paydas.invitations.operations import answering as operations
from paydas.invitations.operations.sending import remind
from paydas.invitations.queries.invitations import invitations_of, narrowed, with_attendance
from paydas.invitations.queries.letters import day_of, name_of, written
from paydas.invitations.vocabulary import Answer
from paydas.invitations.web import printing
from paydas.invitations.web.forms import (
    OWN_WORDS,
    AnswerForm,
    ConsentForm,
    InvitedFilter,
    TakenForm,
)
from paydas.invitations.web.frame import ANSWERS, listed

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor
    from paydas.core.web.requests import Request

BULK = {"accepted": Answer.ACCEPTED, "declined": Answer.DECLINED}


def _visible(request: Request, consultation: Consultation) -> QuerySet[Invitation]:
    seen = gatherings_seen(request.actor, consultation.pk)
    require(seen is None or bool(seen))
    found = invitations_of(consultation.pk)
    return found if seen is None else found.filter(gathering__in=seen)


@in_consultation
def invited(request: Request, consultation: Consultation) -> HttpResponseBase:
    found = with_attendance(_visible(request, consultation))
    if request.method == "POST":
        return _bulk(request, found)
    form = InvitedFilter(request.GET, gatherings_of(consultation.pk))
    shown = narrowed(found, form.cleaned_data) if form.is_valid() else found
    if wants_export(request):
        return export(request, shown, _columns(), "invitations")
    pages: Pages[Any] = paginate(request, shown)
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": [(one, ANSWERS[one.answer]) for one in pages.items],
        "exports": export_links(request),
        "here": request.get_full_path(),
        "crumbs": [
            Link(_("Invitations"), listed(consultation.slug)),
            Link(_("All invited")),
        ],
    }
    return render(request, "invitations/invited.html", context)


def _columns() -> list[ExportColumn[Any]]:
    return [
        ExportColumn(_("Person"), lambda row: str(row.participant.person or "")),
        ExportColumn(_("Organisation"), lambda row: str(row.participant.organisation or "")),
        ExportColumn(_("Province"), lambda row: str(row.participant.province or "")),
        ExportColumn(_("Gathering"), lambda row: row.gathering.title),
        ExportColumn(_("Route"), lambda row: row.round.get_route_display()),
        ExportColumn(_("Sent by"), lambda row: row.get_sent_by_display()),
        ExportColumn(_("Answer"), lambda row: row.get_answer_display()),
        ExportColumn(_("How it came"), lambda row: row.get_answered_by_display()),
        ExportColumn(_("Came"), lambda row: row.came),
        ExportColumn(_("Sample content"), lambda row: row.is_sample),
    ]


def _bulk(request: Request, found: QuerySet[Invitation]) -> HttpResponse:
    """Remind those ticked, or write down one answer for all of them."""
    picked = ticked(request)
    chosen = list(found.filter(pk__in=picked))
    here = address(request)
    back = redirect(f"{request.path}{here if here.startswith('?') else ''}")
    if not chosen:
        messages.error(request, _("Tick those whom you mean."))
        return back
    try:
        said = _act(request.actor, request.POST.get("act", ""), chosen)
    except DomainError as problem:
        messages.error(request, problem.sentence())
    else:
        messages.success(request, said)
    return back


def _act(actor: Actor, act: str, chosen: list[Invitation]) -> str:
    if act not in BULK:
        count = remind(by=actor, invitation_ids=[one.pk for one in chosen])
        said = ngettext("%(n)s reminder is on its way.", "%(n)s reminders are on their way.", count)
        return said % {"n": count}
    count = 0
    for gathering in {one.gathering_id for one in chosen}:
        given = [
            operations.Given(one.pk, BULK[act]) for one in chosen if one.gathering_id == gathering
        ]
        count += operations.record_answers(by=actor, gathering_id=gathering, given=given)
    said = ngettext("%(n)s answer was written down.", "%(n)s answers were written down.", count)
    return said % {"n": count}


@in_consultation
def take(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Write down an answer that came by telephone, on behalf of the invited."""
    found = get_object_or_404(invitations_of(consultation.pk), pk=pk)
    require(can_run(request.actor, found.gathering))
    form = bound(request, TakenForm, invitation=found)

    def act() -> object:
        return operations.answer_invitation(
            by=request.actor.acting_for(found.participant_id),
            invitation_id=found.pk,
            seen=form.cleaned_data["seen"],
            reply=_reply(form, form.cleaned_data["channel"]),
        )

    done = reverse("invitations:invited", args=[consultation.slug])
    name = name_of(found.participant)
    return edit_page(
        request,
        form,
        act,
        done=done,
        said=_("The answer was written down."),
        title=name,
        kicker=_("Write down an answer"),
        lead=f"{found.gathering}, {day_of(found.gathering)}",
        consultation=consultation,
        sample=found.is_sample,
        cancel_url=done,
        crumbs=[
            Link(_("Invitations"), listed(consultation.slug)),
            Link(_("All invited"), done),
            Link(name),
        ],
    )


def _reply(form: AnswerForm, channel: str) -> operations.Reply:
    data = form.cleaned_data
    is_delegated = data["answer"] == Answer.DELEGATED
    return operations.Reply(
        answer=data["answer"],
        channel=channel,
        note=data["note"],
        delegate_name=data["delegate_name"] if is_delegated else "",
        needs=form.needs_noted,
        language=data["language"],
    )


def _held(request: Request, pk: UUID) -> tuple[Actor, Invitation]:
    actor = link_actor(request, PURPOSE, pk)
    found = get_object_or_404(
        Invitation.objects.select_related(
            "round__rule",
            "gathering__consultation__owner",
            "gathering__venue",
            "gathering__province",
            "participant__person",
            "participant__organisation",
            "delegate__person",
        ),
        pk=pk,
    )
    return actor, found


def answer(request: Request, pk: UUID) -> HttpResponse:
    """Let the holder of the link answer; consent to the notice is a step of its own."""
    actor, found = _held(request, pk)
    if request.method == "GET":
        operations.open_invitation(by=actor, invitation_id=found.pk)
    form = bound(request, AnswerForm, invitation=found)

    def act() -> object:
        return operations.answer_invitation(
            by=actor,
            invitation_id=found.pk,
            seen=form.cleaned_data["seen"],
            reply=_reply(form, "link"),
        )

    def done() -> str:
        page = "consent" if form.cleaned_data["answer"] == Answer.ACCEPTED else "answer"
        return reverse(f"invitations:{page}", args=[found.pk])

    return edit_page(
        request,
        form,
        act,
        done=done,
        said=_("Thank you, your answer has arrived."),
        template="invitations/answer.html",
        **_letter(actor, found),
    )


def _letter(actor: Actor, found: Invitation) -> dict[str, Any]:
    consultation, until = found.gathering.consultation, found.round.reply_by
    is_over = until is not None and timezone.localdate() > until
    follow = reverse(settings.PAYDAS_FOLLOW_PAGES["invitation"], args=[found.pk])
    head = [
        Fact(pgettext("document", "Number"), found.round.document_number),
        Fact(_("Date"), written(found.round.document_date)),
    ]
    return {
        "letter": Letter(
            consultation.owner.name, consultation.title, [one for one in head if one.value]
        ),
        "invitation": found,
        "name": name_of(found.participant),
        "paragraphs": printing.paragraphs(found.round.letter),
        "facts": [
            Fact(one.label, one.value) for one in printing.facts(found.round, found.gathering)
        ],
        "language": consultation.language,
        "is_over": is_over,
        "is_answered": found.answer != Answer.NONE,
        "own_words": OWN_WORDS.get(Answer(found.answer), ""),
        "survey_url": _after_decline(actor, found),
        "calendar_url": _calendar(found, consultation),
        "follow_url": follow if is_over else "",
        "sample": found.is_sample,
    }


def _calendar(found: Invitation, consultation: Consultation) -> str:
    """Return where the day can be taken into a calendar by whoever comes or sends somebody."""
    comes = found.answer in (Answer.ACCEPTED, Answer.DELEGATED)
    if not comes or not consultation.is_public:
        return ""
    return reverse("gatherings:feed_day", args=[consultation.slug, found.gathering_id])


def _after_decline(actor: Actor, found: Invitation) -> str:
    """Return where whoever cannot come may speak instead; a later step says so, if it is there."""
    if not settings.PAYDAS_AFTER_DECLINE or found.answer != Answer.DECLINED:
        return ""
    return str(import_string(settings.PAYDAS_AFTER_DECLINE)(actor, found.participant_id) or "")


def consent(request: Request, pk: UUID) -> HttpResponse:
    """Show the notice after an acceptance; agreeing is free, the answer stands without it."""
    actor, found = _held(request, pk)
    done = reverse("invitations:answer", args=[found.pk])
    notice = current_notice("participation", get_language() or "tr")
    if notice is None:
        return redirect(done)
    form = bound(request, ConsentForm)

    def act() -> object:
        if not form.cleaned_data["agreed"]:
            return None
        return operations.agree(by=actor, invitation_id=found.pk, notice=notice)

    return edit_page(
        request,
        form,
        act,
        done=done,
        template="invitations/consent.html",
        notice=notice,
        cancel_url=done,
        **_letter(actor, found),
    )
