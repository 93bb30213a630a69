"""The list of consultations and the page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from paydas.core.web.lists import applied, paginate
from paydas.portal.queries import consultations as queries
from paydas.portal.web.crumbs import crumbs
from paydas.portal.web.forms import ConsultationFilter

if TYPE_CHECKING:
    from django.http import HttpResponse

    from paydas.core.web.requests import Request


def consultation_list(request: Request) -> HttpResponse:
    form = ConsultationFilter(request.GET)
    found = form.narrow(queries.public_consultations().prefetch_related("steps"))
    pages = paginate(request, found)
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": queries.rows_of(list(pages.items)),
        "crumbs": crumbs((_("Consultations"), "")),
    }
    return render(request, "portal/consultations.html", context)
