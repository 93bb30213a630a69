"""Requests from outside: the public form, and the pages that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.operations.outbox import Mail
from paydas.core.queries.notices import current_notice
from paydas.core.web.editing import accepted, act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.limits import spend
from paydas.core.web.listing import list_page
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.operations.requests import (
    accept_request,
    reject_request,
    submit_request,
)
from paydas.stakeholders.queries.requests import differences, record_meant, visible_to
from paydas.stakeholders.web.listings import requests_listing
from paydas.stakeholders.web.requesting import CORRECT, RejectForm, RequestForm
from paydas.stakeholders.web.tabs import register_tabs

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.stakeholders.models import CorrectionRequest


def ask(request: Request) -> HttpResponse:
    """Take a request from anybody; who asks learns nothing of what the register holds."""
    if request.method == "POST":
        spend(request, "register")
    form = bound(request, RequestForm)
    notice = current_notice("register", get_language() or "tr")

    def act() -> None:
        typed = form.cleaned_data
        meant = record_meant(typed["name"], typed["number"]) if typed["asks"] == CORRECT else None
        submit_request(by=request.actor, asking=form.asking(request, meant), notice=notice)

    if accepted(request, form, act):
        return redirect(reverse("stakeholders:asked"))
    status = 422 if form.is_bound else 200
    context = {"form": form, "notice": notice}
    return render(request, "stakeholders/ask.html", context, status=status)


def asked(request: Request) -> HttpResponse:
    return render(request, "stakeholders/asked.html")


@for_accounts
def requests(request: Request) -> HttpResponseBase:
    require(can_keep_register(request.actor))
    tabs = register_tabs(request, "requests")
    return list_page(request, requests_listing(visible_to(request.actor)), tabs=tabs)


@for_accounts
def one(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    context = {
        "found": found,
        "differences": differences(found),
        "is_open": found.state == "open",
    }
    return render(request, "stakeholders/request.html", context)


@require_POST
@for_accounts
def accept(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    mail = _mail(found, _accepted_text)
    return act_page(
        request,
        lambda: accept_request(by=request.actor, request_id=pk, mail=mail),
        done=reverse("stakeholders:request", args=[pk]),
        said=_("The register was brought up to date."),
    )


@for_accounts
def reject(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_register(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, RejectForm)
    page = reverse("stakeholders:request", args=[pk])

    def act() -> None:
        reason = form.cleaned_data["reason"]
        mail = _mail(found, lambda name: _rejected_text(name, reason))
        reject_request(by=request.actor, request_id=pk, reason=reason, mail=mail)

    return edit_page(
        request,
        form,
        act,
        done=page,
        title=_("Do not accept the request"),
        kicker=found.proposed.get("name", ""),
        submit=_("Send this answer"),
        cancel_url=page,
    )


def _mail(found: CorrectionRequest, text: Callable[[str], str]) -> Mail:
    """Write the answer in the language in which the request was made."""
    language = found.language
    with override(language):
        return Mail(
            key=f"request:{found.pk}",
            to=found.email,
            subject=_("Your request about the register"),
            body=text(str(found.proposed.get("name", ""))),
            language=language,
            is_sample=found.is_sample,
        )


def _accepted_text(name: str) -> str:
    return _("We have brought the register up to date as you asked: %(name)s.\n\nThank you.") % {
        "name": name
    }


def _rejected_text(name: str, reason: str) -> str:
    return _(
        "We could not do what you asked for %(name)s.\n\nReason: %(reason)s\n\n"
        "You may write to us again with more information."
    ) % {"name": name, "reason": reason}
