"""What became of what somebody said: a page for its author, by private link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from paydas.core.web.exports import export, wants_export
from paydas.core.web.links import link_actor
from paydas.core.web.lists import applied
from paydas.core.web.parts import Letter
from paydas.listening.queries.receipts import author_of_invitation, author_of_receipt
from paydas.portal.queries.said import said_page
from paydas.portal.web.columns import SAID_COLUMNS, export_links
from paydas.portal.web.forms import SaidFilter

if TYPE_CHECKING:
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.portal.queries.records import Author


@never_cache
def said(request: Request, pk: UUID) -> HttpResponseBase:
    link_actor(request, "receipt", pk)
    return _page(
        request, author_of_receipt(pk), reverse("listening:ask_news", args=["receipt", pk])
    )


@never_cache
def said_by_invited(request: Request, pk: UUID) -> HttpResponseBase:
    link_actor(request, "invitation", pk)
    mails = reverse("listening:ask_news", args=["invitation", pk])
    return _page(request, author_of_invitation(pk), mails)


def _page(request: Request, author: Author | None, mails_url: str) -> HttpResponseBase:
    if author is None:
        raise Http404
    form = SaidFilter(request.GET)
    page = said_page(author, words=form.asked.get("words", ""), show=form.asked.get("show", ""))
    if wants_export(request):
        voices = [one for group in page.groups for one in group.voices]
        return export(request, voices, SAID_COLUMNS, "voices")
    consultation = author.consultation
    context = {
        "author": author,
        "page": page,
        "form": form,
        "applied": applied(request, form),
        "exports": export_links(request),
        "mails_url": mails_url,
        "letter": Letter(body=str(consultation.owner), unit=consultation.title),
        "sample": consultation.is_sample,
    }
    return render(request, "portal/said.html", context)
