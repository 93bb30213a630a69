"""Forms about findings, what they rest on, and recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import Heading, Theme
from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import RecordForm
from paydas.listening.models import Interview, Question
from paydas.sensemaking.models import Finding, FindingEvidence, Recommendation
from paydas.sensemaking.vocabulary import FindingState, Stance, Verdict

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation


class Search(forms.Form):
    """The first field of every filter."""

    q = forms.CharField(
        label=_("Words to look for"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class FindingFilter(Search):
    heading = forms.ModelChoiceField(
        label=_("Heading"),
        queryset=Heading.objects.none(),
        required=False,
        empty_label=_("All headings"),
    )
    theme = forms.ModelChoiceField(
        label=_("Theme"), queryset=Theme.objects.none(), required=False, empty_label=_("All themes")
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *FindingState.choices]
    )
    evidence = forms.ChoiceField(
        label=_("Evidence"),
        required=False,
        choices=[
            ("", _("All")),
            ("contradicted", _("something contradicts it")),
            ("numbers", _("numbers alone")),
            ("checked", _("put to interviews")),
        ],
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        within(self, consultation)


class FindingForm(RecordForm):
    class Meta:
        model = Finding
        fields = ("title", "statement", "heading", "theme", "rests_on_numbers_only", "memo")
        labels: ClassVar = {
            "title": _("Title"),
            "statement": _("Statement"),
            "heading": _("Heading"),
            "theme": _("Theme"),
            "rests_on_numbers_only": _("Only numbers support this finding"),
            "memo": _("Memo for the team"),
        }
        help_texts: ClassVar = {
            "statement": _("Two or three sentences that the evidence carries."),
            "memo": _("Never published."),
        }

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        within(self, consultation)


class VoiceFilter(Search):
    """Looks for contributions to put under a finding."""


class AttachForm(forms.Form):
    """Puts the ticked contributions under a finding; the page sends their ids as `pick`."""

    stance = forms.ChoiceField(
        label=_("These contributions"), choices=Stance.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        kwargs.setdefault("initial", {"stance": Stance.SUPPORTS})
        super().__init__(*args, **kwargs)


class NumberForm(forms.Form):
    """Puts a result of the survey under a finding."""

    question = forms.ModelChoiceField(label=_("Survey question"), queryset=Question.objects.none())
    choice = forms.CharField(
        label=_("Answer to the question"),
        required=False,
        max_length=60,
        help_text=_("The key of one answer; empty for the question as a whole."),
    )
    stance = forms.ChoiceField(label=_("The result"), choices=Stance.choices)
    reading = forms.CharField(
        label=_("How it is read"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["question"]
        field.queryset = Question.objects.filter(survey__consultation=consultation)


class EvidenceForm(RecordForm):
    class Meta:
        model = FindingEvidence
        fields = ("stance", "reading")
        labels: ClassVar = {"stance": _("Stance"), "reading": _("How it is read")}


class CheckForm(forms.Form):
    interview = forms.ModelChoiceField(label=_("Interview"), queryset=Interview.objects.none())
    verdict = forms.ChoiceField(
        label=_("What it said"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["interview"]
        field.queryset = consultation.interviews.filter(state="held")


class RecommendationFilter(Search):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *FindingState.choices]
    )
    addressee = forms.ChoiceField(label=_("Asked of"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["addressee"]
        field.choices = [("", _("All bodies")), *bodies]


class RecommendationForm(RecordForm):
    addressee = OrganisationField(label=_("Body that is asked"))
    findings = forms.ModelMultipleChoiceField(
        label=_("Findings it is drawn from"),
        queryset=Finding.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Recommendation
        fields = ("text", "addressee", "findings")
        labels: ClassVar = {"text": _("What is asked")}

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["findings"]
        field.queryset = consultation.findings.all()
        if not self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.initial["addressee"] = self.instance.addressee.name


def within(form: Any, consultation: Consultation) -> None:  # noqa: ANN401 -- any form with these fields
    """Offer only the headings and themes of this consultation."""
    form.fields["heading"].queryset = consultation.headings.all()
    form.fields["theme"].queryset = consultation.themes.all()
