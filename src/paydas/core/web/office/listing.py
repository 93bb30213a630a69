"""A list of the administration: filtered, paged, exported, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.shortcuts import render

from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import Column, Pages, address, applied, paginate
from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet
    from django.forms import Form
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request


@dataclass(frozen=True)
class Listing:
    """What one list is made of; `shows` are the page's columns, `exports` those of the file."""

    name: str
    title: Any
    template: str
    shows: Sequence[Column]
    exports: Sequence[ExportColumn[Any]]
    narrow: Callable[[QuerySet[Any], dict[str, Any]], QuerySet[Any]]
    lead: Any = ""
    empty: Any = ""


def list_page(
    request: Request, listing: Listing, form: Form, rows: QuerySet[Model], **context: object
) -> HttpResponseBase:
    """Show the rows that the filters leave, or send them as a file."""
    found = listing.narrow(rows, form.cleaned_data) if form.is_valid() else rows
    if wants_export(request):
        return export(request, found.iterator(2000), listing.exports, listing.name)
    pages: Pages[Model] = paginate(request, found, 50)
    shown = {
        "listing": listing,
        "form": form,
        "pages": pages,
        "applied": applied(request, form),
        "exports": [
            Link("CSV", address(request, format="csv", page=None)),
            Link("XLSX", address(request, format="xlsx", page=None)),
        ],
    }
    return render(request, listing.template, shown | context)
