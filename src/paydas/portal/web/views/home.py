"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from paydas.portal.queries import home as queries

if TYPE_CHECKING:
    from django.http import HttpResponse

    from paydas.core.web.requests import Request


def home(request: Request) -> HttpResponse:
    page = queries.home()
    return render(request, "portal/home.html", {"page": page, "sample": page.is_sample})
