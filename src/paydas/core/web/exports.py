"""Exports of a list: what it shows, as CSV (streamed) or XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from paydas.core.web.lists import address
from paydas.core.web.parts import Link
from paydas.kernel.documents.sheets import csv_chunks, xlsx_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django_stubs_ext import StrOrPromise

    from paydas.kernel.documents.sheets import Cell

Row = TypeVar("Row")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 2000


@dataclass(frozen=True)
class ExportColumn(Generic[Row]):
    """A column of an export: its head and how it reads a row."""

    label: StrOrPromise
    value: Callable[[Row], Cell]


def wants_export(request: HttpRequest) -> bool:
    """Tell whether the address asks for a file instead of the page."""
    return request.GET.get("format") in {"csv", "xlsx"}


def export_links(request: HttpRequest) -> list[Link]:
    """Return the links of both files that a list page offers for what it shows."""
    return [
        Link("CSV", address(request, format="csv", page=None)),
        Link("XLSX", address(request, format="xlsx", page=None)),
    ]


def export(
    request: HttpRequest, rows: Iterable[Row], columns: Sequence[ExportColumn[Row]], name: str
) -> HttpResponseBase:
    """Answer with the rows as the file that the address asks for, named by topic and day."""
    header = [str(column.label) for column in columns]
    cells = ([column.value(row) for column in columns] for row in rows)
    stem = f"{name}-{timezone.localdate():%Y-%m-%d}"
    if request.GET.get("format") == "xlsx":
        response: HttpResponseBase = HttpResponse(
            xlsx_bytes(header, cells, title=name), content_type=XLSX_TYPE
        )
        response["Content-Disposition"] = f'attachment; filename="{stem}.xlsx"'
        return response
    response = StreamingHttpResponse(
        csv_chunks(header, cells), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{stem}.csv"'
    return response
