"""Forms about a gathering, its series, programme and people."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from paydas.consultations.web.fields import OrganisationField, PersonField
from paydas.core.models import User
from paydas.core.web.editing import RecordForm
from paydas.core.web.fields import LineField
from paydas.gatherings.models import Gathering, GatheringSeries, Session, Table
from paydas.gatherings.vocabulary import BodyRole, GatheringKind, GatheringState, PersonRole
from paydas.kernel.text.dates import MONTHS, PartialDate
from paydas.kernel.text.errors import TextError
from paydas.places.models import Province
from paydas.places.queries.provinces import neighbours_of


def month_choices() -> list[tuple[str, str]]:
    """Return the months in the reader's language, with an empty one for "unknown"."""
    names = MONTHS["en" if get_language() == "en" else "tr"]
    return [("", "–"), *((str(n), name) for n, name in enumerate(names, 1))]


class GatheringForm(RecordForm):
    day = forms.IntegerField(label=_("Day"), required=False, min_value=1, max_value=31)
    month = forms.TypedChoiceField(
        label=_("Month"), required=False, choices=month_choices, coerce=int, empty_value=None
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=1900,
        max_value=2200,
    )
    with_neighbours = forms.BooleanField(
        label=_("Also every province that borders the host province"), required=False, initial=True
    )

    class Meta:
        model = Gathering
        fields: ClassVar = [
            "title",
            "kind",
            "series",
            "ordinal",
            "theme",
            "parent",
            "day",
            "month",
            "year",
            "as_written",
            "province",
            "venue",
            "region",
            "catchment",
            "capacity",
            "method",
            "purpose",
        ]
        labels: ClassVar = {
            "title": _("Name of the gathering"),
            "kind": _("Kind"),
            "series": _("Series"),
            "ordinal": _("Number in the series"),
            "theme": _("Theme"),
            "parent": _("Part of"),
            "as_written": _("Date as the source writes it"),
            "province": _("Province"),
            "venue": _("Venue"),
            "region": _("Region you defined"),
            "catchment": _("Provinces it answers for"),
            "capacity": _("Capacity"),
            "method": _("Method"),
            "purpose": _("Purpose"),
        }
        help_texts: ClassVar = {
            "title": _("Shown like this in the invitation letter and on the public page."),
            "as_written": _("For gatherings of the past, e.g. “the last week of May”."),
            "catchment": _("The host province and those around it; invitations are chosen there."),
        }
        widgets: ClassVar = {"catchment": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, consultation: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        # Of a gathering that exists the provinces are ticked already, and nothing is added to them.
        if self.instance.consultation_id:
            del self.fields["with_neighbours"]
        querysets = {
            "series": consultation.series.order_by("sort"),
            "theme": consultation.themes.all(),
            "parent": consultation.gatherings.exclude(pk=self.instance.pk),
        }
        for name, rows in querysets.items():
            field: Any = self.fields[name]
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        year, month, day = (data.get(name) for name in ("year", "month", "day"))
        try:
            if year or month or day:
                PartialDate(year, month, day)
        except TextError:
            self.add_error("day", _("There is no such day. A day needs its month."))
        province = data.get("province")
        if data.pop("with_neighbours", False) and province is not None:
            plates = {*neighbours_of([province.pk]), *(one.pk for one in data["catchment"])}
            data["catchment"] = Province.objects.filter(pk__in=plates)
        return data


class StateForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("State"), choices=GatheringState.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when it is postponed or cancelled; those invited read it."),
    )


class SeriesForm(RecordForm):
    class Meta:
        model = GatheringSeries
        fields: ClassVar = ["title", "purpose"]
        labels: ClassVar = {"title": _("Series"), "purpose": _("Purpose")}


class SessionForm(RecordForm):
    lines = LineField(
        label=_("Learning objectives"),
        required=False,
        help_text=_("One per line: what people can do afterwards."),
    )

    class Meta:
        model = Session
        fields: ClassVar = [
            "number",
            "title",
            "starts_at",
            "ends_at",
            "is_plenary",
            "content",
            "questions",
        ]
        labels: ClassVar = {
            "number": _("Number"),
            "title": _("Title"),
            "starts_at": _("Start"),
            "ends_at": _("End"),
            "is_plenary": _("Everybody together, without tables"),
            "content": _("Content"),
            "questions": _("Guiding questions"),
        }
        widgets: ClassVar = {"questions": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, gathering: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        questions: Any = self.fields["questions"]
        questions.queryset = gathering.consultation.questions.all()
        if self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.fields["number"].initial = gathering.sessions.count() + 1
        else:
            known = self.instance.objectives.all()
            self.fields["lines"].initial = "\n".join(one.text for one in known)

    @property
    def values(self) -> dict[str, Any]:
        values = super().values
        return values | {"objectives": values.pop("lines")}


class TablesForm(forms.Form):
    count = forms.IntegerField(label=_("Number of tables"), min_value=0, max_value=60)
    seats = forms.IntegerField(
        label=_("Seats at a new table"), min_value=1, max_value=99, required=False
    )


class TableForm(RecordForm):
    class Meta:
        model = Table
        fields: ClassVar = ["title", "seats", "records_speakers"]
        labels: ClassVar = {
            "title": _("Name of the table"),
            "seats": _("Seats"),
            "records_speakers": _("Who said what is recorded at this table"),
        }
        help_texts: ClassVar = {
            "title": _("Left empty, the table goes by its number."),
            "records_speakers": _("Otherwise the public page says “not recorded”, never 0."),
        }


class BodyForm(forms.Form):
    organisation = OrganisationField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=BodyRole.choices)


class PostForm(forms.Form):
    person = PersonField(label=_("Person"))
    role = forms.ChoiceField(label=_("Role"), choices=PersonRole.choices)
    organisation = OrganisationField(label=_("For which organisation"), required=False)
    session = forms.ModelChoiceField(
        label=_("Session"), required=False, queryset=Session.objects.none()
    )
    table = forms.ModelChoiceField(label=_("Table"), required=False, queryset=Table.objects.none())
    topic = forms.CharField(label=_("Topic"), required=False, max_length=200)
    language = forms.CharField(
        label=_("Language spoken"),
        required=False,
        max_length=5,
        help_text=_("Two letters, for speakers who need interpreting: en, sv, ar."),
    )

    def __init__(self, *args: Any, gathering: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        sessions: Any = self.fields["session"]
        sessions.queryset = gathering.sessions.order_by("number")
        tables: Any = self.fields["table"]
        tables.queryset = (
            Table.objects.filter(session__gathering=gathering)
            .select_related("session")
            .order_by("session__number", "number")
        )
        tables.label_from_instance = table_label


class OrganiserForm(forms.Form):
    user = forms.ModelChoiceField(
        label=_("Account"),
        queryset=User.objects.filter(is_active=True).order_by("name"),
        help_text=_("May prepare and hold this gathering, and no other."),
    )


class CopyForm(forms.Form):
    origin = forms.ModelChoiceField(
        label=_("Take over sessions and tables of"), queryset=Gathering.objects.none()
    )

    def __init__(self, *args: Any, gathering: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        field: Any = self.fields["origin"]
        field.queryset = gathering.consultation.gatherings.exclude(pk=gathering.pk)


class GatheringFilter(forms.Form):
    q = forms.CharField(
        label=_("Name or province"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *GatheringKind.choices]
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *GatheringState.choices]
    )


def table_label(table: Table) -> str:
    """Name a table with its session."""
    name = table.title or str(_("Table %(number)s") % {"number": table.number})
    return f"{table.session.number}. {table.session.title} · {name}"
