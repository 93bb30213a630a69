from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _

from paydas.listening.vocabulary import TEXT_LIMIT, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.forms import BoundField

    from paydas.listening.models import Question
    from paydas.listening.operations.answers import Raw
    from paydas.listening.operations.submissions import AnswersError
    from paydas.listening.vocabulary import ListeningError


def name_of(question_id: UUID) -> str:
    return f"q_{question_id.hex}"


class SurveyForm(forms.Form):
    """The questions of a survey; what is wrong with an answer the operation says."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # People leave it empty because they do not see it; programs that post spam fill it.
    website = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, questions: Sequence[Question]) -> None:  # noqa: ANN401 -- QueryDict or None
        super().__init__(data, initial={"id": uuid4()})
        self.questions = questions
        for question in questions:
            self.fields[name_of(question.pk)] = field_of(question)

    def clean_id(self) -> UUID:
        found: UUID | None = self.cleaned_data["id"]
        return found or uuid4()

    def answers(self) -> Mapping[UUID, Raw]:
        return {
            question.pk: self.cleaned_data.get(name_of(question.pk)) or ""
            for question in self.questions
        }

    def sections(self) -> list[tuple[str, list[BoundField]]]:
        """Return the questions under their headings, in the survey's own order."""
        return [
            (str(heading or ""), [self[name_of(one.pk)] for one in part])
            for heading, part in groupby(self.questions, key=lambda one: one.heading)
        ]

    def refuse(self, wrong: AnswersError) -> None:
        for question_id, error in wrong.by_question.items():
            self.add_error(name_of(question_id), _sentence(error))


def _sentence(error: ListeningError) -> str:
    # The question stands above its field already, so the error need not repeat it.
    return (
        _("Please answer this question.") if error.code == "answer_required" else error.sentence()
    )


def field_of(question: Question) -> forms.Field:
    """Return the field of a question; what is wrong with an answer the operation says."""
    options: dict[str, Any] = {
        "label": question.text,
        "help_text": question.hint,
        "required": False,
    }
    match question.kind:
        case QuestionKind.OPEN:
            field: forms.Field = forms.CharField(
                widget=forms.Textarea(attrs={"rows": 4, "maxlength": TEXT_LIMIT}), **options
            )
        case QuestionKind.SINGLE:
            field = forms.ChoiceField(
                choices=_choices(question), widget=forms.RadioSelect, **options
            )
        case QuestionKind.MULTI:
            field = forms.MultipleChoiceField(
                choices=_choices(question), widget=forms.CheckboxSelectMultiple, **options
            )
        case QuestionKind.SCALE:
            field = forms.ChoiceField(choices=_steps(question), widget=forms.RadioSelect, **options)
        case _:
            attrs = {"inputmode": "numeric", "class": "is-short"}
            field = forms.CharField(widget=forms.TextInput(attrs=attrs), **options)
    if question.is_required:
        field.label = _("%(question)s (required)") % {"question": question.text}
    return field


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(choice["key"], choice["text"]) for choice in question.choices]


def _steps(question: Question) -> list[tuple[str, str]]:
    low = 1 if question.minimum is None else question.minimum
    high = 5 if question.maximum is None else question.maximum
    ends = {low: question.low_label, high: question.high_label}
    return [(str(n), f"{n} – {ends[n]}" if ends.get(n) else str(n)) for n in range(low, high + 1)]
