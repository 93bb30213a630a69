from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.listening.operations.words import Said
from paydas.listening.vocabulary import TEXT_LIMIT, ContributionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.consultations.models import Participant
    from paydas.listening.models import Contribution
    from paydas.listening.queries.desk import Desk

# Thumb-sized first: what is said most at a table.
KIND_ORDER = (
    ContributionKind.PROBLEM,
    ContributionKind.DEMAND,
    ContributionKind.SUGGESTION,
    ContributionKind.NEED,
    ContributionKind.APPROACH,
    ContributionKind.GOOD_PRACTICE,
    ContributionKind.EXPECTATION,
    ContributionKind.WISH,
    ContributionKind.STRENGTH,
    ContributionKind.OPPORTUNITY,
)
KINDS = [(kind.value, kind.label) for kind in KIND_ORDER]
MANY = 6
WEIGHTS = [(str(n), str(n)) for n in range(1, MANY)] + [(str(MANY), f"{MANY}+")]
RANKS = [("", _("no rank")), ("1", "1"), ("2", "2"), ("3", "3")]


def words_field(rows: int = 3, **options: Any) -> forms.CharField:  # noqa: ANN401 -- Django's own options
    return forms.CharField(
        max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


class NoteForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    question = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("What was said?"), choices=KINDS, widget=forms.RadioSelect, initial="problem"
    )
    words = words_field(label=_("What was said, as it was said"))
    solution = words_field(rows=2, label=_("Solution that the table proposes"), required=False)
    weight = forms.ChoiceField(
        label=_("How many said so?"),
        choices=WEIGHTS,
        widget=forms.RadioSelect,
        required=False,
    )
    speaker = forms.ChoiceField(label=_("Who said it?"), required=False)

    def __init__(self, data: Any, desk: Desk, question: Any) -> None:  # noqa: ANN401 -- QueryDict or None
        super().__init__(
            data, initial={"id": uuid4(), "question": question.pk if question else None}
        )
        self.desk = desk
        if desk.table.records_speakers and desk.people:
            self.fields["speaker"].choices = people_choices(desk.people)  # type: ignore[attr-defined]
        else:
            del self.fields["speaker"]

    def said(self) -> Said:
        data = self.cleaned_data
        weight = int(data["weight"]) if data["weight"] else None
        known = {question.pk: question for question in self.desk.questions}
        question = known.get(data["question"])
        return Said(
            kind=data["kind"],
            text=data["words"],
            id=data["id"],
            solution=data["solution"],
            said_by=weight,
            present=present_for(self.desk.present, weight),
            question_id=question.pk if question else None,
            heading_id=question.heading_id if question else None,
            participant_id=data.get("speaker") or None,
            language=self.desk.table.session.gathering.consultation.language,
        )


def present_for(present: int | None, weight: int | None) -> int | None:
    """Leave open how many were present when the door list is behind."""
    if present is not None and weight is not None and weight > present:
        return None
    return present


def people_choices(people: Sequence[Participant]) -> list[tuple[str, Any]]:
    named = [
        (str(one.pk), " – ".join(str(x) for x in (one.person, one.organisation) if x))
        for one in people
    ]
    return [("", _("not recorded")), *named]


class CorrectionForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What was said?"), choices=KINDS, widget=forms.RadioSelect)
    words = words_field(rows=4, label=_("What was said, as it was said"))
    said_by = forms.IntegerField(
        label=_("How many said so?"), min_value=1, max_value=9999, required=False
    )
    rank = forms.ChoiceField(
        label=_("The table’s own rank"),
        choices=RANKS,
        required=False,
        help_text=_("The three that the table holds to be the most important."),
    )

    def __init__(self, data: Any, note: Contribution, words: str) -> None:  # noqa: ANN401 -- QueryDict or None
        initial = {
            "seen": note.revision,
            "kind": note.kind,
            "words": words,
            "said_by": note.said_by,
            "rank": note.rank,
        }
        super().__init__(data, initial=initial)

    def weight(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "kind": data["kind"],
            "said_by": data["said_by"],
            "rank": int(data["rank"]) if data["rank"] else None,
        }


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What is not right?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        help_text=_("The rapporteur reads this beside the note."),
    )
