"""Notes that were typed elsewhere: each line becomes a draft under its guiding question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from paydas.kernel.text.cleaning import visible
from paydas.kernel.text.folding import fold
from paydas.listening.operations.mapping import kind_named
from paydas.listening.operations.words import Said, clean_words
from paydas.listening.vocabulary import ListeningError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paydas.consultations.models import GuidingQuestion, Heading

# What stands before a line in lists: bullets, dashes, "1.", "1)", "a)".
_BULLET = re.compile(r"^\s*(?:[-–—•*▪·]+|\(?\d{1,3}[.)]|\(?[a-zçğıöşü]\))\s+")
_KIND = re.compile(r"^([^\W\d_][^:]{2,20}):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it would be saved, or the reason why it cannot be."""

    number: int
    text: str
    kind: str
    question: GuidingQuestion | None = None
    heading: Heading | None = None
    problem: str = ""


def read_lines(
    text: str,
    questions: Sequence[GuidingQuestion],
    headings: Sequence[Heading],
    default_kind: str,
) -> list[Line]:
    """Part pasted text into lines; a line that repeats a question or heading titles those below.

    A line may begin with its kind ("Sorun: ..."). Empty lines and titles make no draft.
    """
    by_question = {_title(one.text): one for one in questions}
    by_heading = {_title(one.title): one for one in headings}
    question: GuidingQuestion | None = None
    heading: Heading | None = None
    lines = []
    for number, raw in enumerate(visible(text).split("\n"), 1):
        title = _title(raw)
        if not title:
            continue
        if title in by_question:
            question = by_question[title]
            heading = question.heading
        elif title in by_heading:
            question, heading = None, by_heading[title]
        else:
            lines.append(_line(number, raw, default_kind, question, heading))
    return lines


def _title(raw: str) -> str:
    return fold(_BULLET.sub("", raw))


def _line(
    number: int,
    raw: str,
    default_kind: str,
    question: GuidingQuestion | None,
    heading: Heading | None,
) -> Line:
    text, kind = _BULLET.sub("", raw).strip(), default_kind
    named = _KIND.match(text)
    if named and (found := kind_named(named[1])):
        text, kind = text[named.end() :], found
    try:
        return Line(number, clean_words(text), kind, question, heading)
    except ListeningError as error:
        return Line(number, text[:200], kind, question, heading, error.sentence())


def said_of(lines: Iterable[Line], batch: UUID, language: str) -> list[Said]:
    """Return the lines as things said; the id follows from paste and line, so twice is once."""
    return [
        Said(
            kind=line.kind,
            text=line.text,
            id=uuid5(batch, f"{line.number}:{line.text}"),
            question_id=line.question.pk if line.question else None,
            heading_id=line.heading.pk if line.heading else None,
            language=language,
        )
        for line in lines
        if not line.problem
    ]
