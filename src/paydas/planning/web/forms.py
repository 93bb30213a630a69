"""Forms of the planning."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import DayInput, MomentInput, RecordForm
from paydas.kernel.text.numbers import format_number, parse_number
from paydas.planning.models import Activity, Indicator, Objective, Plan, PlanGroup, VisionDocument
from paydas.planning.queries.breakdowns import Breakdown, as_column, breakdowns_of
from paydas.planning.vocabulary import Direction, Frequency, GapKind

if TYPE_CHECKING:
    from decimal import Decimal

    from paydas.stakeholders.models import Organisation

UNASKED = _(
    "Only if it rests on no recommendation or finding: say openly that no voice asked for it, "
    "and why it is there."
)


class PlanForm(RecordForm):
    class Meta:
        model = Plan
        fields: ClassVar = [
            "title",
            "summary",
            "starts_on",
            "ends_on",
            "group_label",
            "objective_label",
            "activity_label",
            "predecessor",
        ]
        labels: ClassVar = {
            "title": _("Title"),
            "summary": _("Summary"),
            "starts_on": _("Start"),
            "ends_on": _("End"),
            "group_label": _("Name of the top level"),
            "objective_label": _("Name of the objectives"),
            "activity_label": _("Name of the activities"),
            "predecessor": _("Plan before this one"),
        }
        help_texts: ClassVar = {
            "group_label": _("Only if the objectives are grouped, for example under goals."),
            "objective_label": _("As this plan calls them: objective, goal, aim …"),
        }

    def __init__(self, *args: Any, plans: Any = None, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        found = Plan.objects.none() if plans is None else plans.exclude(pk=self.instance.pk)
        self.fields["predecessor"].queryset = found  # type: ignore[attr-defined] # a ModelChoiceField


class VisionForm(RecordForm):
    class Meta:
        model = VisionDocument
        fields: ClassVar = ["title", "text"]
        labels: ClassVar = {"title": _("Title"), "text": _("Text")}
        help_texts: ClassVar = {"text": _("A line that begins with ## is a heading.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 16


class GroupForm(RecordForm):
    class Meta:
        model = PlanGroup
        fields: ClassVar = ["number", "title"]
        labels: ClassVar = {"number": _("Number"), "title": _("Title")}


class ObjectiveForm(RecordForm):
    number = forms.CharField(
        label=_("Number"), required=False, max_length=10, help_text=_("Left empty, the next one.")
    )

    class Meta:
        model = Objective
        fields: ClassVar = ["number", "title", "description", "group", "unasked_reason"]
        labels: ClassVar = {
            "title": _("Title"),
            "description": _("Description"),
            "group": _("Group"),
            "unasked_reason": _("No voice asked for it, because"),
        }
        help_texts: ClassVar = {"unasked_reason": UNASKED}

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = PlanGroup.objects.filter(plan=plan)  # type: ignore[attr-defined] # a ModelChoiceField
        if not plan.group_label:
            del self.fields["group"]

    @property
    def values(self) -> dict[str, Any]:
        """What was typed; an empty number keeps or takes the next one."""
        return _numbered(super().values, self.instance.number)


class ActivityForm(RecordForm):
    number = forms.CharField(
        label=_("Number"), required=False, max_length=10, help_text=_("Left empty, the next one.")
    )

    class Meta:
        model = Activity
        fields: ClassVar = [
            "number",
            "title",
            "description",
            "starts_on",
            "ends_on",
            "budget",
            "unasked_reason",
        ]
        labels: ClassVar = {
            "title": _("Title"),
            "description": _("Description"),
            "starts_on": _("Start"),
            "ends_on": _("End"),
            "budget": _("Budget (TRY)"),
            "unasked_reason": _("No voice asked for it, because"),
        }
        help_texts: ClassVar = {"unasked_reason": UNASKED}

    @property
    def values(self) -> dict[str, Any]:
        """What was typed; an empty number keeps or takes the next one."""
        return _numbered(super().values, self.instance.number)


def _numbered(values: dict[str, Any], number: str) -> dict[str, Any]:
    return values | {"number": values["number"] or number}


class BodiesForm(forms.Form):
    responsible = OrganisationField(label=_("Responsible organisation"), required=False)
    cooperating = forms.CharField(
        label=_("Cooperating organisations"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line, each as in the register."),
    )

    def clean_cooperating(self) -> list[Organisation]:
        """Find the body of every line."""
        field = OrganisationField()
        lines = [line.strip() for line in self.cleaned_data["cooperating"].splitlines()]
        problems, found = [], []
        for line in filter(None, lines):
            try:
                found.append(field.clean(line))
            except forms.ValidationError as problem:
                problems += [f"{line}: {text}" for text in problem.messages]
        if problems:
            raise forms.ValidationError(problems)
        return found


class BasesForm(forms.Form):
    cited = forms.MultipleChoiceField(
        label=_("Rests on"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    reason = forms.CharField(
        label=_("What of it is carried out"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["cited"].choices = choices  # type: ignore[attr-defined] # a ChoiceField


class TargetsField(forms.CharField):
    """Targets, one a line: day and value, in the writing of either language."""

    widget = forms.Textarea(attrs={"rows": 5})
    default_error_messages: ClassVar = {
        "line": _("“%(line)s” is not a day and a value, for example 30.06.2022 20."),
        "twice": _("The day of “%(line)s” stands there twice."),
    }

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        if isinstance(value, dict):
            return "\n".join(
                f"{day:%d.%m.%Y} {format_number(amount.normalize(), get_language() or 'tr')}"
                for day, amount in value.items()
            )
        return value

    def clean(self, value: Any) -> dict[date, Decimal]:  # noqa: ANN401 -- Django's own signature
        targets: dict[date, Decimal] = {}
        for line in (super().clean(value) or "").splitlines():
            if not line.strip():
                continue
            day, amount = self._read(line)
            if day in targets:
                raise forms.ValidationError(self.error_messages["twice"], "twice", {"line": line})
            targets[day] = amount
        return targets

    def _read(self, line: str) -> tuple[date, Decimal]:
        first, _gap, rest = line.strip().partition(" ")
        for writing in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                day = datetime.strptime(first, writing).date()  # noqa: DTZ007 -- a day, no instant
                return day, parse_number(rest.strip(), get_language() or "tr")
            except ValueError:
                continue
        raise forms.ValidationError(self.error_messages["line"], "line", {"line": line})


class BreakdownsField(forms.CharField):
    """Break-downs, one a line: the characteristic, a colon, its groups."""

    widget = forms.Textarea(attrs={"rows": 3})
    default_error_messages: ClassVar = {
        "line": _("“%(line)s” is not a name, a colon and at least one group."),
        "twice": _("“%(line)s” stands there twice."),
    }

    def __init__(self, *, adds_up: bool, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        self.adds_up = adds_up
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        if isinstance(value, tuple):
            return "\n".join(f"{one.by}: {', '.join(one.groups)}" for one in value)
        return value

    def clean(self, value: Any) -> tuple[Breakdown, ...]:  # noqa: ANN401 -- Django's own signature
        lines = (super().clean(value) or "").splitlines()
        return tuple(self._read(line) for line in lines if line.strip())

    def _read(self, line: str) -> Breakdown:
        by, _colon, rest = line.partition(":")
        groups = [one.strip() for one in rest.split(",") if one.strip()]
        if not by.strip() or not groups:
            raise forms.ValidationError(self.error_messages["line"], "line", {"line": line})
        for group in groups:
            if groups.count(group) > 1:
                raise forms.ValidationError(self.error_messages["twice"], "twice", {"line": group})
        return Breakdown(by.strip(), tuple(groups), self.adds_up)


class IndicatorForm(RecordForm):
    targets = TargetsField(
        label=_("Targets"),
        required=False,
        help_text=_("One a line: the day, then the value, for example 30.06.2022 20."),
    )
    whole = BreakdownsField(
        adds_up=True,
        label=_("Groups that add up to the value"),
        help_text=_("One break-down a line, for example Sex: women, men"),
    )
    some = BreakdownsField(
        adds_up=False,
        label=_("Groups among the whole"),
        help_text=_("Groups that do not add up, for example Disability: with a disability"),
    )

    class Meta:
        model = Indicator
        fields: ClassVar = [
            "name",
            "unit",
            "direction",
            "accumulates",
            "baseline",
            "baseline_on",
            "frequency",
            "means_of_verification",
            "assumption",
        ]
        labels: ClassVar = {
            "name": _("What is measured"),
            "unit": _("Unit"),
            "direction": _("Direction"),
            "accumulates": _("Each value is a total since the start of the plan"),
            "baseline": _("Value before the plan"),
            "baseline_on": _("Day of that value"),
            "frequency": _("How often"),
            "means_of_verification": _("Where the value can be checked"),
            "assumption": _("What must hold for it"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["direction"].choices = Direction.choices  # type: ignore[attr-defined] # a ChoiceField
        self.fields["frequency"].choices = Frequency.choices  # type: ignore[attr-defined] # a ChoiceField
        if not self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.initial["targets"] = {t.due_on: t.value for t in self.instance.targets.all()}
            baseline = self.instance.baseline
            self.initial["baseline"] = f"{baseline.normalize():f}" if baseline is not None else None
            known = breakdowns_of(self.instance)
            self.initial["whole"] = tuple(one for one in known if one.adds_up)
            self.initial["some"] = tuple(one for one in known if not one.adds_up)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        found = [*data.get("whole", ()), *data.get("some", ())]
        names = [one.by for one in found]
        for name in names:
            if names.count(name) > 1:
                self.add_error("some", _("“%(line)s” stands there twice.") % {"line": name})
                break
        return data

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the indicator; both kinds of break-downs stand in one column."""
        found = super().values
        breakdowns = [*found.pop("whole"), *found.pop("some")]
        return found | {"breakdowns": as_column(breakdowns)}


class VerdictForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("approve", _("I approve exactly this plan")),
            ("return", _("I return it with a reason")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when it is returned: what should be changed?"),
    )
    publish_at = forms.DateTimeField(
        label=_("Publish at"),
        required=False,
        widget=MomentInput(),
        help_text=_("Left empty, the plan is public at once. Nothing of it is public before."),
    )
    change_log = forms.CharField(
        label=_("What changed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the change log of a further edition."),
    )

    def __init__(self, *args: Any, open_counts: dict[str, int], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.open_counts = open_counts
        for kind, count in open_counts.items():
            label = f"{count} {GapKind.label_of(kind)}"
            self.fields[f"{kind}_reason"] = forms.CharField(
                label=_("%(gap)s: why they stay open") % {"gap": label},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Stands on the front page of the plan."),
            )
            self.fields[f"{kind}_due"] = forms.DateField(
                label=_("%(gap)s: answered by") % {"gap": label},
                required=False,
                widget=DayInput(),
            )
