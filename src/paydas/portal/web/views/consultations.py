"""The list of consultations, the page of each, its gatherings and its invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.web.exports import export, wants_export
from paydas.core.web.lists import applied, paginate
from paydas.portal.queries import consultation as consultation_queries
from paydas.portal.queries import consultations as queries
from paydas.portal.queries import gathering as gathering_queries
from paydas.portal.queries import why as why_queries
from paydas.portal.queries.invited import invited_page
from paydas.portal.web.columns import CONSULTATION_COLUMNS, export_links
from paydas.portal.web.crumbs import crumbs
from paydas.portal.web.forms import BodyLookup, ConsultationFilter
from paydas.portal.web.loading import of_consultation, trail

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request
    from paydas.portal.queries.records import Consultation


def consultation_list(request: Request) -> HttpResponseBase:
    form = ConsultationFilter(request.GET)
    found = form.narrow(queries.public_consultations().prefetch_related("steps"))
    if wants_export(request):
        return export(request, queries.rows_of(list(found)), CONSULTATION_COLUMNS, "consultations")
    pages: Pages[Any] = paginate(request, found)
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": queries.rows_of(list(pages.items)),
        "exports": export_links(request),
        "crumbs": crumbs((_("Consultations"), "")),
    }
    return render(request, "portal/consultations.html", context)


def consultation(request: Request, slug: str) -> HttpResponse:
    page = consultation_queries.page_of(slug, request.GET.get("by", ""))
    if page is None:
        raise Http404
    context = {"page": page, "sample": page.is_sample, "crumbs": trail(page)}
    return render(request, "portal/consultation.html", context)


@of_consultation
def gathering(request: Request, one: Consultation, gathering_id: UUID) -> HttpResponse:
    page = gathering_queries.page(one.pk, gathering_id)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "slug": one.slug,
        "sample": page.is_sample,
        "crumbs": trail(one, (page.title, "")),
    }
    return render(request, "portal/gathering.html", context)


@of_consultation
def invited(request: Request, one: Consultation) -> HttpResponse:
    form = BodyLookup(request.GET)
    words = form.asked.get("words", "").strip()
    context = {
        "page": invited_page(one.pk),
        "form": form,
        "words": words,
        "hits": why_queries.hits(words),
        "consultation": one,
        "sample": one.is_sample,
        "crumbs": trail(one, (_("Why (not) invited"), "")),
    }
    return render(request, "portal/invited.html", context)


@of_consultation
def why(request: Request, one: Consultation, organisation_id: UUID) -> HttpResponse:
    """Answer one body: to what it was invited, by which route, or why not."""
    page = why_queries.why_page(one, organisation_id)
    if page is None:
        raise Http404
    rounds = reverse("portal:invited", args=[one.slug])
    context = {
        "page": page,
        "form": BodyLookup(),
        "consultation": one,
        "sample": one.is_sample or page.is_sample,
        "crumbs": trail(one, (_("Why (not) invited"), rounds), (page.name, "")),
    }
    return render(request, "portal/why.html", context)
