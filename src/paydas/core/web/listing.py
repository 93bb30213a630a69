"""A register's list page: search, filters, sorting, pages, export, and what to do when empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.shortcuts import render

from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import Column, Pages, address, applied, heads, paginate, sorting
from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet
    from django.forms import Form
    from django.http.response import HttpResponseBase

    from paydas.core.web.parts import Text
    from paydas.core.web.requests import Request

Row = TypeVar("Row", bound="Model")


@dataclass(frozen=True)
class Cell:
    """One cell: its text, perhaps a link, small print, a status shape; the rest is filled in.

    A verbatim text is one that no language hyphenates: an address, a code.
    """

    text: object
    url: str = ""
    note: Text = ""
    state: str = ""
    sample: bool = False
    verbatim: bool = False
    label: Text = ""
    numeric: bool = False


@dataclass(frozen=True)
class Action:
    """A button beside the title; the quiet ones come first."""

    label: Text
    url: str
    kind: str = "is-quiet"


@dataclass(frozen=True)
class Empty:
    """What an empty list says, and what to do next."""

    title: Text
    text: Text = ""
    url: str = ""
    action: Text = ""


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """What a list shows. `cells` gives a row's cells in the order of `columns`.

    `orders` maps a column's key to the database column that sorts it; the first is the default.
    `total` says "146 organisations". Without `exported` nothing can be downloaded.
    """

    title: Text
    rows: QuerySet[Row]
    columns: Sequence[Column]
    cells: Callable[[Row], Sequence[Cell]]
    orders: dict[str, str]
    total: Callable[[int], str]
    empty: Empty
    default: str = ""
    filters: Form | None = None
    exported: Sequence[ExportColumn[Row]] = ()
    export_rows: QuerySet[Row] | None = None
    name: str = "list"
    lead: Text = ""
    pick: bool = False
    # Reads what the cells of a whole page need, so that no cell asks for itself.
    prepare: Callable[[Sequence[Row]], None] | None = None
    # A long list whose records change by events only is counted once (core.web.lists.paginate).
    is_long: bool = False


def list_page(
    request: Request,
    listing: Listing[Row],
    template: str = "core/list_page.html",
    **context: Any,  # noqa: ANN401 -- what else the template shows
) -> HttpResponseBase:
    """Answer with the list, or with the file that the address asks for."""
    asked, ordering = sorting(
        request, listing.orders, listing.default or next(iter(listing.orders))
    )
    rows = listing.rows.order_by(ordering, "pk")
    if listing.exported and wants_export(request):
        chosen = listing.rows if listing.export_rows is None else listing.export_rows
        ordered = chosen.order_by(ordering, "pk")
        return export(request, ordered.iterator(chunk_size=1000), listing.exported, listing.name)
    pages: Pages[Row] = paginate(request, rows, is_long=listing.is_long)
    filters = listing.filters
    if listing.prepare is not None:
        listing.prepare(pages.items)
    page = {
        "listing": listing,
        "pages": pages,
        "rows": [(row, _labelled(listing, row)) for row in pages.items],
        "columns": heads(request, listing.columns, asked),
        "total": listing.total(pages.total),
        "applied": applied(request, filters) if filters is not None else [],
        "clear_url": request.path,
        "exports": _exports(request) if listing.exported else [],
    }
    return render(request, template, page | context)


def _labelled(listing: Listing[Row], row: Row) -> list[Cell]:
    """Give each cell the label and the side of its column."""
    pairs = zip(listing.columns, listing.cells(row), strict=True)
    return [replace(cell, label=column.label, numeric=column.numeric) for column, cell in pairs]


def _exports(request: Request) -> list[Link]:
    return [
        Link(label, address(request, format=kind, page=None))
        for label, kind in (("CSV", "csv"), ("XLSX", "xlsx"))
    ]
