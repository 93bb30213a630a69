from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.vocabulary import DomainError, UploadError
from paydas.gatherings.queries.gatherings import tables_of
from paydas.kernel.documents.sheets import SheetError
from paydas.kernel.documents.sheets.delimited import open_delimited
from paydas.kernel.documents.wording import paragraphs_of
from paydas.listening.access import can_write_down
from paydas.listening.operations.lines import read_lines, said_of
from paydas.listening.operations.notes import place_of, take_notes
from paydas.listening.operations.words import Place
from paydas.listening.web.forms.contributions import PasteForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.listening.operations.lines import Line

FILE_LIMIT = 5 * 2**20
# What one transaction and one page can hold; longer lists are what the import is for.
LINES_AT_ONCE = 1000


@in_consultation
def paste(request: Request, consultation: Consultation) -> HttpResponse:
    """Take typed notes: show what each line would become, then save them as drafts."""
    require(can_write_down(request.actor, consultation.pk))
    form, tables = _form(request, consultation)
    lines: Sequence[Line] = []
    if form.is_bound and form.is_valid():
        lines = _lines(form, consultation)
        if len(lines) > LINES_AT_ONCE:
            told = _("%(n)s lines are too many at once; at most %(limit)s. Paste them in parts.")
            form.add_error("words", told % {"n": len(lines), "limit": LINES_AT_ONCE})
            lines = []
        if request.POST.get("act") == "save" and _saved(request, consultation, form, lines):
            return redirect(reverse("listening:contributions", args=[consultation.slug]))
        if not lines and form.is_valid():
            form.add_error("words", _("Paste at least one line."))
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "form": form,
        "lines": lines,
        "good": [line for line in lines if not line.problem],
        "tables": tables,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "listening/paste.html", context, status=status)


def _form(request: Request, consultation: Consultation) -> tuple[PasteForm, Any]:
    tables = [
        (str(one.pk), f"{one.session.gathering.title}, {one.session.number}. / {one.number}")
        for one in tables_of(consultation.pk)
    ]
    if request.method != "POST":
        return PasteForm(None, None, tables), tables
    data, upload = request.POST.copy(), request.FILES.get("file")
    if upload is None:
        return PasteForm(data, None, tables), tables
    try:
        # What the file holds goes into the field, so that it can be corrected before saving.
        data["words"] = _text_of(upload.read(FILE_LIMIT + 1))
    except DomainError as problem:
        form = PasteForm(data, None, tables)
        form.add_error("file", problem.sentence())
        return form, tables
    return PasteForm(data, None, tables), tables


def _text_of(data: bytes) -> str:
    """Read plain text of any usual encoding, or the paragraphs of a Word file."""
    if len(data) > FILE_LIMIT:
        raise UploadError("too_large", limit=FILE_LIMIT)
    try:
        if data.startswith(b"PK"):
            return "\n".join(paragraphs_of(data))
        return open_delimited(data).text
    except SheetError as error:
        code = "not_a_text" if error.code == "not_a_sheet" else error.code
        raise UploadError(code, **error.params) from error


def _lines(form: PasteForm, consultation: Consultation) -> list[Line]:
    questions = list(consultation.questions.select_related("heading"))
    headings = list(consultation.headings.all())
    data = form.cleaned_data
    return read_lines(data["words"], questions, headings, data["kind"])


def _saved(
    request: Request, consultation: Consultation, form: PasteForm, lines: Sequence[Line]
) -> bool:
    table, batch = form.cleaned_data["table"], form.cleaned_data["batch"]
    home = Place(consultation_id=consultation.pk, is_sample=consultation.is_sample)
    said = said_of(lines, batch, consultation.language)
    try:
        made = take_notes(by=request.actor, place=place_of(table) if table else home, said=said)
    except DomainError as problem:
        form.add_error(None, problem.sentence())
        return False
    told = ngettext("%(n)s draft was saved.", "%(n)s drafts were saved.", len(made))
    messages.success(request, told % {"n": len(made)})
    return bool(made)
