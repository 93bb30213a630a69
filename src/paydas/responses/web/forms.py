"""Forms of the responses."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import RecordForm
from paydas.responses.models import Response
from paydas.responses.vocabulary import Decision


class ResponsesFilter(forms.Form):
    q = forms.CharField(label=_("Words of the recommendation"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("waiting", _("no answer yet")),
            ("draft", _("answer in draft")),
            ("published", _("answered")),
        ],
    )
    decision = forms.ChoiceField(
        label=_("Decision"), required=False, choices=[("", _("All")), *Decision.choices]
    )


class ResponseForm(RecordForm):
    body = OrganisationField(label=_("Organisation that answers"))

    class Meta:
        model = Response
        fields: ClassVar = ["body", "decision", "reason", "not_accepted_part", "decided_on"]
        widgets: ClassVar = {
            "decision": forms.RadioSelect,
            "not_accepted_part": forms.Textarea(attrs={"rows": 3}),
        }
        labels: ClassVar = {
            "decision": _("Decision"),
            "reason": _("Reason"),
            "not_accepted_part": _("What is not accepted"),
            "decided_on": _("Decided on"),
        }
        help_texts: ClassVar = {
            "reason": _("In plain words, as those who asked should read it; also for a yes."),
            "not_accepted_part": _("Needed when it is accepted in part."),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            self.initial["body"] = self.instance.body.name
        self.fields["decision"].choices = Decision.choices  # type: ignore[attr-defined] # a ChoiceField


class PublishForm(forms.Form):
    change_log = forms.CharField(
        label=_("What changed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the change log of the edition. Leave it empty for the first one."),
    )
