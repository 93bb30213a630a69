from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from paydas.core.vocabulary import DomainError
from paydas.core.web.editing import accepted
from paydas.core.web.requests import ticked, typed
from paydas.listening.operations.clearing import approve, return_note
from paydas.listening.queries.contributions import of_table, words_of
from paydas.listening.web.desk import actor_at
from paydas.listening.web.forms.notes import ReturnForm
from paydas.listening.web.views.table import correct, desk_context, desk_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.actors import Actor
    from paydas.core.web.requests import Request


@never_cache
def moderate(request: Request, pk: UUID) -> HttpResponse:
    """Show a table's drafts to its moderator, who approves one or all that were shown."""
    actor = actor_at(request, "moderate", pk)
    if request.method == "POST":
        _approve(request, actor)
        return redirect("listening:moderate", pk)
    return render(
        request, "listening/moderate.html", desk_context(desk_or_404(pk), "moderate_note")
    )


def _approve(request: Request, actor: Actor) -> None:
    """Approve what the page showed, not what came in since."""
    try:
        found = approve(by=actor, contribution_ids=ticked(request, "note")[:500])
    except DomainError as problem:
        messages.error(request, problem.sentence())
        return
    said = ngettext("%(n)s note was approved.", "%(n)s notes were approved.", len(found))
    messages.success(request, said % {"n": len(found)})


@never_cache
def moderate_note(request: Request, pk: UUID, note: UUID) -> HttpResponse:
    return correct(request, actor_at(request, "moderate", pk), pk, note, "listening:moderate")


@never_cache
def return_to_table(request: Request, pk: UUID, note: UUID) -> HttpResponse:
    """Send one draft back to the rapporteur with the reason."""
    actor = actor_at(request, "moderate", pk)
    found = get_object_or_404(of_table(pk), pk=note)
    form = ReturnForm(request.POST or None)
    reason = typed(request, "reason")
    if accepted(
        request,
        form,
        lambda: return_note(by=actor, contribution_id=note, seen=None, reason=reason),
    ):
        messages.success(request, _("The note went back to the rapporteur."))
        return redirect("listening:moderate", pk)
    context = {
        **desk_context(desk_or_404(pk), "moderate_note"),
        "form": form,
        "note": found,
        "words": words_of(found),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "listening/return_note.html", context, status=status)
