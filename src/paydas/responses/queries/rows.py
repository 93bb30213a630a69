"""The table of recommendations and their answers, for the staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paydas.kernel.text.folding import fold
from paydas.responses.queries.responses import published_recommendations, with_answers
from paydas.responses.vocabulary import Decision, ResponseState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from paydas.core.vocabulary import Key
    from paydas.responses.models import Response
    from paydas.sensemaking.models import Recommendation


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A recommendation with the answer in force and the one in draft, as far as there are any."""

    id: UUID
    code: str
    text: str
    addressee: str
    days: int
    current: Response | None
    draft: Response | None

    @property
    def state(self) -> str:
        """waiting, draft or published; a draft of a further answer counts as draft."""
        if self.draft is not None:
            return "draft"
        return "published" if self.current is not None else "waiting"

    @property
    def said(self) -> Response | None:
        """The newest answer: the draft, else the one in force."""
        return self.draft or self.current

    @property
    def decision_label(self) -> StrOrPromise:
        """The decision in the reader's language."""
        return Decision.label_of(self.said.decision) if self.said else ""

    @property
    def body(self) -> str:
        """Who answers."""
        return self.said.body.name if self.said else ""

    @property
    def reason(self) -> str:
        """Why."""
        return self.said.reason if self.said else ""

    @property
    def not_accepted_part(self) -> str:
        """What is not accepted."""
        return self.said.not_accepted_part if self.said else ""

    @property
    def decided_on(self) -> date | None:
        """When it was decided."""
        return self.said.decided_on if self.said else None

    @property
    def published_on(self) -> date | None:
        """When the answer in force was published."""
        return self.current.published_on if self.current else None


def rows_of(consultation_id: Key, asked: Mapping[str, Any], *, on: date) -> list[AnswerRow]:
    """Return the recommendations that fit what was asked (q, state, decision); two queries.

    Those without an answer come first, the oldest of them on top.
    """
    found = published_recommendations(consultation_id)
    for word in str(asked.get("q", "")).split():
        found = found.filter(search__contains=fold(word))
    rows = [_row(one, on) for one in with_answers(found)]
    for name in ("state", "decision"):
        if wanted := asked.get(name):
            rows = [row for row in rows if _value(row, name) == wanted]
    return sorted(rows, key=lambda row: (row.state == "published", -row.days))


def _value(row: AnswerRow, name: str) -> str:
    if name == "state":
        return row.state
    return row.said.decision if row.said else ""


def _row(asked: Recommendation, on: date) -> AnswerRow:
    answers = list(asked.responses.all())
    return AnswerRow(
        id=asked.pk,
        code=asked.code or "",
        text=asked.text,
        addressee=asked.addressee.name,
        days=(on - asked.published_on).days if asked.published_on else 0,
        current=next((one for one in answers if one.is_current), None),
        draft=next((one for one in answers if one.state != ResponseState.PUBLISHED), None),
    )
