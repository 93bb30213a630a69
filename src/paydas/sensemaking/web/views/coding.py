"""Coding: the list of contributions with their codes, and the fast page for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid5

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import accepted, act_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import paginate
from paydas.listening.queries.contributions import for_list, search
from paydas.sensemaking.access import can_conclude, can_read
from paydas.sensemaking.models import Memo
from paydas.sensemaking.operations import codings
from paydas.sensemaking.queries import codes as queries
from paydas.sensemaking.queries.codings import codes_by, memos_of, others_codes, with_codes
from paydas.sensemaking.web.forms.coding import CodingFilter, CodingForm
from paydas.sensemaking.web.frame import crumbs, frame, here, listing

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution
    from paydas.sensemaking.models import Codebook

COLUMNS: list[ExportColumn[Any]] = [
    ExportColumn(gettext_lazy("Code"), lambda one: one.code),
    ExportColumn(gettext_lazy("Contribution"), lambda one: one.words),
    ExportColumn(gettext_lazy("Kind"), lambda one: one.get_kind_display()),
    ExportColumn(gettext_lazy("Codes"), lambda one: "; ".join(c.code.label for c in one.put)),
]


def filtered(
    found: QuerySet[Contribution], form: CodingFilter, codebook: Codebook | None
) -> QuerySet[Contribution]:
    """Keep what the filter asks for."""
    if not form.is_valid():
        return found
    data = form.cleaned_data
    if data["kind"]:
        found = found.filter(kind=data["kind"])
    if data["code"]:
        found = found.filter(codings__code=data["code"]).distinct()
    if data["coded"] and codebook is not None:
        found = queries.coded(found, codebook, is_coded=data["coded"] == "1")
    return search(found, data["q"])


@in_consultation
def coding(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    codebook = queries.current_codebook(consultation.pk)
    form = CodingFilter(request.GET, codebook=codebook)
    found = for_list(request.actor, consultation.pk).exclude(state="draft")
    found = filtered(with_codes(found, codebook), form, codebook).order_by("noted_at", "id")
    if wants_export(request):
        return export(request, found, COLUMNS, "coding")
    left = queries.uncoded(consultation.pk, codebook).count() if codebook else None
    context = listing(request, consultation, "coding", form) | {
        "pages": paginate(request, found, is_long=True),
        "codebook": codebook,
        "left": left,
    }
    return render(request, "sensemaking/coding.html", context)


@in_consultation
def next_voice(request: Request, consultation: Consultation) -> HttpResponseBase:
    """Lead to the next contribution that nobody has coded, or back when all are."""
    require(can_conclude(request.actor, consultation.pk))
    codebook = queries.current_codebook(consultation.pk)
    after = consultation.contributions.filter(code=request.GET.get("after", "")).first()
    found = queries.next_uncoded(consultation.pk, codebook, after) if codebook else None
    if found is None:
        said = _("Every contribution is coded.") if codebook else _("Open a codebook first.")
        messages.info(request, said)
        return redirect(here(consultation, "coding" if codebook else "codebook"))
    return redirect(here(consultation, "code_voice", found.pk))


@in_consultation
def code_voice(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    codebook = queries.current_codebook(consultation.pk)
    if codebook is None:
        return redirect(here(consultation, "codebook"))
    voice = get_object_or_404(for_list(request.actor, consultation.pk), pk=pk)
    mine = codes_by(request.actor, voice, codebook)
    choices = [c for c in queries.codes_of(codebook) if c.is_active or c.pk in mine]
    initial = {"codes": [str(key) for key in mine]}
    form = CodingForm(request.POST or None, codes=choices, initial=initial)
    if accepted(request, form, lambda: _save(request, voice, codebook, form)):
        goes_on = request.POST.get("act") == "next"
        target = here(consultation, "next_voice") + f"?after={voice.code}"
        return redirect(target if goes_on else here(consultation, "coding"))
    context = frame(request, consultation, "coding") | {
        "voice": voice,
        "form": form,
        "code_groups": form.groups(),
        "codebook": codebook,
        "left": queries.uncoded(consultation.pk, codebook).count(),
        "others": others_codes(request.actor, voice, codebook),
        "memos": memos_of(voice),
        "crumbs": crumbs(consultation, "coding", voice.code or ""),
    }
    status = 422 if form.errors else 200
    return render(request, "sensemaking/code_voice.html", context, status=status)


@in_consultation
@require_POST
def remove_memo(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(Memo, pk=pk, consultation=consultation, contribution__isnull=False)
    done = here(consultation, "code_voice", found.contribution_id)

    def act() -> object:
        return codings.remove_memo(by=request.actor, memo_id=found.pk)

    return act_page(request, act, done=done, said=_("The memo was removed."))


def _save(request: Request, voice: Contribution, codebook: Codebook, form: CodingForm) -> object:
    data = form.cleaned_data
    if data["memo"].strip():
        text = data["memo"].strip()
        # The key follows from who says what of which voice, so that sending twice writes once.
        key = uuid5(voice.pk, f"{request.actor.id}:{text}")
        codings.write_memo(by=request.actor, memo_id=key, contribution_id=voice.pk, text=text)
    return codings.set_codes(
        by=request.actor,
        contribution_id=voice.pk,
        codebook_id=codebook.pk,
        code_ids=data["codes"],
    )
