"""Building contributions and versions of their words; the operations call these."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from paydas.kernel.text.cleaning import visible
from paydas.listening.models import Contribution, ContributionText
from paydas.listening.vocabulary import (
    ASKED_LIMIT,
    TEXT_LIMIT,
    ContributionKind,
    ListeningChannel,
    ListeningError,
    TextKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.gatherings.models import Table
    from paydas.listening.models import Interview

KINDS = {str(value) for value, _ in ContributionKind.options()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said: a table, an interview, a survey, or a written contribution."""

    consultation_id: Key
    table: Table | None = None
    interview: Interview | None = None
    channel: ListeningChannel = ListeningChannel.WRITTEN
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, as whoever writes it down hands it in.

    `solution` becomes a second contribution that answers the first; its id follows from the
    first one's, so that posting the pair twice makes it once.
    """

    kind: str
    text: str
    id: UUID = field(default_factory=uuid4)
    solution: str = ""
    said_by: int | None = None
    present: int | None = None
    rank: int | None = None
    question_id: Key | None = None
    heading_id: Key | None = None
    participant_id: Key | None = None
    answer_id: Key | None = None
    asked: str = ""
    language: str = "tr"
    at: datetime | None = None
    is_part: bool = False

    @property
    def solution_id(self) -> UUID:
        """The id of the contribution that proposes the solution."""
        return uuid5(self.id, "solution")

    def proposed(self) -> Said:
        """Return the proposed solution as something said."""
        return Said(
            kind=ContributionKind.SUGGESTION,
            text=self.solution,
            id=self.solution_id,
            said_by=self.said_by,
            present=self.present,
            question_id=self.question_id,
            heading_id=self.heading_id,
            participant_id=self.participant_id,
            language=self.language,
            at=self.at,
        )


def clean_words(text: str) -> str:
    """Return words as they are kept: without invisible signs and blanks around them.

    Raises ListeningError: empty, too_long.
    """
    plain = visible(text).strip()
    if not plain:
        raise ListeningError("empty")
    if len(plain) > TEXT_LIMIT:
        raise ListeningError("too_long", limit=TEXT_LIMIT)
    return plain


def clean_weight(said_by: int | None, present: int | None) -> None:
    """Refuse a weight of more people than were present."""
    if said_by is not None and present is not None and said_by > present:
        raise ListeningError("weight")


def contribution_of(said: Said, place: Place, at: datetime) -> Contribution:
    """Return the draft of something said; nothing is saved.

    Raises ListeningError: unknown_kind, weight.
    """
    if said.kind not in KINDS:
        raise ListeningError("unknown_kind")
    clean_weight(said.said_by, said.present)
    return Contribution(
        id=said.id,
        consultation_id=place.consultation_id,
        kind=said.kind,
        channel=place.channel,
        table=place.table,
        interview=place.interview,
        answer_id=said.answer_id,
        participant_id=said.participant_id,
        question_id=said.question_id,
        heading_id=said.heading_id,
        asked=said.asked[:ASKED_LIMIT],
        said_by=said.said_by,
        present=said.present,
        rank=said.rank,
        is_part=said.is_part,
        noted_at=said.at or at,
        is_sample=place.is_sample,
    )


def first_words(said: Said, contribution: Contribution, writer: Actor) -> ContributionText:
    """Return the words as they were noted; nothing is saved. Raises as `clean_words`."""
    return ContributionText(
        contribution=contribution,
        number=1,
        kind=TextKind.NOTED,
        language=said.language,
        text=clean_words(said.text),
        made_at=contribution.noted_at,
        made_by=writer.user,
    )


def fresh_of(said: Iterable[Said], place: Place) -> tuple[list[Said], dict[UUID, Contribution]]:
    """Part what is new from what was posted before.

    Raises ListeningError("other_record") when an id belongs to something said elsewhere.
    """
    unique = {one.id: one for one in said}
    known = Contribution.objects.in_bulk(list(unique))
    for found in known.values():
        if not _is_from(found, place):
            raise ListeningError("other_record")
    return [one for key, one in unique.items() if key not in known], known


def _is_from(found: Contribution, place: Place) -> bool:
    table = place.table.pk if place.table else None
    interview = place.interview.pk if place.interview else None
    return (
        str(found.consultation_id) == str(place.consultation_id)
        and found.table_id == table
        and found.interview_id == interview
    )


def flattened(said: Sequence[Said]) -> list[Said]:
    """Put each proposed solution behind its problem."""
    return [
        part for one in said for part in ((one, one.proposed()) if one.solution.strip() else (one,))
    ]
