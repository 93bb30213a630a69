"""Likely duplicates: the list, the comparison, merging and taking a merge back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.web.editing import act_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.lists import paginate
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.models import MergeRecord
from paydas.stakeholders.operations.merging import keep_apart, merge, unmerge
from paydas.stakeholders.queries.duplicates import likely_pairs, load
from paydas.stakeholders.queries.organisations import for_page, visible_to
from paydas.stakeholders.web.tabs import register_tabs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.web.requests import Request


@for_accounts
def duplicates(request: Request) -> HttpResponse:
    require(can_keep_register(request.actor))
    pages = paginate(request, likely_pairs())
    tabs = register_tabs(request, "duplicates")
    context = {"tabs": tabs, "pages": pages, "pairs": load(pages.items)}
    return render(request, "stakeholders/duplicates.html", context)


@for_accounts
def compare(request: Request, pk: UUID, other: UUID) -> HttpResponse:
    """Show two records side by side; a button under each keeps that one."""
    require(can_keep_register(request.actor))
    records = for_page(visible_to(request.actor))
    pair = [get_object_or_404(records, pk=pk), get_object_or_404(records, pk=other)]
    if request.method == "POST":
        return _decide(request, pk, other)
    sides = [(pair[0], pair[1]), (pair[1], pair[0])]
    context = {"sides": sides, "sample": any(one.is_sample for one in pair)}
    return render(request, "stakeholders/compare.html", context)


def _decide(request: Request, pk: UUID, other: UUID) -> HttpResponse:
    choice = request.POST.get("keep", "")
    if choice == "apart":
        return act_page(
            request,
            lambda: keep_apart(by=request.actor, first_id=pk, second_id=other),
            done=reverse("stakeholders:duplicates"),
            said=_("Noted: these are two organisations."),
        )
    kept, gone = (other, pk) if choice == str(other) else (pk, other)
    return act_page(
        request,
        lambda: merge(by=request.actor, kept_id=kept, gone_id=gone),
        done=reverse("stakeholders:organisation", args=[kept]),
        said=_("The records were merged. You can take it back on this page."),
    )


@require_POST
@for_accounts
def take_back(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(MergeRecord, pk=pk)
    return act_page(
        request,
        lambda: unmerge(by=request.actor, merge_id=pk),
        done=reverse("stakeholders:organisation", args=[found.kept_id]),
        said=_("The merge was taken back."),
    )
