"""Forms of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from paydas.core.web.editing import DayInput, RecordForm
from paydas.core.web.fields import LineField
from paydas.kernel.text.folding import fold
from paydas.places.models import Country
from paydas.places.queries.provinces import options as province_options
from paydas.stakeholders.models import Organisation, OrganisationGroup, Person
from paydas.stakeholders.operations.entries import Contact, Entry, Name, Number
from paydas.stakeholders.operations.people import PersonEntry
from paydas.stakeholders.queries.organisations import (
    area_options,
    group_options,
    search,
    visible_to,
)
from paydas.stakeholders.vocabulary import (
    SCHEMES,
    AliasKind,
    LegalForm,
    OrganisationState,
    RelationKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from paydas.core.actors import Actor

Choice = tuple[str, Any]


def with_none(label: Any, options: Iterable[Choice]) -> list[Choice]:  # noqa: ANN401 -- lazy text
    """Put a choice of nothing before the others."""
    return [("", label), *options]


def localised(rows: list[tuple[str, str, str]]) -> list[Choice]:
    """Return key and label in the reader's language."""
    place = 1 if get_language() == "tr" else 2
    return [(row[0], row[place]) for row in rows]


class OrganisationFilter(forms.Form):
    q = forms.CharField(
        label=_("Name, acronym or registry number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    area = forms.ChoiceField(label=_("Working area"), required=False)
    form = forms.ChoiceField(label=_("Legal form"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        choices: dict[str, list[Choice]] = {
            "province": with_none(_("All provinces"), province_options()),
            "area": with_none(_("All areas"), localised(area_options())),
            "form": with_none(_("All forms"), LegalForm.options()),
            "state": with_none(_("Active"), [*OrganisationState.options()[1:], ("all", _("All"))]),
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined] # all are ChoiceFields


class NumberField(forms.CharField):
    """A number by which a register knows a body, or its telephone."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own arguments
        super().__init__(required=False, max_length=80, **kwargs)


class OrganisationForm(RecordForm):
    """Everything that is known of a body; numbers and contacts are typed one on a line."""

    areas = forms.MultipleChoiceField(
        label=_("Working areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    parent_name = forms.CharField(
        label=_("Stands below"),
        required=False,
        help_text=_("Name or registry number of the organisation that this unit belongs to."),
    )
    other_names = LineField(
        label=_("Other names"), required=False, help_text=_("One name on each line.")
    )
    website = forms.URLField(
        label=_("Web site"), max_length=300, required=False, assume_scheme="https"
    )
    moi = NumberField(label=_("Registry number of an association"))
    registry = NumberField(label=_("Other registry number"))
    mersis = NumberField(label=_("MERSIS number"))
    vkn = NumberField(label=_("Tax number"))
    email = forms.EmailField(label=_("E-mail of the organisation"), required=False)
    phone = NumberField(label=_("Telephone of the organisation"))
    keep_former = forms.BooleanField(
        label=_("If the name changed, keep the earlier one as a former name"),
        required=False,
        initial=True,
    )
    field_order = (
        "name", "acronym", "other_names", "legal_form", "sector", "structure", "parent_name",
        "moi", "registry", "mersis", "vkn", "province", "city", "country", "address", "website",
        "email", "phone", "founded", "areas", "groups", "description", "is_public_benefit",
        "is_state_social_assistance", "keep_former",
    )  # fmt: skip

    class Meta:
        model = Organisation
        fields = (
            "name", "acronym", "legal_form", "sector", "structure", "city", "country", "address",
            "website", "founded", "description", "is_public_benefit",
            "is_state_social_assistance",
        )  # fmt: skip
        labels = {
            "name": _("Name"),
            "acronym": _("Acronym"),
            "legal_form": _("Legal form"),
            "sector": _("Sector"),
            "structure": _("Structure"),
            "city": _("City"),
            "country": _("Country"),
            "address": _("Address"),
            "founded": _("Founded in"),
            "description": _("Description"),
            "is_public_benefit": _("Public-benefit status"),
            "is_state_social_assistance": _("State social assistance foundation"),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.actor = actor
        choices = {
            "areas": localised(area_options()),
            "groups": localised(group_options()),
            "province": with_none("–", province_options()),
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined] # all are ChoiceFields
        country = self.fields["country"]
        country.queryset = Country.objects.order_by(  # type: ignore[attr-defined] # a ModelChoiceField
            "name_tr" if get_language() == "tr" else "name_en"
        )
        self._fill()

    def _fill(self) -> None:
        """Show what the record's parts say; a new record has none."""
        body = self.instance
        if body._state.adding:  # noqa: SLF001 -- Django's documented attribute
            del self.fields["keep_former"]
            return
        numbers = {one.scheme: one.value for one in body.identifiers.all()}
        contacts = {one.kind: one.value for one in body.contacts.all()}
        self.initial = {
            **self.initial,
            **{field.value: numbers.get(scheme, "") for field, scheme in SCHEMES.items()},
            "areas": [one.pk for one in body.working_areas.all()],
            "groups": [one.pk for one in body.target_groups.all()],
            "province": body.province_id or "",
            "parent_name": body.parent.name if body.parent else "",
            "other_names": "\n".join(
                one.text for one in body.aliases.all() if one.kind == AliasKind.SPELLING
            ),
            "email": contacts.get("email", ""),
            "phone": contacts.get("phone", ""),
        }

    def clean_parent_name(self) -> Organisation | None:
        text = self.cleaned_data["parent_name"]
        return one_body(self.actor, text) if text.strip() else None

    @property
    def entry(self) -> Entry:
        """What was typed, beside those parts that the form does not show."""
        typed = self.cleaned_data
        columns = {name: typed[name] for name in self.Meta.fields}
        return Entry(
            values=columns
            | {"province_id": typed["province"] or None, "parent": typed["parent_name"]},
            names=[Name(text) for text in typed["other_names"]] + self._kept_names(),
            numbers=[
                Number(scheme, typed[field.value])
                for field, scheme in SCHEMES.items()
                if typed.get(field.value)
            ]
            + self._kept_numbers(),
            contacts=[Contact(kind, typed[kind]) for kind in ("email", "phone") if typed[kind]]
            + self._kept_contacts(),
            areas=typed["areas"],
            groups=typed["groups"],
            active_in=self._kept(lambda body: [one.pk for one in body.active_in.all()]),
            id=self.key,
        )

    def _kept(self, read: Callable[[Organisation], list[Any]]) -> list[Any]:
        return [] if self.instance._state.adding else read(self.instance)  # noqa: SLF001 -- documented

    def _kept_names(self) -> list[Name]:
        return self._kept(
            lambda body: [
                Name(one.text, one.kind, one.language, one.until)
                for one in body.aliases.all()
                if one.kind != AliasKind.SPELLING
            ]
        )

    def _kept_numbers(self) -> list[Number]:
        shown = {SCHEMES[field] for field in SCHEMES if field.value in self.fields}
        return self._kept(
            lambda body: [
                Number(one.scheme, one.value)
                for one in body.identifiers.all()
                if one.scheme not in shown
            ]
        )

    def _kept_contacts(self) -> list[Contact]:
        return self._kept(
            lambda body: [
                Contact(one.kind, one.value, one.label, one.is_personal, one.may_be_public)
                for one in body.contacts.all()
                if one.kind not in ("email", "phone")
            ]
        )


class RelationForm(forms.Form):
    kind = forms.ChoiceField(label=_("How it stands"), choices=RelationKind.options)
    target = forms.CharField(
        label=_("To which organisation"), help_text=_("Its whole name or its registry number.")
    )
    since = forms.IntegerField(
        label=_("Since (year)"), required=False, min_value=1800, max_value=2200
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_target(self) -> UUID:
        return one_body(self.actor, self.cleaned_data["target"]).pk


def one_body(actor: Actor, text: str) -> Organisation:
    """Return the only body that a name or number means, or say what is wrong."""
    found = list(search(visible_to(actor), text)[:20])
    exact = [one for one in found if fold(one.name) == fold(text)] or found
    if not exact:
        raise forms.ValidationError(_("There is no organisation of this name."))
    if len(exact) > 1:
        raise forms.ValidationError(
            _("Several organisations match; write the whole name or the number.")
        )
    return exact[0]


class PersonForm(RecordForm):
    spellings = LineField(
        label=_("Other spellings"), required=False, help_text=_("One name on each line.")
    )

    class Meta:
        model = Person
        fields = ("name", "title", "language", "is_public_figure", "note")
        labels = {
            "name": _("Name"),
            "title": _("Title of the person"),
            "language": _("Language"),
            "is_public_figure": _("Named in public because of an office (minister, mayor)"),
            "note": _("Note"),
        }
        widgets = {"language": forms.Select(choices=[("tr", "Türkçe"), ("en", "English")])}

    field_order = ("name", "title", "spellings", "language", "is_public_figure", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.initial["spellings"] = "\n".join(one.text for one in self.instance.aliases.all())

    @property
    def entry(self) -> PersonEntry:
        """What was typed, with the contacts that the form does not show."""
        typed = self.cleaned_data
        kept = [] if self.instance._state.adding else self.instance.contacts.all()  # noqa: SLF001 -- documented
        return PersonEntry(
            {name: typed[name] for name in self.Meta.fields},
            spellings=typed["spellings"],
            contacts=[Contact(one.kind, one.value, one.label, is_personal=True) for one in kept],
            id=self.key,
        )


class RoleForm(forms.Form):
    organisation = forms.CharField(
        label=_("For which organisation"), help_text=_("Its whole name or its registry number.")
    )
    role = forms.CharField(label=_("Role"), required=False, max_length=150)
    since = forms.DateField(label=_("Since"), required=False, widget=DayInput())
    is_contact = forms.BooleanField(label=_("Contact for invitations"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_organisation(self) -> UUID:
        return one_body(self.actor, self.cleaned_data["organisation"]).pk


class EndForm(forms.Form):
    until = forms.DateField(label=_("Until"), widget=DayInput())


class GroupForm(RecordForm):
    class Meta:
        model = OrganisationGroup
        fields = ("name", "note")
        labels = {"name": _("Name"), "note": _("Note")}


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
