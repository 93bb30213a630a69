from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.vocabulary import Channel
from paydas.consultations.web.fields import ParticipantField
from paydas.core.models import Notice
from paydas.core.web.editing import DayInput, RecordForm
from paydas.listening.models import Interview, Question, Survey
from paydas.listening.operations.words import Said
from paydas.listening.vocabulary import QuestionKind
from paydas.listening.web.forms.notes import KINDS, words_field

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation


class SurveySetUpForm(RecordForm):
    class Meta:
        model = Survey
        fields = [
            "title",
            "introduction",
            "thanks",
            "opens_on",
            "closes_on",
            "is_for_absent",
            "is_open_to_all",
            "notice",
            "language",
        ]
        labels = {
            "title": _("Title"),
            "introduction": _("Introduction"),
            "thanks": _("Words of thanks"),
            "opens_on": _("First day"),
            "closes_on": _("Last day"),
            "is_for_absent": _("Offer it to those who decline an invitation"),
            "is_open_to_all": _("Anybody may answer it, without a private link"),
            "notice": _("Privacy notice"),
            "language": _("Language of the questions"),
        }
        help_texts = {
            "introduction": _("Why these questions are asked, how long it takes, who reads it."),
            "thanks": _("Say when and where people will see what became of their answers."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the questions"),
            choices=[("tr", _("Turkish")), ("en", _("English"))],
        )
        self.fields["notice"].queryset = Notice.objects.order_by("key", "-version")  # type: ignore[attr-defined]


class QuestionForm(RecordForm):
    options = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One answer per line; only for questions with choices."),
    )

    class Meta:
        model = Question
        fields = [
            "text",
            "hint",
            "kind",
            "heading",
            "guiding_question",
            "is_required",
            "is_voice",
            "voice_kind",
            "minimum",
            "maximum",
            "low_label",
            "high_label",
        ]
        labels = {
            "text": _("Question"),
            "hint": _("Explanation"),
            "kind": _("Kind of answer"),
            "heading": _("Heading"),
            "guiding_question": _("Guiding question"),
            "is_required": _("It has to be answered"),
            "is_voice": _("Each open answer becomes a contribution"),
            "voice_kind": _("Kind of these contributions"),
            "minimum": _("Lowest number"),
            "maximum": _("Highest number, or most answers that may be chosen"),
            "low_label": _("Word for the lowest step"),
            "high_label": _("Word for the highest step"),
        }

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["heading"].queryset = consultation.headings.all()  # type: ignore[attr-defined]
        self.fields["guiding_question"].queryset = consultation.questions.all()  # type: ignore[attr-defined]
        self.fields["options"].initial = "\n".join(c["text"] for c in self.instance.choices)
        self.order_fields(["text", "hint", "kind", "options"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("kind") in (QuestionKind.SINGLE, QuestionKind.MULTI):
            data["choices"] = self._choices(data.get("options", ""))
        data.pop("options", None)
        if data.get("is_voice") and data.get("kind") != QuestionKind.OPEN:
            self.add_error("is_voice", _("Only open answers can become contributions."))
        return data

    def _choices(self, text: str) -> list[dict[str, str]]:
        """Keep the key of an answer that stands in the same line, so that a wording can change."""
        known = [choice["key"] for choice in self.instance.choices]
        lines = [line.strip()[:200] for line in text.splitlines() if line.strip()]
        return [
            {"key": known[place] if place < len(known) else f"a{place + 1}", "text": line}
            for place, line in enumerate(lines)
        ]


class InterviewForm(RecordForm):
    participant = ParticipantField(label=_("Who is interviewed?"))

    class Meta:
        model = Interview
        fields = ["participant", "title", "held_on", "channel", "questions", "notes"]
        labels = {
            "title": _("Title"),
            "held_on": _("Day"),
            "channel": _("How"),
            "questions": _("Guide: the questions to be asked"),
            "notes": _("Notes for the interviewer"),
        }
        widgets = {"questions": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["questions"].queryset = consultation.questions.all()  # type: ignore[attr-defined]
        self.fields["channel"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in (Channel.IN_PERSON, Channel.TELEPHONE, Channel.VIDEO)
        ]
        if self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.fields["participant"].within = consultation.participants.all()  # type: ignore[attr-defined] # a ParticipantField
        else:
            del self.fields["participant"]


class ConsentForm(forms.Form):
    notice = forms.ModelChoiceField(
        label=_("Notice that was read out or handed over"),
        queryset=Notice.objects.order_by("key", "-version"),
    )
    may_quote = forms.BooleanField(
        label=_("May be quoted in public, by number and without a name"), required=False
    )
    day = forms.DateField(label=_("Day of the consent"), widget=DayInput())


class PassageForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    question = forms.ChoiceField(label=_("Guiding question"), required=False)
    asked = forms.CharField(
        label=_("What was asked"),
        max_length=400,
        required=False,
        help_text=_("In the interviewer’s own words, where no guiding question fits."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial="approach")
    words = words_field(rows=5, label=_("What was answered"))

    def __init__(self, data: Any, interview: Interview) -> None:  # noqa: ANN401 -- QueryDict or None
        super().__init__(data, initial={"id": uuid4()})
        guide = interview.questions.all() or interview.consultation.questions.all()
        self.fields["question"].choices = [  # type: ignore[attr-defined]
            ("", _("another question")),
            *[(str(one.pk), one.text) for one in guide],
        ]
        self.interview = interview

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(
            kind=data["kind"],
            text=data["words"],
            id=data["id"],
            question_id=data["question"] or None,
            asked=data["asked"],
            participant_id=self.interview.participant_id,
            language=self.interview.consultation.language,
        )


class RespondentForm(forms.Form):
    """Whose paper is being typed in."""

    participant = ParticipantField(
        label=_("Whose answers are these?"),
        required=False,
        help_text=_("A part of the name; left empty, without a name."),
    )

    def __init__(self, data: Any, consultation: Consultation) -> None:  # noqa: ANN401 -- QueryDict or None
        super().__init__(data)
        self.fields["participant"].within = consultation.participants.all()  # type: ignore[attr-defined] # a ParticipantField
