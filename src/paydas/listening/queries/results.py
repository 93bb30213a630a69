"""What was answered to a survey: counts and shares, small groups hidden for the public."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from paydas.consultations.queries.suppression import THRESHOLD, suppressed
from paydas.kernel.text.numbers import format_percent
from paydas.listening.models import Answer, Question, Submission
from paydas.listening.vocabulary import QuestionKind, SubmissionState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from paydas.listening.models import Survey

CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTI)


@dataclass(frozen=True, slots=True)
class Share:
    """One answer that could be chosen; None is "fewer than five, or hidden with them"."""

    key: str
    label: str
    count: int | None
    share: float | None

    @property
    def width(self) -> float:
        """The share as the length of a bar, out of a hundred."""
        return round(100 * (self.share or 0), 2)

    @property
    def percent(self) -> str:
        """The share as the reader's language writes it; nothing where it is hidden."""
        language = get_language() or "tr"
        return "" if self.share is None else format_percent(self.share, language)


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What came of one question. `answered` is None where it is hidden."""

    question: Question
    answered: int | None
    shares: Sequence[Share] = ()
    mean: float | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A survey's answers. `invited` counts started and sent ones: who was given a link."""

    invited: int
    sent: int
    questions: Sequence[QuestionResult]

    @property
    def rate(self) -> float | None:
        """Share of the invited who answered; None when nobody was invited."""
        return self.sent / self.invited if self.invited else None


def results(survey: Survey, *, for_public: bool) -> SurveyResult:
    """Count the answers of a survey, three queries; shares are of those who answered a question.

    A question that nobody answered has no shares at all. `for_public` hides counts under five
    with the consultation's one rule; a mean of fewer than five is hidden too.
    """
    submissions = Counter(Submission.objects.filter(survey=survey).values_list("state", flat=True))
    given: dict[object, list[tuple[list[str], Decimal | None]]] = {}
    answers = Answer.objects.filter(
        submission__survey=survey, submission__state=SubmissionState.SUBMITTED
    )
    for question_id, choices, number in answers.values_list("question_id", "choices", "number"):
        given.setdefault(question_id, []).append((choices, number))
    questions = survey.questions.select_related("heading").order_by("position")
    return SurveyResult(
        invited=sum(submissions.values()),
        sent=submissions[SubmissionState.SUBMITTED],
        questions=[_result(one, given.get(one.pk, []), for_public) for one in questions],
    )


def _result(
    question: Question,
    given: Sequence[tuple[list[str], Decimal | None]],
    for_public: bool,  # noqa: FBT001 -- handed on as it came
) -> QuestionResult:
    answered = len(given)
    hides = for_public and 0 < answered < THRESHOLD
    numbers = [number for _, number in given if number is not None]
    shows = bool(numbers) and not hides
    return QuestionResult(
        question=question,
        answered=None if hides else answered,
        shares=_shares(question, given, for_public) if answered else (),
        mean=float(sum(numbers)) / len(numbers) if shows else None,
        lowest=min(numbers) if shows and not for_public else None,
        highest=max(numbers) if shows and not for_public else None,
    )


def _shares(
    question: Question,
    given: Sequence[tuple[list[str], Decimal | None]],
    for_public: bool,  # noqa: FBT001 -- handed on as it came
) -> list[Share]:
    counted: Counter[str] = Counter()
    for choices, number in given:
        counted.update(choices)
        if number is not None and question.kind == QuestionKind.SCALE:
            counted[str(int(number))] += 1
    labels = _labels(question)
    counts = {key: counted[key] for key in labels}
    shown = suppressed(counts) if for_public else dict(counts)
    return [
        Share(key, label, shown[key], _of(shown[key], len(given))) for key, label in labels.items()
    ]


def _labels(question: Question) -> dict[str, str]:
    if question.kind in CHOSEN:
        return {choice["key"]: choice["text"] for choice in question.choices}
    if question.kind == QuestionKind.SCALE:
        low, high = question.minimum or 1, question.maximum or 5
        ends = {low: question.low_label, high: question.high_label}
        return {str(n): f"{n} – {ends[n]}" if ends.get(n) else str(n) for n in range(low, high + 1)}
    return {}


def _of(count: int | None, total: int) -> float | None:
    return None if count is None or not total else count / total
