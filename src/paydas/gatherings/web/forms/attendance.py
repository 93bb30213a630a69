"""Forms at the door and after the gathering."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.web.fields import OrganisationField, ParticipantField
from paydas.core.web.editing import RecordForm
from paydas.gatherings.models import Decision, Minutes
from paydas.gatherings.queries.attendance import participants_at
from paydas.gatherings.vocabulary import DecisionState, NeedKind


class WalkInForm(forms.Form):
    person_id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    name = forms.CharField(label=_("Name and surname"), required=False, max_length=150)
    organisation = OrganisationField(label=_("Organisation"), required=False)


class NeedForm(forms.Form):
    participant = ParticipantField(label=_("Participant"))
    kind = forms.ChoiceField(label=_("What is needed"), choices=NeedKind.choices)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=200,
        help_text=_("What to arrange, never a diagnosis."),
    )

    def __init__(self, *args: Any, gathering: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        field: Any = self.fields["participant"]
        field.within = participants_at(gathering)


class MinutesForm(RecordForm):
    class Meta:
        model = Minutes
        fields: ClassVar = ["session", "text"]
        labels: ClassVar = {"session": _("Session"), "text": _("Minutes")}
        help_texts: ClassVar = {"session": _("Left empty, for the whole gathering.")}

    def __init__(self, *args: Any, gathering: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 12
        field: Any = self.fields["session"]
        field.queryset = gathering.sessions.order_by("number")


class DecisionForm(RecordForm):
    owner = OrganisationField(label=_("Who carries it out"), required=False)

    class Meta:
        model = Decision
        fields: ClassVar = ["text", "session", "owner", "due_on"]
        labels: ClassVar = {
            "text": _("What was decided"),
            "session": _("Session"),
            "due_on": _("Due on"),
        }

    def __init__(self, *args: Any, gathering: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        field: Any = self.fields["session"]
        field.queryset = gathering.sessions.order_by("number")


class OutcomeForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            (DecisionState.DONE, _("carried out")),
            (DecisionState.DROPPED, _("dropped with a reason")),
        ],
        widget=forms.RadioSelect,
    )
    outcome = forms.CharField(
        label=_("Result or reason"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
