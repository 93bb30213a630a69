"""The list of consultations, with how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.queries.consultations import visible_to
from paydas.consultations.vocabulary import ConsultationState, Step
from paydas.core.actors import VISITOR
from paydas.kernel.text.folding import fold
from paydas.listening.queries.stages import said_in
from paydas.portal.queries.parts import Step as Dot
from paydas.portal.queries.wording import number, period, share
from paydas.sensemaking.queries.answered import answered_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from paydas.portal.queries.records import Consultation


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A consultation as a line of a list."""

    slug: str
    title: str
    when: str
    text: str
    steps: Sequence[Dot]
    step: str
    figures: str
    is_sample: bool
    state: str
    language: str


def public_consultations() -> QuerySet[Consultation]:
    """Return the consultations that the public may open, those in progress first."""
    return visible_to(VISITOR).order_by("-state", "-starts_on", "sort")


def search(found: QuerySet[Consultation], words: str) -> QuerySet[Consultation]:
    """Keep the consultations whose title or summary holds every word."""
    for word in fold(words).split():
        found = found.filter(search__contains=word)
    return found


def in_progress() -> QuerySet[Consultation]:
    """Return those that run now."""
    return public_consultations().filter(state=ConsultationState.OPEN)


def rows_of(found: Sequence[Consultation]) -> list[ConsultationRow]:
    """Describe consultations (loaded with their steps); two queries, however many there are."""
    ids = [one.pk for one in found]
    said, answered = said_in(ids), answered_in(ids)
    rows = []
    for one in found:
        voices, answers = said.get(one.pk), answered.get(one.pk)
        n = voices.numbered if voices else 0
        figures = ngettext("%(n)s voice", "%(n)s voices", n) % {"n": number(n)} if n else ""
        if answers and answers.answered:
            rate = share(answers.answered, answers.voices)
            figures += "\n" + _("%(share)s answered") % {"share": rate}
        rows.append(_row(one, figures))
    return rows


def _row(one: Consultation, figures: str) -> ConsultationRow:
    steps = list(one.steps.all())
    now = next((step for step in steps if not step.is_finished), None)
    label = str(Step.label_of(now.step)) if now else _("finished")
    return ConsultationRow(
        slug=one.slug,
        title=one.title,
        when=period(one.starts_on, one.ends_on),
        text=one.now or one.summary,
        steps=[
            Dot(state="done" if step.is_finished else ("now" if step is now else ""))
            for step in steps
        ],
        step=_("Step: %(step)s") % {"step": label},
        figures=figures,
        is_sample=one.is_sample,
        state=str(ConsultationState.label_of(one.state)),
        language=one.language,
    )
