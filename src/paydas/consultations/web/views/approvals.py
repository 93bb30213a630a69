"""The approver's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render

from paydas.consultations.access import can_approve, can_coordinate
from paydas.consultations.queries.approvals import approvals_of
from paydas.consultations.vocabulary import ApprovalState
from paydas.consultations.web.approving import STATES, address_of, approving
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.lists import paginate

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _may_see(request: Request, consultation: Consultation) -> bool:
    actor = request.actor
    return can_approve(actor, consultation.pk) or can_coordinate(actor, consultation.pk)


@in_consultation
def approvals(request: Request, consultation: Consultation) -> HttpResponse:
    require(_may_see(request, consultation))
    found = approvals_of(consultation.pk)
    waiting = [one for one in found if one.state == ApprovalState.WAITING]
    decided = paginate(request, [one for one in found if one.state != ApprovalState.WAITING])
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "waiting": [(one, address_of(one, consultation.slug)) for one in waiting],
        "decided": [
            (one, address_of(one, consultation.slug), STATES[one.state]) for one in decided.items
        ],
        "pages": decided,
    }
    return render(request, "consultations/approvals.html", context)


@in_consultation
def approval(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    require(_may_see(request, consultation))
    found = get_object_or_404(approvals_of(consultation.pk), pk=pk)
    # Nobody decides on what they do not see: the page of the record shows it in full.
    shown_at = address_of(found, consultation.slug)
    if shown_at != request.path:
        return redirect(shown_at)
    return approving(request, consultation, found)
