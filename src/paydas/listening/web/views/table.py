from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from paydas.core.vocabulary import DomainError
from paydas.core.web.editing import accepted
from paydas.listening.operations.notes import discard_draft, take_note, weigh
from paydas.listening.operations.versions import edit_words
from paydas.listening.queries.contributions import of_table, words_of
from paydas.listening.queries.desk import Desk, desk_of
from paydas.listening.web.desk import actor_at, note_rows
from paydas.listening.web.forms.notes import CorrectionForm, NoteForm

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution


@never_cache
def table(request: Request, pk: UUID) -> HttpResponse:
    actor = actor_at(request, "table", pk)
    desk = desk_or_404(pk)
    number, question = _question(request, desk)
    form = NoteForm(request.POST or None, desk, question)
    is_taken = accepted(request, form, lambda: take_note(by=actor, table_id=pk, said=form.said()))
    if request.headers.get("X-Requested-With") == "fetch" and request.method == "POST":
        return _told(form, is_taken=is_taken)
    if is_taken:
        messages.success(request, _("The note was saved."))
        return redirect(request.get_full_path())
    context = {
        **desk_context(desk, "table_note"),
        "form": form,
        "question": question,
        "number": number,
        "total": len(desk.questions),
        "previous_url": f"?q={number - 1}" if number > 1 else "",
        "next_url": f"?q={number + 1}" if number < len(desk.questions) else "",
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "listening/table.html", context, status=status)


def _told(form: NoteForm, *, is_taken: bool) -> JsonResponse:
    """Answer the script: what it kept in the browser may go once this says ok."""
    if is_taken:
        return JsonResponse({"ok": True, "id": str(form.cleaned_data["id"])})
    errors = [str(error) for found in form.errors.values() for error in found]
    return JsonResponse({"ok": False, "errors": errors}, status=422)


def desk_or_404(pk: UUID) -> Desk:
    desk = desk_of(pk)
    if desk is None:
        raise Http404
    return desk


def _question(request: Request, desk: Desk) -> tuple[int, Any]:
    if not desk.questions:
        return 0, None
    asked = request.GET.get("q", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1  # noqa: PLR2004 -- no table has 999 questions
    number = min(max(number, 1), len(desk.questions))
    return number, desk.questions[number - 1]


def desk_context(desk: Desk, page: str) -> dict[str, Any]:
    rows = note_rows(desk, page)
    return {
        "desk": desk,
        "table": desk.table,
        "session": desk.table.session,
        "gathering": desk.table.session.gathering,
        "sample": desk.table.is_sample,
        "notes": rows,
        "drafts": [row for row in rows if row.is_draft],
        "approved": [row for row in rows if not row.is_draft],
    }


@never_cache
def table_note(request: Request, pk: UUID, note: UUID) -> HttpResponse:
    return correct(request, actor_at(request, "table", pk), pk, note, "listening:table")


def correct(request: Request, actor: Actor, pk: UUID, note: UUID, back: str) -> HttpResponse:
    """Correct or throw away one draft; the moderator's page does the same."""
    found = get_object_or_404(of_table(pk), pk=note)
    if found.code:
        return redirect(back, pk)
    form = CorrectionForm(request.POST or None, found, words_of(found))
    if request.POST.get("act") == "discard":
        _try(request, lambda: discard_draft(by=actor, contribution_id=note), _("The note is gone."))
        return redirect(back, pk)
    if accepted(request, form, lambda: _correct(actor, found, form)):
        messages.success(request, _("The note was corrected."))
        return redirect(back, pk)
    context = {
        **desk_context(desk_or_404(pk), "table_note"),
        "form": form,
        "note": found,
        "back": back,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "listening/table_note.html", context, status=status)


def _correct(actor: Actor, found: Contribution, form: CorrectionForm) -> None:
    """Two operations, so the second is given the revision that the first one left."""
    seen, words = form.cleaned_data["seen"], form.cleaned_data["words"]
    saved = weigh(by=actor, contribution_id=found.pk, seen=seen, **form.weight())
    edit_words(by=actor, contribution_id=found.pk, seen=saved.revision, text=words)


def _try(request: Request, act: Any, said: str) -> None:  # noqa: ANN401 -- an operation's call
    try:
        act()
    except DomainError as problem:
        messages.error(request, problem.sentence())
    else:
        messages.success(request, said)
