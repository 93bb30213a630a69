"""One-click sign-in as each role: only in the demonstration, only on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from paydas.core.models import User
from paydas.core.web.lists import Column
from paydas.demo.accounts import NAMES, email_of
from paydas.demo.vocabulary import DUTIES, ROLE_NAMES

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Persona:
    """A role that one can try."""

    role: str
    name: str
    label: StrOrPromise
    duty: StrOrPromise


def is_open(request: HttpRequest) -> bool:
    """Tell whether this is the demonstration, and the browser sits at this very machine."""
    near = ip_address(request.META.get("REMOTE_ADDR", "0.0.0.0")).is_loopback  # noqa: S104 -- an address to refuse
    passed_on = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    return bool(settings.PAYDAS_DEMO) and near and not passed_on


def personas(request: HttpRequest) -> HttpResponse:
    if not is_open(request):
        raise Http404
    shown = [Persona(role, NAMES[role], ROLE_NAMES[role], DUTIES[role]) for role in NAMES]
    columns = [
        Column(_("Role")),
        Column(_("What this role does")),
        Column(_("Sign in"), hidden=True),
    ]
    context = {"personas": shown, "columns": columns, "sample": True}
    return render(request, "demo/personas.html", context)


@require_POST
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    if not is_open(request) or role not in NAMES:
        raise Http404
    logout(request)
    user = get_object_or_404(User, email=email_of(role), is_sample=True)
    login(request, user, backend=BACKEND)
    return redirect(f"/{request.path.split('/')[1]}/console/")
