"""The public voices and findings of a consultation, as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _

from paydas.core.web.exports import export, wants_export
from paydas.core.web.lists import applied, paginate
from paydas.portal.queries import findings
from paydas.portal.queries import voice_list as voices
from paydas.portal.web.columns import FINDING_COLUMNS, VOICE_COLUMNS, export_links
from paydas.portal.web.forms import FindingFilter, VoiceFilter
from paydas.portal.web.loading import of_consultation, trail

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request
    from paydas.portal.queries.records import Consultation


@of_consultation
def voice_list(request: Request, one: Consultation) -> HttpResponseBase:
    form = VoiceFilter(request.GET, consultation=one)
    found = voices.voices(one.pk, form.wanted())
    if wants_export(request):
        return export(request, voices.rows_of(one.pk, found), VOICE_COLUMNS, f"{one.slug}-voices")
    pages: Pages[Any] = paginate(request, found, is_long=True)
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": voices.rows_of(one.pk, pages.items),
        "consultation": one,
        "exports": export_links(request),
        "sample": one.is_sample,
        "crumbs": trail(one, (_("Voices"), "")),
    }
    return render(request, "portal/voices.html", context)


@of_consultation
def finding_list(request: Request, one: Consultation) -> HttpResponseBase:
    form = FindingFilter(request.GET, consultation=one)
    found = form.narrow()
    if wants_export(request):
        rows = findings.rows_of(one.pk, found)
        return export(request, rows, FINDING_COLUMNS, f"{one.slug}-findings")
    pages: Pages[Any] = paginate(request, found)
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": findings.rows_of(one.pk, pages.items),
        "consultation": one,
        "exports": export_links(request),
        "sample": one.is_sample,
        "crumbs": trail(one, (_("Findings"), "")),
    }
    return render(request, "portal/findings.html", context)
