from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.core.web.uploads import UploadField
from paydas.gatherings.queries.gatherings import gatherings_of
from paydas.kernel.text.codes import parse_code
from paydas.listening.operations.words import Said
from paydas.listening.queries.contributions import Wanted
from paydas.listening.vocabulary import (
    TEXT_LIMIT,
    ContributionKind,
    ContributionState,
    LinkKind,
    ListeningChannel,
)
from paydas.listening.web.forms.notes import KINDS, RANKS, words_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paydas.consultations.models import Consultation
    from paydas.listening.models import Contribution

MAX_PEOPLE = 10_000


def empty(label: Any) -> tuple[str, Any]:  # noqa: ANN401 -- a lazy label
    return ("", label)


class ContributionFilter(forms.Form):
    words = forms.CharField(
        label=_("Words or number"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    gathering = forms.ChoiceField(label=_("Gathering"), required=False)
    heading = forms.ChoiceField(label=_("Heading"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 -- QueryDict
        consultation: Consultation,
        provinces: Mapping[str, str],
    ) -> None:
        super().__init__(data)
        gatherings = [(str(one.pk), one.title) for one in gatherings_of(consultation.pk)]
        headings = [(str(one.pk), one.title) for one in consultation.headings.all()]
        themes = [(str(one.pk), one.title) for one in consultation.themes.all()]
        for field, label, choices in (
            ("kind", _("All kinds"), ContributionKind.options()),
            ("state", _("All states"), ContributionState.options()),
            ("channel", _("All channels"), ListeningChannel.options()),
            ("gathering", _("All gatherings"), gatherings),
            ("heading", _("All headings"), headings),
            ("theme", _("All themes"), themes),
            ("province", _("All provinces"), list(provinces.items())),
        ):
            self.fields[field].choices = [empty(label), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what was asked for; a senseless filter in the address asks for nothing."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


class WriteForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    words = words_field(rows=4, label=_("What was said or written"))
    solution = words_field(rows=3, label=_("Solution proposed with it"), required=False)
    question = forms.ChoiceField(label=_("Guiding question"), required=False)
    heading = forms.ChoiceField(label=_("Heading"), required=False)
    said_by = forms.IntegerField(
        label=_("How many said so?"), min_value=1, max_value=MAX_PEOPLE, required=False
    )

    def __init__(self, data: Any, consultation: Consultation) -> None:  # noqa: ANN401 -- QueryDict or None
        super().__init__(data, initial={"id": uuid4()})
        set_outline(self, consultation)
        self.language = consultation.language

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(
            kind=data["kind"],
            text=data["words"],
            id=data["id"],
            solution=data["solution"],
            said_by=data["said_by"],
            question_id=data["question"] or None,
            heading_id=data["heading"] or None,
            language=self.language,
        )


def set_outline(form: forms.Form, consultation: Consultation) -> None:
    """Offer the consultation's own questions and headings."""
    questions = [(str(one.pk), one.text) for one in consultation.questions.all()]
    headings = [(str(one.pk), one.title) for one in consultation.headings.all()]
    form.fields["question"].choices = [empty(_("none")), *questions]  # type: ignore[attr-defined]
    form.fields["heading"].choices = [empty(_("none")), *headings]  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """One of: correct, redact, translate; the page says which."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = words_field(rows=5, label=_("Words"))
    reason = forms.CharField(label=_("Why?"), max_length=300, required=False)


class TranslationForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[
            ("en", _("English")),
            ("tr", _("Turkish")),
            ("ar", _("Arabic")),
            ("ku", _("Kurdish")),
        ],
    )
    words = words_field(rows=5, label=_("Words"))


class WithholdForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why is it not shown in public?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever said it reads this on their private page."),
    )


class WeightForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    question = forms.ChoiceField(label=_("Guiding question"), required=False)
    heading = forms.ChoiceField(label=_("Heading"), required=False)
    said_by = forms.IntegerField(
        label=_("How many said so?"), min_value=1, max_value=MAX_PEOPLE, required=False
    )
    present = forms.IntegerField(
        label=_("Of how many?"), min_value=1, max_value=MAX_PEOPLE, required=False
    )
    rank = forms.ChoiceField(label=_("The table’s own rank"), choices=RANKS, required=False)

    def __init__(self, data: Any, one: Contribution, consultation: Consultation) -> None:  # noqa: ANN401 -- QueryDict or None
        super().__init__(
            data,
            initial={
                "seen": one.revision,
                "kind": one.kind,
                "question": one.question_id or "",
                "heading": one.heading_id or "",
                "said_by": one.said_by,
                "present": one.present,
                "rank": one.rank or "",
            },
        )
        set_outline(self, consultation)

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "kind": data["kind"],
            "question_id": _key(data["question"]),
            "heading_id": _key(data["heading"]),
            "said_by": data["said_by"],
            "present": data["present"],
            "rank": int(data["rank"]) if data["rank"] else None,
        }


def _key(value: str) -> Any:  # noqa: ANN401 -- a uuid or None
    return UUID(value) if value else None


class LinkForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("This contribution …"),
        choices=[
            (kind.value, kind.label)
            for kind in (
                LinkKind.ANSWERS,
                LinkKind.REPEATS,
                LinkKind.OPPOSES,
                LinkKind.MERGED_INTO,
            )
        ],
    )
    code = forms.CharField(
        label=_("Number of the other contribution"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "is-short", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        code = parse_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("This is no number of a contribution."))
        return code


class SplitForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    ids = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("The parts, each after an empty line"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Use the words as they were said; only take them apart."),
    )

    def parts(self) -> list[str]:
        text = self.cleaned_data["words"].replace("\r\n", "\n")
        return [part.strip() for part in text.split("\n\n") if part.strip()]


class PasteForm(forms.Form):
    batch = forms.UUIDField(widget=forms.HiddenInput)
    table = forms.ChoiceField(
        label=_("Where was it said?"),
        required=False,
        help_text=_("Without a table the lines become written contributions."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of lines that name none"),
        choices=KINDS,
        help_text=_("A line may begin with its kind: “Problem: …”."),
    )
    words = forms.CharField(
        label=_("Notes"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Each line becomes one draft. A line that repeats a guiding question or a heading "
            "puts the lines below it under that question."
        ),
    )
    file = UploadField(
        label=_("Or a file with the notes"),
        required=False,
        help_text=_("Plain text (.txt) or Word (.docx)."),
    )

    def __init__(self, data: Any, files: Any, tables: list[tuple[str, str]]) -> None:  # noqa: ANN401 -- Django's
        super().__init__(data, files, initial={"batch": uuid4()})
        self.fields["table"].choices = [empty(_("no table")), *tables]  # type: ignore[attr-defined]
