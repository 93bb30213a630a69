"""Sources, and what rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.web.exports import export, wants_export
from paydas.core.web.lists import applied, paginate
from paydas.portal.queries import sources as queries
from paydas.portal.web.columns import SOURCE_COLUMNS, export_links
from paydas.portal.web.crumbs import crumbs
from paydas.portal.web.forms import ListFilter

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request


def source_list(request: Request) -> HttpResponseBase:
    form = ListFilter(request.GET)
    found = queries.sources(form.asked.get("words", ""))
    if wants_export(request):
        return export(request, queries.rows_of(found), SOURCE_COLUMNS, "sources")
    pages: Pages[Any] = paginate(request, found)
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": queries.rows_of(pages.items),
        "exports": export_links(request),
        "crumbs": crumbs((_("Sources"), "")),
    }
    return render(request, "portal/sources.html", context)


def source(request: Request, source_id: UUID) -> HttpResponse:
    page = queries.page(source_id)
    if page is None:
        raise Http404
    trail = crumbs((_("Sources"), reverse("portal:sources")), (page.title, ""))
    return render(request, "portal/source.html", {"page": page, "crumbs": trail})
