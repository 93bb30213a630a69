"""Forms of the places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.core.web.editing import RecordForm
from paydas.core.web.uploads import UploadField
from paydas.places.models import District, Province, Region, Venue
from paydas.places.queries.provinces import options

if TYPE_CHECKING:
    from collections.abc import Collection


class ProvinceFilter(forms.Form):
    q = forms.CharField(
        label=_("Name or plate code"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    region = forms.ChoiceField(label=_("Statistical region"), required=False)

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", _("All regions")), *regions]  # type: ignore[attr-defined] # a ChoiceField


class RegionForm(RecordForm):
    plates = forms.MultipleChoiceField(
        label=_("Provinces"), required=False, widget=forms.CheckboxSelectMultiple
    )
    district_ids = forms.ModelMultipleChoiceField(
        label=_("Districts"),
        queryset=District.objects.none(),
        required=False,
        help_text=_("Where a region is made of districts. Import the districts first."),
    )

    class Meta:
        model = Region
        fields = ("name", "note")
        labels = {"name": _("Name"), "note": _("Note")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["plates"].choices = options()  # type: ignore[attr-defined] # a ChoiceField
        districts = District.objects.select_related("province").order_by("province__sort", "sort")
        if districts.exists():
            field: Any = self.fields["district_ids"]
            field.queryset = districts
            field.label_from_instance = lambda one: f"{one.name}, {one.province.name}"
        else:
            del self.fields["district_ids"]
        if not self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.initial["plates"] = [one.pk for one in self.instance.provinces.all()]
            self.initial["district_ids"] = [one.pk for one in self.instance.districts.all()]

    @property
    def columns(self) -> dict[str, Any]:
        """The region's own columns."""
        return {name: self.cleaned_data[name] for name in ("name", "note")}

    @property
    def districts(self) -> Collection[int]:
        """Keys of the chosen districts."""
        return [one.pk for one in self.cleaned_data.get("district_ids", ())]


class VenueForm(RecordForm):
    class Meta:
        model = Venue
        fields = (
            "name", "address", "province", "district", "capacity", "has_step_free_access",
            "has_accessible_toilet", "has_hearing_loop", "access_note",
        )  # fmt: skip
        labels = {
            "name": _("Name"),
            "address": _("Address"),
            "province": _("Province"),
            "district": _("District"),
            "capacity": _("Seats"),
            "has_step_free_access": _("Step-free access"),
            "has_accessible_toilet": _("Accessible toilet"),
            "has_hearing_loop": _("Hearing loop"),
            "access_note": _("More about access"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        province: Any = self.fields["province"]
        province.queryset = Province.objects.order_by("sort")
        district: Any = self.fields["district"]
        district.queryset = District.objects.select_related("province").order_by(
            "province__sort", "sort"
        )
        district.label_from_instance = lambda one: f"{one.name}, {one.province.name}"


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )


class DistrictsForm(forms.Form):
    file = UploadField(
        label=_("File"),
        help_text=_(
            "A table with the columns province and district (perhaps population), "
            "or JSON with provinceId and name."
        ),
    )
