"""Open data with its dictionary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from paydas.kernel.documents.sheets import csv_chunks
from paydas.portal.queries.consultations import public_consultations
from paydas.portal.queries.opendata import BY_NAME, TABLES
from paydas.portal.web.crumbs import crumbs
from paydas.portal.web.loading import of_consultation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.portal.queries.records import Consultation


def open_data(request: Request) -> HttpResponse:
    context = {
        "consultations": public_consultations(),
        "tables": TABLES,
        "crumbs": crumbs((_("Open data"), "")),
    }
    return render(request, "portal/open_data.html", context)


@of_consultation
def table(request: Request, one: Consultation, name: str) -> HttpResponseBase:
    """Stream one table; the names of its columns are the same in every language."""
    found = BY_NAME.get(name)
    if found is None:
        raise Http404
    header = [field.name for field in found.fields]
    response = StreamingHttpResponse(
        csv_chunks(header, _plain(found.rows(one))), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{one.slug}-{name}.csv"'
    return response


def _plain(rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:  # noqa: ANN401 -- whatever a table holds
    """Machines read the file: days as ISO 8601, truth as true and false, nothing as empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value
