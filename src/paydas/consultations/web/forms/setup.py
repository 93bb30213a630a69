"""Forms that set a consultation up."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import Consultation, GuidingQuestion, Heading, Theme
from paydas.consultations.operations.consultations import UsedStep
from paydas.consultations.vocabulary import (
    RESERVED_SLUGS,
    ConsultationsError,
    CyclePhase,
    Step,
)
from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import DayInput, RecordForm
from paydas.kernel.text.folding import words

# Long enough to be read in an address, short enough to be typed.
SLUG_LENGTH = 50


class ConsultationForm(RecordForm):
    owner = OrganisationField(label=_("Owner"))

    class Meta:
        model = Consultation
        fields: ClassVar = [
            "title",
            "slug",
            "owner",
            "summary",
            "purpose",
            "principle",
            "project",
            "predecessor",
            "starts_on",
            "ends_on",
        ]
        labels: ClassVar = {
            "title": _("Title"),
            "slug": _("Short name in addresses"),
            "summary": _("Summary"),
            "purpose": _("Purpose"),
            "principle": _("Principle"),
            "project": _("Project"),
            "predecessor": _("Follows"),
            "starts_on": _("Start"),
            "ends_on": _("End"),
        }
        help_texts: ClassVar = {
            "slug": _(
                "Made from the title when left empty; small letters, digits and hyphens."
                " It does not change later."
            ),
            "summary": _("Two or three sentences; they stand at the head of the public page."),
            "principle": _("How those invited are chosen and what is promised to them."),
            "predecessor": _("The earlier consultation that this one goes on from."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own
        super().__init__(*args, **kwargs)
        if self.instance.owner_id:
            self.initial["owner"] = self.instance.owner.name
            del self.fields["slug"]
        else:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"] or _slug_of(self.cleaned_data.get("title", ""))
        if not slug:
            raise forms.ValidationError(self.fields["title"].error_messages["required"])
        if slug in RESERVED_SLUGS:
            raise forms.ValidationError(ConsultationsError("slug_reserved", slug=slug).sentence())
        return slug

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end is before the start."))
        return data


def _slug_of(title: str) -> str:
    """Make of a title's words a short name that no consultation has yet; empty when none can."""
    latin = [word for word in words(title) if word.isascii()]
    stem = "-".join(latin)[:SLUG_LENGTH].strip("-")
    tries = [stem, *(f"{stem}-{n}" for n in range(2, 100))] if stem else []
    taken = set(Consultation.objects.filter(slug__in=tries).values_list("slug", flat=True))
    return next((one for one in tries if one not in taken | RESERVED_SLUGS), "")


class NowForm(RecordForm):
    class Meta:
        model = Consultation
        fields: ClassVar = ["now", "now_on"]
        labels: ClassVar = {"now": _("What happens now"), "now_on": _("As of")}
        help_texts: ClassVar = {
            "now": _("One sentence; the public page shows it with its day."),
        }


class PhasesForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    phases = forms.MultipleChoiceField(
        label=_("Phases of the policy cycle that are open"),
        choices=CyclePhase.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Participants can have a say in these phases; the public page says so."),
    )


class StepsForm(forms.Form):
    """One line a step: used or not, its place, its dates, whether it is finished."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        known = {one.step: one for one in consultation.steps.all()}
        self.fields["seen"].initial = consultation.revision
        for number, (step, label) in enumerate(Step.choices, 1):
            found = known.get(step)
            # A new consultation begins with all steps; what it does not use is taken off.
            used = found is not None or not known
            for name, field in _line(label, found, number, used=used).items():
                self.fields[f"{step}-{name}"] = field

    def lines(self) -> list[tuple[Any, list[Any]]]:
        """Return the label and, under their heads, the bound fields of each line."""
        heads = {
            "used": _("In use"),
            "position": _("Order"),
            "starts_on": _("Start"),
            "ends_on": _("End"),
            "is_finished": _("Finished"),
        }
        return [
            (label, [(head, self[f"{step}-{name}"]) for name, head in heads.items()])
            for step, label in Step.choices
        ]

    def clean(self) -> dict[str, Any]:
        for step in Step.values:
            start = self.cleaned_data.get(f"{step}-starts_on")
            end = self.cleaned_data.get(f"{step}-ends_on")
            if start and end and end < start:
                self.add_error(f"{step}-ends_on", _("The end is before the start."))
        return self.cleaned_data

    def steps(self) -> list[UsedStep]:
        """Return the steps that are used, in the order of their places."""
        data = self.cleaned_data
        used = [step for step in Step.values if data[f"{step}-used"]]
        used.sort(key=lambda step: data[f"{step}-position"] or len(Step.values))
        return [
            UsedStep(
                step,
                data[f"{step}-starts_on"],
                data[f"{step}-ends_on"],
                is_finished=data[f"{step}-is_finished"],
            )
            for step in used
        ]


def _line(
    label: Any,  # noqa: ANN401 -- lazy text
    found: Any,  # noqa: ANN401 -- a step
    number: int,
    *,
    used: bool,
) -> dict[str, forms.Field]:
    def said(what: Any) -> str:  # noqa: ANN401 -- lazy text
        return f"{label}: {what}"

    return {
        "used": forms.BooleanField(label=said(_("used")), required=False, initial=used),
        "position": forms.IntegerField(
            label=said(_("place")),
            required=False,
            min_value=1,
            max_value=20,
            initial=found.position if found else number,
        ),
        "starts_on": forms.DateField(
            label=said(_("start")),
            required=False,
            widget=DayInput(),
            initial=found.starts_on if found else None,
        ),
        "ends_on": forms.DateField(
            label=said(_("end")),
            required=False,
            widget=DayInput(),
            initial=found.ends_on if found else None,
        ),
        "is_finished": forms.BooleanField(
            label=said(_("finished")), required=False, initial=bool(found and found.is_finished)
        ),
    }


class HeadingForm(RecordForm):
    class Meta:
        model = Heading
        fields: ClassVar = ["title"]
        labels: ClassVar = {"title": _("Heading")}


class ThemeForm(RecordForm):
    class Meta:
        model = Theme
        fields: ClassVar = ["title", "working_areas"]
        labels: ClassVar = {"title": _("Theme"), "working_areas": _("Working areas")}
        help_texts: ClassVar = {
            "working_areas": _("Bodies that work in any of these are eligible for the theme."),
        }
        widgets: ClassVar = {"working_areas": forms.CheckboxSelectMultiple}


class QuestionForm(RecordForm):
    class Meta:
        model = GuidingQuestion
        fields: ClassVar = ["text", "heading"]
        labels: ClassVar = {"text": _("Guiding question"), "heading": _("Heading")}
        help_texts: ClassVar = {"text": _("Put to tables, interviews and surveys alike.")}
        widgets: ClassVar = {"text": forms.Textarea}

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        headings: Any = self.fields["heading"]
        headings.queryset = consultation.headings.all()
