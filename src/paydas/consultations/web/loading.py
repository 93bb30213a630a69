"""The consultation that a console page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from paydas.consultations.access import can_enter
from paydas.consultations.models import Consultation
from paydas.consultations.queries.roles import has_role
from paydas.consultations.vocabulary import TWO_STEP_ROLES
from paydas.core.access import require

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request

    View = Callable[..., HttpResponseBase]


def in_consultation(view: View) -> View:
    """Give a console view its consultation: `view(request, consultation, ...)` under `<slug>`.

    Visitors are sent to sign in; accounts without a role here are refused; who needs a second
    step and has none is led to set it up. The page's own right is checked by the view (reading)
    and by the operation (writing).
    """

    def loaded(request: Request, slug: str, **kwargs: object) -> HttpResponseBase:
        if request.actor.user is None:
            return redirect_to_login(request.get_full_path())
        consultation = get_object_or_404(Consultation.objects.select_related("owner"), slug=slug)
        require(can_enter(request.actor, consultation.pk))
        if lacks_second_step(request, consultation):
            messages.warning(
                request,
                _("Your role in this consultation needs two-step sign-in. Please set it up now."),
            )
            return redirect("mfa_activate_totp")
        request.consultation = consultation
        return view(request, consultation, **kwargs)

    return loaded


def lacks_second_step(request: Request, consultation: Consultation) -> bool:
    """Tell whether the account's role asks for a second step that it has not got.

    Sample accounts of the demonstration sign in by one click, on loopback only.
    """
    user = request.actor.user
    if not settings.PAYDAS_TWO_STEP or user is None or (settings.PAYDAS_DEMO and user.is_sample):
        return False
    if not has_role(request.actor, consultation.pk, *TWO_STEP_ROLES):
        return False
    return not get_adapter().is_mfa_enabled(user)
