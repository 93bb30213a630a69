"""Views that stand under a consultation get it, or the page is not found."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.portal.queries.consultation import find
from paydas.portal.web.crumbs import crumbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from paydas.core.web.parts import Link
    from paydas.core.web.requests import Request
    from paydas.portal.queries.consultation import ConsultationPage
    from paydas.portal.queries.records import Consultation


def of_consultation(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Give the view the public consultation that its address names."""

    @wraps(view)
    def loaded(request: Request, slug: str, **rest: Any) -> HttpResponseBase:  # noqa: ANN401 -- whatever the address holds
        one = find(slug)
        if one is None:
            raise Http404
        return view(request, one, **rest)

    return loaded


def trail(one: Consultation | ConsultationPage, *rest: tuple[str, str]) -> list[Link]:
    """Return the way to a page under a consultation."""
    return crumbs(
        (_("Consultations"), reverse("portal:consultations")),
        (one.title, reverse("portal:consultation", args=[one.slug])),
        *rest,
    )
