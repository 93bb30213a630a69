"""Forms of programmes and projects."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import Programme, ProgrammePeriod, Project
from paydas.consultations.vocabulary import PartnerRole
from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import RecordForm


class ProgrammeForm(RecordForm):
    class Meta:
        model = Programme
        fields: ClassVar = ["name", "funder", "note"]
        labels: ClassVar = {"name": _("Programme"), "funder": _("Funder"), "note": _("Note")}


class PeriodForm(RecordForm):
    class Meta:
        model = ProgrammePeriod
        fields: ClassVar = ["label", "number", "starts_on", "ends_on"]
        labels: ClassVar = {
            "label": _("Period, as it is called"),
            "number": _("Number"),
            "starts_on": _("Start"),
            "ends_on": _("End"),
        }


class ProjectForm(RecordForm):
    class Meta:
        model = Project
        fields: ClassVar = [
            "name",
            "period",
            "purpose",
            "activities",
            "expected_results",
            "funding",
            "starts_on",
            "ends_on",
        ]
        labels: ClassVar = {
            "name": _("Project"),
            "period": _("Programme and period"),
            "purpose": _("Purpose"),
            "activities": _("Activities"),
            "expected_results": _("Expected results"),
            "funding": _("Funding"),
            "starts_on": _("Start"),
            "ends_on": _("End"),
        }


class PartnerForm(forms.Form):
    organisation = OrganisationField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role in the project"), choices=PartnerRole.choices)


class ProjectFilter(forms.Form):
    q = forms.CharField(
        label=_("Project"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
