"""Forms of the monitoring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import DayInput, RecordForm
from paydas.core.web.uploads import UploadField
from paydas.monitoring.models import Evaluation, Measurement, Period
from paydas.monitoring.queries.parts import parts_of, typed_parts
from paydas.monitoring.vocabulary import ActivityStatus, Criterion, MeasurementState, VoiceKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from paydas.monitoring.queries.parts import Parts
    from paydas.planning.queries.breakdowns import Breakdown


class ValuesFilter(forms.Form):
    q = forms.CharField(label=_("Number or words of the indicator"), required=False)
    period = forms.ChoiceField(label=_("Period"), required=False)
    body = forms.ChoiceField(label=_("Organisation"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("late", _("overdue")),
            ("none", _("nothing written yet")),
            *MeasurementState.choices,
        ],
    )

    def __init__(self, *args: Any, periods: list[str], bodies: list[str], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        self.fields["period"].choices = [everything, *((one, one) for one in periods)]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["body"].choices = [everything, *((one, one) for one in bodies)]  # type: ignore[attr-defined] # a ChoiceField


class VoicesFilter(forms.Form):
    q = forms.CharField(label=_("Words"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *VoiceKind.choices]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("received", _("waits to be published")),
            ("unanswered", _("published, not answered")),
            ("answered", _("answered")),
            ("withheld", _("withheld")),
        ],
    )


class LinksFilter(forms.Form):
    q = forms.CharField(label=_("Person or organisation"), required=False)


class PeriodForm(RecordForm):
    class Meta:
        model = Period
        fields: ClassVar = ["label", "starts_on", "ends_on", "due_on"]
        labels: ClassVar = {
            "label": _("Name"),
            "starts_on": _("First day"),
            "ends_on": _("Last day"),
            "due_on": _("Values are due on"),
        }
        help_texts: ClassVar = {"label": _("Short, as it stands over the column: 2022/1.")}


class ReporterForm(forms.Form):
    organisation = OrganisationField(label=_("Organisation"))
    contact = forms.CharField(label=_("Unit or person"), required=False, max_length=200)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Reminders go to this address.")
    )


class ValueForm(forms.ModelForm):  # type: ignore[type-arg] # the stubs' parameter exists for checkers only
    """A value as its body reports it; it saves nothing itself."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    value = forms.DecimalField(
        label=_("Value"),
        required=False,
        localize=True,
        max_digits=14,
        decimal_places=3,
        help_text=_("Leave it empty if nobody has the value, and say why below. Never write 0."),
    )
    upload = UploadField(
        label=_("File"), required=False, help_text=_("A table, a report or a picture.")
    )

    class Meta:
        model = Measurement
        fields: ClassVar = ["value", "note", "evidence"]
        labels: ClassVar = {"note": _("Note"), "evidence": _("Where it can be checked")}
        widgets: ClassVar = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "evidence": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 -- Django's own signature
        breakdowns: tuple[Breakdown, ...] = (),
        **kwargs: Any,  # noqa: ANN401 -- the same
    ) -> None:
        super().__init__(*args, **kwargs)
        self.breakdowns = breakdowns
        is_new = self.instance._state.adding  # noqa: SLF001 -- Django's documented attribute
        self.fields["seen"].initial = None if is_new else self.instance.revision
        value = self.instance.value
        if value is not None:
            # The column's three decimals would make 41 read as 41,000.
            self.initial["value"] = Decimal(f"{value.normalize():f}")
        self._add_parts()

    def _add_parts(self) -> None:
        """Ask for the value of each group that the indicator declares, below the whole."""
        known = {
            (parts.by, one.group): one.value
            for parts in parts_of(self.instance.parts)
            for one in parts.groups
        }
        names = []
        for i, one in enumerate(self.breakdowns):
            for j, group in enumerate(one.groups):
                names.append(f"part_{i}_{j}")
                self.fields[names[-1]] = forms.DecimalField(
                    label=f"{one.by}: {group}",
                    required=False,
                    localize=True,
                    max_digits=14,
                    decimal_places=3,
                    initial=known.get((one.by, group)),
                    help_text=self._meant(one) if j == 0 else "",
                )
        self.order_fields(["seen", "value", *names])

    @staticmethod
    def _meant(one: Breakdown) -> StrOrPromise:
        if one.adds_up:
            return _("These groups add up to the value. Leave empty what nobody knows.")
        return _("Of the whole value. Leave empty what nobody knows.")

    @property
    def parts(self) -> tuple[Parts, ...]:
        """The value by groups, as it was typed."""
        typed = {
            (one.by, group): self.cleaned_data.get(f"part_{i}_{j}")
            for i, one in enumerate(self.breakdowns)
            for j, group in enumerate(one.groups)
        }
        return typed_parts(self.breakdowns, typed)


class StatusForm(forms.Form):
    status = forms.ChoiceField(
        label=_("How does the activity stand?"),
        choices=ActivityStatus.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("In a sentence"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CheckForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("approve", _("The value is right")), ("return", _("I return it with a reason"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when it is returned: what should be corrected?"),
    )


class SayingForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (VoiceKind.COMMENT.value, _("I want to add something")),
            (VoiceKind.DISPUTE.value, _("I see it differently")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Your words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class ShareForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("What did your organisation do?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class TakenForm(SayingForm):
    """A voice that came by paper or telephone."""

    field_order = ("activity", "kind", "text", "organisation", "said_on", "id")
    activity = forms.ChoiceField(label=_("Activity"))
    organisation = OrganisationField(label=_("Organisation that speaks"), required=False)
    said_on = forms.DateField(label=_("Said on"), required=False, widget=DayInput())

    def __init__(self, *args: Any, activities: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["activity"].choices = activities  # type: ignore[attr-defined] # a ChoiceField


class AnswerForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 4}))


class WithholdForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withheld"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Its author can read this."),
    )


class EvaluationForm(RecordForm):
    class Meta:
        model = Evaluation
        fields: ClassVar = ["criterion", "judgement", "judged_on", "judged_by"]
        labels: ClassVar = {
            "criterion": _("Criterion"),
            "judgement": _("Judgement"),
            "judged_on": _("Judged on"),
            "judged_by": _("Judged by"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["criterion"].choices = Criterion.choices  # type: ignore[attr-defined] # a ChoiceField
