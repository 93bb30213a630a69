"""The table of recommendations, decisions and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.kernel.text.folding import fold
from paydas.portal.queries.wording import day, number
from paydas.responses.queries.responses import answers, waiting
from paydas.responses.vocabulary import Decision
from paydas.thread.queries.marks import Mark, marks_in
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.vocabulary import Key
    from paydas.responses.queries.responses import Answer, Waiting

SHAPES = {
    str(Decision.ACCEPTED): "done",
    str(Decision.PARTLY): "going",
    str(Decision.NOT_ACCEPTED): "refused",
    str(Decision.OUT_OF_SCOPE): "none",
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A recommendation with its answer, or how long it has waited for one."""

    code: str
    url: str
    recommendation: str
    addressee: str
    decision: str
    decision_label: str
    shape: str
    body: str
    reason: str
    not_accepted: str
    on: str
    mark: Mark
    is_sample: bool


def answer_rows(consultation_id: Key, words: str = "", decision: str = "") -> list[AnswerRow]:
    """Return what was asked for, answered ones first; three queries."""
    marks = marks_in(consultation_id)
    rows = [_answered(one, marks.of(str(Station.RECOMMENDATION), one.recommendation_id))
            for one in answers(consultation_id)]  # fmt: skip
    rows += [_waiting(one, marks.of(str(Station.RECOMMENDATION), one.recommendation_id))
             for one in waiting(consultation_id)]  # fmt: skip
    wanted = fold(words).split()
    return [
        row
        for row in rows
        if (not decision or row.decision == decision) and all(w in _haystack(row) for w in wanted)
    ]


def _haystack(row: AnswerRow) -> str:
    return fold(f"{row.recommendation} {row.reason} {row.body} {row.addressee} {row.code}")


def counts_of(rows: Sequence[AnswerRow]) -> list[tuple[str, int]]:
    """Count the rows by decision, in the order of the vocabulary, as far as there are any."""
    found = [
        (str(label), sum(row.decision == key for row in rows)) for key, label in Decision.choices
    ]
    found.append((_("waiting for an answer"), sum(not row.decision for row in rows)))
    return [(label, n) for label, n in found if n]


def _answered(one: Answer, mark: Mark) -> AnswerRow:
    return AnswerRow(
        code=one.recommendation_code,
        url=reverse("portal:thread", args=[one.recommendation_code]),
        recommendation=one.recommendation,
        addressee=one.addressee,
        decision=one.decision,
        decision_label=str(one.decision_label),
        shape=SHAPES.get(one.decision, "open"),
        body=one.body,
        reason=one.reason,
        not_accepted=one.not_accepted_part,
        on=day(one.decided_on),
        mark=mark,
        is_sample=one.is_sample,
    )


def _waiting(one: Waiting, mark: Mark) -> AnswerRow:
    days = one.days or 0
    label = ngettext("waits for %(n)s day", "waits for %(n)s days", days) % {"n": number(days)}
    return AnswerRow(
        code=one.code,
        url=reverse("portal:thread", args=[one.code]),
        recommendation=one.text,
        addressee=one.addressee,
        decision="",
        decision_label=label,
        shape="late",
        body="",
        reason="",
        not_accepted="",
        on="",
        mark=mark,
        is_sample=False,
    )
