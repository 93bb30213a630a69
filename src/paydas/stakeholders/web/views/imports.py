"""Imports as a wizard: upload, columns, dry run, run, result, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.operations.jobs import start
from paydas.core.vocabulary import in_words
from paydas.core.web.editing import accepted, act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.core.web.lists import Pages, paginate
from paydas.stakeholders import jobs
from paydas.stakeholders.access import can_keep_register
from paydas.stakeholders.operations.imports.batches import (
    columns_of,
    decide_rows,
    discard_batch,
    map_columns,
    upload_batch,
)
from paydas.stakeholders.queries.imports import (
    job_of,
    key_of,
    rows_of,
    sentences_of,
    visible_to,
    with_notes,
)
from paydas.stakeholders.vocabulary import BatchState, ImportFormat, RowFate
from paydas.stakeholders.web.importing import ColumnsForm, UploadForm, fates_of
from paydas.stakeholders.web.listings import imports_listing
from paydas.stakeholders.web.tabs import register_tabs

# Keys of rows have fewer digits; longer ones overflow the database's numbers.
DIGITS = 18

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.stakeholders.models import ImportBatch, ImportRow


@for_accounts
def imports(request: Request) -> HttpResponseBase:
    require(can_keep_register(request.actor))
    add = Action(_("Import a file"), reverse("stakeholders:upload"), "")
    tabs = register_tabs(request, "imports")
    listing = imports_listing(visible_to(request.actor))
    return list_page(request, listing, tabs=tabs, actions=[add])


@for_accounts
def upload(request: Request) -> HttpResponse:
    require(can_keep_register(request.actor))
    form = bound(request, UploadForm)

    def act() -> None:
        file = form.cleaned_data["file"]
        upload_batch(by=request.actor, id=form.key, name=file.name, data=file.read())

    return edit_page(
        request,
        form,
        act,
        done=lambda: reverse("stakeholders:columns", args=[form.key]),
        said=_("The file was taken in. Nothing is written to the register yet."),
        title=_("Import organisations from a file"),
        lead=_("CSV, XLSX, XLS or ODS. Columns and encoding are recognised; you check them next."),
        submit=_("Upload the file"),
        cancel_url=reverse("stakeholders:imports"),
    )


@for_accounts
def columns(request: Request, pk: UUID) -> HttpResponse:
    """Match columns with fields; then the dry run starts."""
    batch = _batch(request, pk)
    page = reverse("stakeholders:batch", args=[pk])
    if batch.state not in (BatchState.UPLOADED, BatchState.CHECKED):
        return redirect(page)
    columns, remarks = columns_of(batch)
    form = bound(request, ColumnsForm, batch=batch, columns=columns)

    def act() -> None:
        map_columns(
            by=request.actor,
            batch_id=pk,
            mapping=form.mapping,
            keep_personal=form.cleaned_data["keep_personal"],
        )
        _start(request, batch, jobs.check_import)

    if accepted(request, form, act):
        return redirect(page)
    label = ImportFormat.label_of(batch.format)
    context = {"batch": batch, "form": form, "format": label, "remarks": in_words(remarks)}
    return render(request, "stakeholders/columns.html", context)


@for_accounts
def batch(request: Request, pk: UUID) -> HttpResponse:
    """Show how far an import is: progress, each row's fate, the result, what an undo kept."""
    found = _batch(request, pk)
    job = job_of(found)
    fate = request.GET.get("fate", "")
    rows = rows_of(found, fate) if fate in RowFate.values else with_notes(rows_of(found))
    pages: Pages[ImportRow] = paginate(request, rows)
    context = {
        "batch": found,
        "job": job,
        "fates": fates_of(found, request),
        "fate": fate,
        "rows": [(row, sentences_of(row)) for row in pages.items],
        "pages": pages,
        "may_decide": found.state == BatchState.CHECKED
        and found.counts.get(RowFate.LIKELY_DUPLICATE, 0),
    }
    name = "_progress" if request.htmx and job and job.is_alive else "batch"
    return render(request, f"stakeholders/{name}.html", context)


def _batch(request: Request, pk: UUID) -> ImportBatch:
    require(can_keep_register(request.actor))
    return get_object_or_404(visible_to(request.actor), pk=pk)


def _start(request: Request, found: ImportBatch, work: Callable[..., object]) -> None:
    start(
        by=request.actor,
        work=work,
        arguments={"batch_id": str(found.pk)},
        key=key_of(found.pk),
        page=reverse("stakeholders:batch", args=[found.pk]),
    )


@require_POST
@for_accounts
def run(request: Request, pk: UUID) -> HttpResponse:
    found = _batch(request, pk)
    page = reverse("stakeholders:batch", args=[pk])
    if found.state in (BatchState.CHECKED, BatchState.RUNNING):
        _start(request, found, jobs.run_import)
    return redirect(page)


@require_POST
@for_accounts
def undo(request: Request, pk: UUID) -> HttpResponse:
    found = _batch(request, pk)
    if found.state in (BatchState.DONE, BatchState.FAILED):
        _start(request, found, jobs.undo_import)
    return redirect(reverse("stakeholders:batch", args=[pk]))


@require_POST
@for_accounts
def decide(request: Request, pk: UUID) -> HttpResponse:
    """Decide the picked likely duplicates, or all of them."""
    _batch(request, pk)
    asked = request.POST.get("fate")
    fate = RowFate(asked) if asked in RowFate.values else RowFate.SKIPPED
    picked = [
        int(one) for one in request.POST.getlist("pick") if one.isdecimal() and len(one) < DIGITS
    ]
    return act_page(
        request,
        lambda: decide_rows(by=request.actor, batch_id=pk, fate=fate, row_ids=picked or None),
        done=reverse("stakeholders:batch", args=[pk]),
    )


@require_POST
@for_accounts
def discard(request: Request, pk: UUID) -> HttpResponse:
    _batch(request, pk)
    return act_page(
        request,
        lambda: discard_batch(by=request.actor, batch_id=pk),
        done=reverse("stakeholders:imports"),
        said=_("The import was thrown away. Nothing was written."),
    )
