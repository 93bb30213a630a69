"""Notes of a table as the rapporteur's and the moderator's pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.core.web.links import link_actor
from paydas.gatherings.models import Table
from paydas.listening.access import can_moderate, can_note
from paydas.listening.queries.contributions import words_of
from paydas.listening.vocabulary import ContributionState

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution
    from paydas.listening.queries.desk import Desk, Note

SHAPES = {
    ContributionState.DRAFT: "open",
    ContributionState.APPROVED: "going",
    ContributionState.CLEARED: "done",
    ContributionState.WITHHELD: "none",
}


@dataclass(frozen=True)
class NoteRow:
    id: UUID
    kind: str
    said_by: str
    text: str
    solution: str
    returned: str
    code: str
    state: str
    state_label: str
    edit_url: str
    at: int | None
    is_draft: bool
    solution_id: UUID | None


def actor_at(request: Request, purpose: str, table_id: UUID) -> Actor:
    """Return who works at a table: staff by their account, everybody else by the table's link.

    Raises DeadLinkError without either.
    """
    if request.actor.user is not None:
        table = Table.objects.select_related("session__gathering").filter(pk=table_id).first()
        may = can_moderate if purpose == "moderate" else can_note
        if table is not None and may(request.actor, table):
            return request.actor
    return link_actor(request, purpose, table_id)


def shape_of(state: str) -> str:
    return SHAPES[ContributionState(state)]


def weight_of(one: Contribution) -> str:
    """Say how many said it and where the table ranked it; nothing where it was not counted."""
    said = []
    if one.said_by:
        said.append(ngettext("%(n)s person", "%(n)s people", one.said_by) % {"n": one.said_by})
    if one.rank:
        said.append(_("rank %(rank)s of the table") % {"rank": one.rank})
    return ", ".join(said)


def note_rows(desk: Desk, page: str) -> list[NoteRow]:
    return [_row(note, desk, page) for note in desk.notes]


def _row(note: Note, desk: Desk, page: str) -> NoteRow:
    one, solution = note.contribution, note.solution
    is_draft = one.state == ContributionState.DRAFT
    returned = one.returned_reason
    return NoteRow(
        id=one.pk,
        kind=one.get_kind_display(),
        said_by=weight_of(one),
        text=words_of(one),
        solution=words_of(solution) if solution else "",
        returned=_("Sent back: %(reason)s") % {"reason": returned} if returned else "",
        code=one.code or "",
        state="due" if returned else shape_of(one.state),
        state_label=_("sent back") if returned else str(one.get_state_display()),
        edit_url=reverse(f"listening:{page}", args=[desk.table.pk, one.pk]) if is_draft else "",
        at=None if is_draft else 1,
        is_draft=is_draft,
        solution_id=solution.pk if solution and not solution.code else None,
    )
