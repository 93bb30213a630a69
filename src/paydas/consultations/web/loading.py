"""The consultation that a console page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404

from paydas.consultations.access import can_enter
from paydas.consultations.models import Consultation
from paydas.core.access import require

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request

    View = Callable[..., HttpResponseBase]


def in_consultation(view: View) -> View:
    """Give a console view its consultation: `view(request, consultation, ...)` under `<slug>`.

    Visitors are sent to sign in; accounts without a role here are refused. The page's own right
    is checked by the view (reading) and by the operation (writing).
    """

    def loaded(request: Request, slug: str, **kwargs: object) -> HttpResponseBase:
        if request.actor.user is None:
            return redirect_to_login(request.get_full_path())
        consultation = get_object_or_404(Consultation.objects.select_related("owner"), slug=slug)
        require(can_enter(request.actor, consultation.pk))
        request.consultation = consultation
        return view(request, consultation, **kwargs)

    return loaded
