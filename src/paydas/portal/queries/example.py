"""One voice that led somewhere, told in three steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from paydas.core.actors import VISITOR
from paydas.kernel.text.marks import quoted
from paydas.listening.queries.contributions import visible_to
from paydas.portal.queries.wording import day, moment_day, number, province
from paydas.responses.vocabulary import Decision
from paydas.thread.queries.compose import compose
from paydas.thread.queries.marks import marks_in
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from paydas.thread.queries.compose import Composed

# Long enough to say something, short enough to be read at a glance.
SHORTEST, LONGEST = 60, 260
SHOWN_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class TeaserStep:
    """When, and what was said, decided or reached."""

    when: str
    say: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A voice, its answer and its result, with the code of its thread."""

    code: str
    steps: tuple[TeaserStep, ...]
    language: str
    is_sample: bool


def teaser(languages: Mapping[UUID, str]) -> Teaser | None:
    """Choose a voice whose thread came to a measured result; None when none did yet.

    `languages` names the language of each consultation, in the order of preference.
    """
    for consultation_id, language in languages.items():
        for code in _candidates(consultation_id):
            found = compose(VISITOR, code)
            told = _told(found, language) if found else None
            if told:
                return told
    return None


def _candidates(consultation_id: UUID) -> list[str]:
    """Return the codes of voices that came furthest, those that most people shared first."""
    marks = marks_in(consultation_id)
    rows = visible_to(VISITOR).filter(consultation_id=consultation_id, said_by__isnull=False)
    voices = [
        code
        for pk, code in rows.order_by("-said_by", "noted_at", "pk").values_list("pk", "code")
        if marks.of(Station.CONTRIBUTION, pk).at == len(Station)
    ]
    return [code for code in voices[:SHOWN_AT_MOST] if code]


def _told(found: Composed, language: str) -> Teaser | None:
    words, outcome, main = found.words, found.outcome, found.line.main
    voice = words.voices.get(found.found.node.id)
    response = words.responses.get(main[Station.RESPONSE].id) if Station.RESPONSE in main else None
    indicator = main.get(Station.INDICATOR)
    course = outcome.courses.get(indicator.id) if indicator else None
    latest = course.latest if course else None
    if voice is None or response is None or indicator is None or latest is None:
        return None
    if not SHORTEST <= len(voice.text) <= LONGEST or latest.actual is None:
        return None
    leaf = outcome.branches.indicators[indicator.id]
    place = ", ".join(part for part in (moment_day(voice.at), province(voice.place)) if part)
    decision = str(Decision.label_of(response.decision))
    reached = f"{leaf.name}: {number(latest.actual)}"
    if leaf.targets:
        reached += " " + _("(target %(value)s)") % {"value": number(leaf.targets[-1].value)}
    # Outside the f-strings: the catalogue's tool does not look into them.
    answered, result = _("answer of the authority"), _("result")
    return Teaser(
        code=voice.code,
        steps=(
            TeaserStep(f"{place} · {voice.gathering}", quoted(voice.text), voice.code),
            TeaserStep(
                f"{day(response.decided_on)} · {answered}",
                f"{decision}: {first_sentence(response.reason)}",
            ),
            TeaserStep(f"{day(latest.span.ends_on)} · {result}", f"{reached}."),
        ),
        language=language,
        is_sample=voice.is_sample,
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    head, stop, _rest = text.partition(". ")
    return head + stop.strip()
