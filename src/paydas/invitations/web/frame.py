"""What the pages of the invitations share."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.parts import Link
from paydas.invitations.access import can_look, can_plan
from paydas.invitations.models import InvitationRound

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

    View = Callable[..., HttpResponseBase]

SHAPES = {
    "draft": "open",
    "submitted": "going",
    "approved": "going",
    "returned": "refused",
    "sent": "done",
}
ANSWERS = {"none": "open", "accepted": "done", "declined": "refused", "delegated": "done"}


def of_round(*, planning: bool = True) -> Callable[[View], View]:
    """Give a view its round; `planning` asks for the right to write it, else to see names."""

    def decorate(view: View) -> View:
        @wraps(view)
        def loaded(
            request: Request, consultation: Consultation, pk: UUID, **kwargs: object
        ) -> HttpResponseBase:
            found = get_object_or_404(
                InvitationRound.objects.select_related(
                    "gathering__consultation__owner",
                    "gathering__province",
                    "gathering__venue",
                    "gathering__theme",
                    "rule",
                ),
                pk=pk,
                consultation=consultation,
            )
            may = can_plan(request.actor, consultation.pk)
            require(may or (not planning and can_look(request.actor, found.gathering)))
            return view(request, found, **kwargs)

        return in_consultation(loaded)

    return decorate


def at(name: str, found: InvitationRound, *more: object) -> str:
    """Return the address of one of a round's pages."""
    return reverse(f"invitations:{name}", args=[found.gathering.consultation.slug, found.pk, *more])


def listed(slug: str) -> str:
    """Return the address of the list of rounds."""
    return reverse("invitations:rounds", args=[slug])


def frame(found: InvitationRound, title: str = "") -> dict[str, Any]:
    """Return title and crumbs of a page of this round."""
    consultation = found.gathering.consultation
    crumbs = [
        Link(_("Invitations"), listed(consultation.slug)),
        Link(found.title, at("round", found)),
    ]
    if title:
        crumbs.append(Link(title))
    return {
        "title": title or found.title,
        "round": found,
        "gathering": found.gathering,
        "consultation": consultation,
        "sample": found.is_sample,
        "crumbs": crumbs,
        "cancel_url": at("round", found),
    }
