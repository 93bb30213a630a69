"""What is said about activities: list, publication, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import Pages, address, applied, paginate
from paydas.core.web.parts import Link
from paydas.core.web.requests import typed
from paydas.monitoring.access import can_set_up
from paydas.monitoring.operations import voices as operations
from paydas.monitoring.operations.voices import Saying
from paydas.monitoring.queries.voices import voices_of
from paydas.monitoring.vocabulary import VoiceKind
from paydas.monitoring.web.forms import AnswerForm, TakenForm, VoicesFilter, WithholdForm
from paydas.monitoring.web.frame import SHAPES, frame
from paydas.planning.queries.plans import published_tree

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.monitoring.models import ActivityVoice


def _columns() -> list[ExportColumn[ActivityVoice]]:
    return [
        ExportColumn(_("Activity"), lambda row: str(row.activity)),
        ExportColumn(_("Kind"), lambda row: row.get_kind_display()),
        ExportColumn(_("Organisation"), lambda row: str(row.organisation or "")),
        ExportColumn(_("Said on"), lambda row: row.said_on),
        ExportColumn(_("Words"), lambda row: row.text),
        ExportColumn(_("State"), lambda row: row.get_state_display()),
        ExportColumn(_("Answer by"), lambda row: row.due_on),
        ExportColumn(_("Answer"), lambda row: row.answer),
    ]


@in_consultation
def voices(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_set_up(request.actor, consultation.pk))
    form = VoicesFilter(request.GET)
    found = voices_of(consultation.pk, form.cleaned_data if form.is_valid() else {})
    if wants_export(request):
        return export(request, found, _columns(), "voices")
    pages: Pages[ActivityVoice] = paginate(request, found)
    page = frame(consultation, _("Comments on progress"), tab="voices") | {
        "form": form,
        "pages": pages,
        "rows": [(row, SHAPES[row.state]) for row in pages.items],
        "applied": applied(request, form),
        "today": timezone.localdate(),
        "exports": [
            Link("CSV", address(request, format="csv")),
            Link("XLSX", address(request, format="xlsx")),
        ],
    }
    return render(request, "monitoring/voices.html", page)


def _back(consultation: Consultation) -> str:
    return reverse("monitoring:voices", args=[consultation.slug])


def _page(consultation: Consultation, voice: ActivityVoice) -> dict[str, Any]:
    back = _back(consultation)
    page = frame(consultation, str(voice.activity), back=back)
    page["crumbs"] = (
        *page["crumbs"][:1],
        Link(_("Comments on progress"), back),
        page["crumbs"][-1],
    )
    return page | {"voice": voice, "shape": SHAPES[voice.state], "withhold": WithholdForm()}


@in_consultation
def voice(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    found = get_object_or_404(voices_of(consultation.pk, {}), pk=pk)
    form = bound(request, AnswerForm)
    form.initial = {"answer": found.answer, "seen": found.revision}

    def act() -> object:
        return operations.answer_voice(
            by=request.actor,
            voice_id=found.pk,
            seen=form.cleaned_data["seen"],
            answer=form.cleaned_data["answer"],
        )

    return edit_page(
        request,
        form,
        act,
        done=_back(consultation),
        said=_("The answer was saved."),
        template="monitoring/voice.html",
        **_page(consultation, found),
    )


@require_POST
@in_consultation
def publish(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    found = get_object_or_404(voices_of(consultation.pk, {}), pk=pk)

    def act() -> object:
        return operations.publish_voice(by=request.actor, voice_id=found.pk)

    done = reverse("monitoring:voice", args=[consultation.slug, found.pk])
    return act_page(request, act, done=done, said=_("The voice is public."))


@require_POST
@in_consultation
def withhold(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    found = get_object_or_404(voices_of(consultation.pk, {}), pk=pk)

    def act() -> object:
        reason = typed(request, "reason")
        return operations.withhold_voice(by=request.actor, voice_id=found.pk, reason=reason)

    done = reverse("monitoring:voice", args=[consultation.slug, found.pk])
    return act_page(request, act, done=done, said=_("The voice is withheld."))


@in_consultation
def take(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    published = published_tree(consultation.pk)
    if published is None:
        raise Http404
    leaves = published.tree.activities
    choices = [(str(leaf.id), f"{leaf.number} {leaf.title}") for leaf in leaves]
    form = bound(request, TakenForm, activities=choices)
    form.initial = {"id": uuid4(), "kind": VoiceKind.COMMENT, "said_on": timezone.localdate()}

    def act() -> object:
        data = form.cleaned_data
        saying = Saying(
            kind=data["kind"],
            text=data["text"],
            organisation_id=data["organisation"].pk if data["organisation"] else None,
            said_on=data["said_on"],
        )
        return operations.speak(
            by=request.actor,
            voice_id=data["id"] or uuid4(),
            activity_id=data["activity"],
            saying=saying,
        )

    page = frame(consultation, _("Write down a comment"), back=_back(consultation))
    return edit_page(request, form, act, done=_back(consultation), **page)
