from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from paydas.core.web.links import link_actor
from paydas.listening.queries.contributions import words_of
from paydas.listening.queries.receipts import receipt_of
from paydas.listening.vocabulary import ContributionState, LinkKind
from paydas.listening.web.desk import shape_of, weight_of
from paydas.listening.web.views.answering import letter_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution


@dataclass(frozen=True)
class Followed:
    """A voice as its author follows it: words, number, state, and what happens next."""

    id: UUID
    kind: str
    code: str
    text: str
    at: datetime
    weight: str
    answers: str
    state: str
    state_label: str
    next: str


def followed(one: Contribution) -> Followed:
    """Say where a voice stands; what came of it later is told by the public thread."""
    answered = [link.target for link in one.links.all() if link.kind == LinkKind.ANSWERS]
    return Followed(
        id=one.pk,
        kind=str(one.get_kind_display()),
        code=one.code or "",
        text=words_of(one),
        at=one.noted_at,
        weight=weight_of(one),
        answers=words_of(answered[0]) if answered else "",
        state=shape_of(one.state),
        state_label=str(one.get_state_display()),
        next=_next(one),
    )


def _next(one: Contribution) -> str:
    match one.state:
        case ContributionState.DRAFT:
            return _("The moderator still has to approve it. It then gets its number.")
        case ContributionState.APPROVED:
            return _("It is being read before publication, so that nobody is exposed by it.")
        case ContributionState.CLEARED:
            return _("Everybody can read it under its number.")
        case _:
            return _("It counts, but is not shown in public: %(reason)s") % {
                "reason": one.withheld_reason
            }


@never_cache
def receipt(request: Request, pk: UUID) -> HttpResponse:
    link_actor(request, "receipt", pk)
    found = receipt_of(pk)
    if found is None:
        raise Http404
    context = {
        "receipt": found,
        "voices": [followed(one) for one in found.voices],
        "letter": letter_of(found.consultation),
        "sample": found.consultation.is_sample,
    }
    return render(request, "listening/receipt.html", context)
