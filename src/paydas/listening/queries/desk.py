"""What the page of one table needs: the meeting, its questions, who sits there, the notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.consultations.models import GuidingQuestion
from paydas.gatherings.models import Table
from paydas.gatherings.queries.attendance import at_table
from paydas.listening.queries.contributions import of_table
from paydas.listening.vocabulary import LinkKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from paydas.consultations.models import Participant
    from paydas.listening.models import Contribution


@dataclass(frozen=True, slots=True)
class Note:
    """A note and, of a problem, the solution that the table proposed with it."""

    contribution: Contribution
    solution: Contribution | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the rapporteur or the moderator of a table sees."""

    table: Table
    questions: Sequence[GuidingQuestion]
    people: Sequence[Participant]
    notes: Sequence[Note]

    @property
    def present(self) -> int | None:
        """How many sat here; None where nobody was ticked off at the door."""
        return len(self.people) or None


def desk_of(table_id: UUID) -> Desk | None:
    """Return a table with its guiding questions, its people and its notes, newest first."""
    table = (
        Table.objects.select_related("session__gathering__consultation").filter(pk=table_id).first()
    )
    if table is None:
        return None
    questions = list(table.session.questions.order_by("position"))
    if not questions:
        everything = GuidingQuestion.objects.filter(
            consultation_id=table.session.gathering.consultation_id
        )
        questions = list(everything.order_by("position"))
    return Desk(table, questions, list(at_table(table.pk)), _paired(list(of_table(table.pk))))


def _paired(found: Sequence[Contribution]) -> list[Note]:
    """Put each solution below its problem instead of beside it."""
    by_id = {one.pk: one for one in found}
    solution_of: dict[UUID, Contribution] = {}
    for one in found:
        for link in one.links.all():
            if link.kind == LinkKind.ANSWERS and link.target_id in by_id:
                solution_of.setdefault(link.target_id, one)
    below = {one.pk for one in solution_of.values()}
    return [Note(one, solution_of.get(one.pk)) for one in found if one.pk not in below]
