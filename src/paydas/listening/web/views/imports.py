from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.operations import jobs as core_jobs
from paydas.core.vocabulary import DomainError, UploadError, in_words
from paydas.core.web.editing import edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import paginate
from paydas.core.web.parts import Link
from paydas.kernel.documents.sheets import SheetError
from paydas.listening import jobs
from paydas.listening.access import can_clear
from paydas.listening.operations.batches import Arrived, begin_step, match_columns, upload_batch
from paydas.listening.operations.mapping import guess_columns, guess_speakers, open_file
from paydas.listening.queries.batches import fates_of, job_of, visible_to
from paydas.listening.vocabulary import (
    DROP_REASONS,
    BatchState,
    ListeningError,
    RowFate,
)
from paydas.listening.web.forms.imports import MappingForm, UploadForm
from paydas.listening.web.views.contributions import exports, may

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request
    from paydas.listening.models import BatchRow, ContributionBatch

RUNNING = {BatchState.CHECKING, BatchState.RUNNING, BatchState.UNDOING}
SHAPES = {RowFate.CREATE: "done", RowFate.SAME: "none", RowFate.DROPPED: "late"}
STEPS: dict[str, tuple[BatchState, Any, Any]] = {
    "write": (BatchState.RUNNING, jobs.write_batch, gettext_lazy("The import was started.")),
    "undo": (BatchState.UNDOING, jobs.undo_batch, gettext_lazy("The undoing was started.")),
}


@in_consultation
def imports(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_clear(request.actor, consultation.pk))
    pages: Pages[ContributionBatch] = paginate(request, visible_to(request.actor, consultation.pk))
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "pages": pages,
        "may": may(request, consultation),
    }
    return render(request, "listening/imports.html", context)


@in_consultation
def upload(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_clear(request.actor, consultation.pk))
    is_sent = request.method == "POST"
    form = UploadForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    return edit_page(
        request,
        form,
        lambda: upload_batch(
            by=request.actor, consultation_id=consultation.pk, arrived=_arrived(form, consultation)
        ),
        done=lambda: reverse("listening:batch", args=[consultation.slug, form.cleaned_data["id"]]),
        said=_("The file has arrived. Say what its columns hold."),
        title=_("Import contributions"),
        lead=_("First the columns are matched, then every line’s fate is shown; you can undo it."),
        submit=_("Upload"),
        cancel_url=reverse("listening:imports", args=[consultation.slug]),
        sample=consultation.is_sample,
    )


def _arrived(form: UploadForm, consultation: Consultation) -> Arrived:
    """Open both files once, so that one that cannot be read is refused at once."""
    file, speakers = form.cleaned_data["file"], form.cleaned_data["speakers"]
    try:
        data = file.read()
        mapping = guess_columns(open_file(data).columns)
        people = speakers.read() if speakers else b""
        guessed = guess_speakers(open_file(people, repeated=True)) if people else {}
    except SheetError as error:
        raise UploadError(error.code, **error.params) from error
    return Arrived(
        id=form.cleaned_data["id"],
        name=file.name,
        data=data,
        speakers_name=speakers.name if speakers else "",
        speakers=people,
        mapping=mapping,
        speakers_mapping=guessed,
        language=consultation.language,
        is_sample=consultation.is_sample,
    )


@in_consultation
def batch(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    """Show where an import stands: columns, fates of its lines, progress, result."""
    found = get_object_or_404(visible_to(request.actor, consultation.pk), pk=pk)
    fate = request.GET.get("fate", "")
    rows = fates_of(pk, fate if fate in RowFate.values else "")
    if wants_export(request):
        return export(request, rows, _columns(), "import")
    pages: Pages[BatchRow] = paginate(request, rows)
    context = {
        "consultation": consultation,
        "sample": found.is_sample,
        "batch": found,
        "job": job_of(pk) if found.state in RUNNING else None,
        "problem": _problem(found),
        "pages": pages,
        "rows": [_row(one) for one in pages.items],
        "tabs": _tabs(found, fate),
        "exports": exports(request),
        "may_write": found.state == BatchState.CHECKED and found.counts.get(RowFate.CREATE),
        "may_undo": found.state == BatchState.DONE,
        "may_map": found.state in {BatchState.UPLOADED, BatchState.CHECKED, BatchState.FAILED},
    }
    template = "listening/_batch_progress.html" if request.htmx else "listening/batch.html"
    return render(request, template, context)


def _problem(found: ContributionBatch) -> str:
    """Say what went wrong with the file; its codes are those of uploads or of our own."""
    if not found.problem:
        return ""
    kind = ListeningError if found.problem in ListeningError.messages else UploadError
    try:
        return kind(found.problem, **found.problem_params).sentence()
    except KeyError:
        return found.problem


def _row(one: BatchRow) -> dict[str, Any]:
    words = one.values.get("text", "")
    return {
        "number": one.number,
        "shape": SHAPES[RowFate(one.fate)],
        "fate": RowFate.label_of(one.fate),
        "reason": DROP_REASONS.get(one.reason, one.reason),
        "reference": one.values.get("reference", ""),
        "words": words,
        "contribution": one.contribution,
    }


def _tabs(found: ContributionBatch, fate: str) -> list[Link]:
    counts = found.counts
    everything = Link(_("All lines"), "?", not fate, found.rows)
    return [
        everything,
        *[
            Link(RowFate.label_of(value), f"?fate={value}", fate == value, counts.get(value, 0))
            for value in RowFate.values
            if counts.get(value)
        ],
    ]


def _columns() -> list[ExportColumn[Any]]:
    return [
        ExportColumn(_("Line"), lambda one: one.number),
        ExportColumn(_("Fate"), lambda one: str(RowFate.label_of(one.fate))),
        ExportColumn(_("Reason"), lambda one: str(DROP_REASONS.get(one.reason, one.reason))),
        ExportColumn(_("Number of the line"), lambda one: one.values.get("reference", "")),
        ExportColumn(_("Words"), lambda one: one.values.get("text", "")),
    ]


@in_consultation
def mapping(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Say what the columns hold; then the file is checked line by line."""
    found = get_object_or_404(visible_to(request.actor, consultation.pk), pk=pk)
    columns, examples, remarks = _peek(found.file)
    speaker_columns: list[str] = []
    if found.speakers_file:
        speaker_columns, *_rest, more = _peek(found.speakers_file)
        remarks += more
    data = request.POST if request.method == "POST" else None
    form = MappingForm(data, found, columns, speaker_columns)
    page = reverse("listening:batch", args=[consultation.slug, pk])
    return edit_page(
        request,
        form,
        lambda: _check(request, consultation, found, form),
        done=page,
        said=_("The file is being checked."),
        template="listening/mapping.html",
        title=_("What do the columns hold?"),
        submit=_("Check the file"),
        cancel_url=page,
        columns=columns,
        examples=examples,
        remarks=remarks,
        sample=found.is_sample,
    )


def _peek(file: Any) -> tuple[list[str], list[list[str]], list[str]]:  # noqa: ANN401 -- Django's stored file
    """Return the columns of a kept file, its first lines, and what of it is not read."""
    with file.open("rb") as opened:
        sheet = open_file(opened.read(), repeated=True)
    first = [row for _, row in zip(range(3), sheet.rows, strict=False)]
    columns = list(sheet.columns)
    examples = [[row.values.get(column, "") for column in columns] for row in first]
    return columns, examples, in_words(sheet.remarks)


def _check(
    request: Request, consultation: Consultation, found: ContributionBatch, form: MappingForm
) -> None:
    match_columns(
        by=request.actor,
        batch_id=found.pk,
        mapping=form.mapping(),
        speakers_mapping=form.speakers_mapping(),
        kind=form.cleaned_data["kind"],
        language=form.cleaned_data["language"],
    )
    _start(request, consultation, found, jobs.check_batch)


def _start(
    request: Request, consultation: Consultation, found: ContributionBatch, work: Any  # noqa: ANN401 -- a function of jobs.py
) -> None:  # fmt: skip
    core_jobs.start(
        by=request.actor,
        work=work,
        arguments={"batch_id": str(found.pk)},
        key=f"listening.batch:{found.pk}",
        scope=consultation.pk,
        page=reverse("listening:batch", args=[consultation.slug, found.pk]),
    )


@require_POST
@in_consultation
def step(request: Request, consultation: Consultation, pk: UUID, which: str) -> HttpResponse:
    """Write what was checked, or take it back; both are long work."""
    found = get_object_or_404(visible_to(request.actor, consultation.pk), pk=pk)
    if which in STEPS:
        state, work, said = STEPS[which]
        try:
            begin_step(by=request.actor, batch_id=pk, state=state)
            _start(request, consultation, found, work)
            messages.success(request, str(said))
        except DomainError as problem:
            messages.error(request, problem.sentence())
    return redirect("listening:batch", consultation.slug, pk)
