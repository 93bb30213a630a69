from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.operations import jobs as core_jobs
from paydas.core.vocabulary import DomainError
from paydas.core.web.editing import edit_page
from paydas.core.web.exports import export, wants_export
from paydas.core.web.lists import address, applied, heads, paginate, sorting
from paydas.core.web.office.bars import own_bars, remember_work
from paydas.core.web.parts import Link
from paydas.core.web.requests import ticked
from paydas.listening import jobs
from paydas.listening.access import can_clear, can_read_words, can_write_down
from paydas.listening.operations.clearing import approve, clear
from paydas.listening.operations.notes import take_notes
from paydas.listening.operations.words import Place
from paydas.listening.queries.contributions import (
    for_list,
    may_be_quoted,
    narrowed,
    oldest_first,
)
from paydas.listening.queries.provinces import province_names
from paydas.listening.vocabulary import ContributionState
from paydas.listening.web.forms.contributions import ContributionFilter, WriteForm
from paydas.listening.web.voices import COLUMNS, SORTS, export_columns, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution

# More than this at once is long work.
AT_ONCE = 200
ACTS: dict[str, Any] = {"approve": approve, "clear": clear}
WORK: dict[str, Any] = {"approve": jobs.approve_many, "clear": jobs.clear_many}


@in_consultation
def contributions(request: Request, consultation: Consultation) -> HttpResponseBase:
    provinces = province_names()
    form = ContributionFilter(request.GET, consultation, provinces)
    asked, order = sorting(request, SORTS, "-noted")
    found = narrowed(for_list(request.actor, consultation.pk), form.wanted())
    found = found.order_by(order, "id")
    if wants_export(request):
        return export(request, found, export_columns(provinces), "contributions")
    pages: Pages[Contribution] = paginate(request, found, is_long=True)
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": [row_of(one, provinces) for one in pages.items],
        "columns": heads(request, COLUMNS, asked),
        "exports": exports(request),
        "query": request.GET.urlencode(),
        "may": may(request, consultation),
        "bars": own_bars(request, consultation.pk, *WORK.values()),
    }
    return render(request, "listening/contributions.html", context)


def may(request: Request, consultation: Consultation) -> dict[str, bool]:
    actor = request.actor
    return {
        "read": can_read_words(actor, consultation.pk),
        "write": can_write_down(actor, consultation.pk),
        "clear": can_clear(actor, consultation.pk),
    }


def exports(request: Request) -> list[Link]:
    return [
        Link("CSV", address(request, format="csv", page=None)),
        Link("XLSX", address(request, format="xlsx", page=None)),
    ]


@require_POST
@in_consultation
def bulk(request: Request, consultation: Consultation) -> HttpResponse:
    """Approve or clear what was ticked, or all that the list shows; many become a job."""
    act = request.POST.get("act", "")
    back = request.POST.get("back", "contributions")
    page = reverse(f"listening:{'clearing' if back == 'clearing' else 'contributions'}",
                   args=[consultation.slug])  # fmt: skip
    if act not in ACTS:
        return redirect(page)
    ids = _chosen(request, consultation, act)
    if len(ids) > AT_ONCE:
        require(can_clear(request.actor, consultation.pk))
        _start(request, consultation, act, ids)
    else:
        _do(request, act, ids)
    return redirect(f"{page}?{request.POST.get('query', '')}")


def _chosen(request: Request, consultation: Consultation, act: str) -> list[str]:
    found = for_list(request.actor, consultation.pk)
    if request.POST.get("scope") == "all":
        form = ContributionFilter(_query(request), consultation, province_names())
        found = narrowed(found, form.wanted())
    else:
        found = found.filter(pk__in=ticked(request))
    state = ContributionState.DRAFT if act == "approve" else ContributionState.APPROVED
    return [str(key) for key in found.filter(state=state).values_list("pk", flat=True)]


def _query(request: Request) -> Any:  # noqa: ANN401 -- a QueryDict
    return QueryDict(request.POST.get("query", ""))


def _do(request: Request, act: str, ids: Sequence[str]) -> None:
    try:
        found = ACTS[act](by=request.actor, contribution_ids=ids)
    except DomainError as problem:
        messages.error(request, problem.sentence())
        return
    if act == "approve":
        said = ngettext(
            "%(n)s contribution was approved.", "%(n)s contributions were approved.", len(found)
        )
    else:
        said = ngettext(
            "%(n)s contribution is public now.", "%(n)s contributions are public now.", len(found)
        )
    messages.success(request, said % {"n": len(found)})


def _start(request: Request, consultation: Consultation, act: str, ids: list[str]) -> None:
    core_jobs.start(
        by=request.actor,
        work=WORK[act],
        arguments={"contribution_ids": ids},
        key=f"listening.{act}:{consultation.pk}",
        scope=consultation.pk,
        page=reverse("listening:contributions", args=[consultation.slug]),
    )
    remember_work(request)
    said = _("%(n)s contributions are being worked on; you may leave the page.")
    messages.success(request, said % {"n": len(ids)})


@in_consultation
def clearing(request: Request, consultation: Consultation) -> HttpResponse:
    """Show what waits to be made public, oldest first, with room to read it."""
    require(can_clear(request.actor, consultation.pk))
    found = for_list(request.actor, consultation.pk).filter(
        may_be_quoted(), state=ContributionState.APPROVED
    )
    pages: Pages[Contribution] = paginate(request, oldest_first(found))
    provinces = province_names()
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "pages": pages,
        "rows": [row_of(one, provinces) for one in pages.items],
        "may": may(request, consultation),
        "bars": own_bars(request, consultation.pk, *WORK.values()),
    }
    return render(request, "listening/clearing.html", context)


@in_consultation
def write(request: Request, consultation: Consultation) -> HttpResponse:
    """Write down one contribution that came in another way: a letter, a call, a visit."""
    require(can_write_down(request.actor, consultation.pk))
    form = WriteForm(request.POST or None, consultation)
    place = Place(consultation_id=consultation.pk, is_sample=consultation.is_sample)
    page = reverse("listening:contributions", args=[consultation.slug])
    return edit_page(
        request,
        form,
        lambda: take_notes(by=request.actor, place=place, said=[form.said()]),
        done=page,
        said=_("The contribution was written down as a draft."),
        title=_("Write down a contribution"),
        lead=_("For what came by letter, telephone or in person, outside table and survey."),
        submit=_("Save as draft"),
        cancel_url=page,
    )
