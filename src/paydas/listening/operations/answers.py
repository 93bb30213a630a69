"""Reading what somebody answered to a survey's questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.kernel.text.errors import TextError
from paydas.kernel.text.numbers import parse_number
from paydas.listening.models import Answer
from paydas.listening.operations.words import clean_words
from paydas.listening.vocabulary import ListeningError, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal
    from uuid import UUID

    from paydas.listening.models import Question, Submission

Raw = str | list[str]
# Room for 14 digits of which 3 are decimals.
LARGEST = 10**11


def read_answers(
    questions: Iterable[Question], raw: Mapping[UUID, Raw], submission: Submission
) -> tuple[list[Answer], dict[UUID, ListeningError]]:
    """Return the answers, and what is wrong by question; nothing is saved.

    A question that was not answered has no Answer.
    """
    answers: list[Answer] = []
    wrong: dict[UUID, ListeningError] = {}
    for question in questions:
        given = _given(raw.get(question.pk, ""))
        try:
            if answer := _read(question, given, submission):
                answers.append(answer)
        except ListeningError as error:
            wrong[question.pk] = error
    return answers, wrong


def _given(value: Raw) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one.strip() for one in values if one.strip()]


def _read(question: Question, given: Sequence[str], submission: Submission) -> Answer | None:
    if not given:
        if question.is_required:
            raise ListeningError("answer_required", question=question.text)
        return None
    answer = Answer(submission=submission, question=question, is_sample=submission.is_sample)
    match question.kind:
        case QuestionKind.OPEN:
            answer.text = clean_words(given[0])
        case QuestionKind.SINGLE | QuestionKind.MULTI:
            answer.choices = _chosen(question, given)
        case _:
            answer.number = _number(question, given[0])
    return answer


def _chosen(question: Question, given: Sequence[str]) -> list[str]:
    keys = {choice["key"] for choice in question.choices}
    limit = 1 if question.kind == QuestionKind.SINGLE else question.maximum or len(keys)
    if not set(given) <= keys:
        raise ListeningError("answer_choice")
    if len(given) > limit:
        raise ListeningError("answer_many", limit=limit)
    return list(given)


def _number(question: Question, given: str) -> Decimal:
    try:
        number = parse_number(given)
    except TextError:
        raise ListeningError("answer_number") from None
    low, high = question.minimum, question.maximum
    if abs(number) >= LARGEST:
        raise ListeningError("answer_number")
    if (low is not None and number < low) or (high is not None and number > high):
        raise ListeningError("answer_range", low=low, high=high)
    return number
