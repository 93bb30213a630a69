"""The public form: register your organisation, or correct its record."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from paydas.places.queries.provinces import options as province_options
from paydas.stakeholders.operations.requests import Asking
from paydas.stakeholders.queries.organisations import area_options, group_options
from paydas.stakeholders.vocabulary import LegalForm, Sector
from paydas.stakeholders.web.forms import localised, with_none

if TYPE_CHECKING:
    from django.http import HttpRequest

NEW, CORRECT = "new", "correct"


class RequestForm(forms.Form):
    """What an outsider may say of an organisation; staff decide."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    asks = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[
            (NEW, _("Register our organisation")),
            (CORRECT, _("Correct our record")),
        ],
        widget=forms.RadioSelect,
        initial=NEW,
    )
    name = forms.CharField(label=_("Name of the organisation"), max_length=300)
    number = forms.CharField(
        label=_("Registry number"),
        max_length=80,
        required=False,
        help_text=_("It helps us to find your record."),
    )
    acronym = forms.CharField(label=_("Acronym"), max_length=60, required=False)
    legal_form = forms.ChoiceField(label=_("Legal form"))
    sector = forms.ChoiceField(label=_("Sector"), choices=Sector.options())
    province_id = forms.ChoiceField(label=_("Province"), required=False)
    address = forms.CharField(
        label=_("Address"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    website = forms.URLField(
        label=_("Web site"), max_length=300, required=False, assume_scheme="https"
    )
    working_areas = forms.MultipleChoiceField(
        label=_("Working areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    description = forms.CharField(
        label=_("What you do, in a few sentences"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    submitter = forms.CharField(label=_("Your name"), max_length=150)
    email = forms.EmailField(
        label=_("Your e-mail"), help_text=_("The answer is sent here. It is not published.")
    )
    note = forms.CharField(
        label=_("Anything else"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    read_notice = forms.BooleanField(label=_("I have read the privacy notice above"))
    # People leave it empty because they do not see it; programs fill it in.
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["id"].initial = uuid4()
        choices = {
            "legal_form": LegalForm.options(),
            "province_id": with_none("–", province_options()),
            "working_areas": localised(area_options()),
            "target_groups": localised(group_options()),
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined] # all are ChoiceFields

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("This form could not be accepted."))
        return ""

    def asking(self, request: HttpRequest, organisation_id: UUID | None) -> Asking:
        """Return what was handed in."""
        typed = self.cleaned_data
        frame = {"id", "asks", "number", "submitter", "email", "note", "read_notice", "homepage"}
        proposed = {name: value for name, value in typed.items() if name not in frame}
        proposed["province_id"] = proposed["province_id"] or None
        said = " · ".join(filter(None, [typed["number"], typed["note"]]))
        return Asking(
            proposed=proposed,
            submitter=typed["submitter"],
            email=typed["email"],
            note=said,
            organisation_id=organisation_id,
            origin=origin_of(request),
            language=get_language() or "tr",
            id=typed.get("id") or uuid4(),
        )


def origin_of(request: HttpRequest) -> str:
    """Return a digest of the sender's address that tells nothing tomorrow."""
    sender = request.META.get("REMOTE_ADDR", "")
    text = f"{timezone.localdate()}|{sender}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).hexdigest()[:16]


class RejectForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It is sent to the person who asked."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
