"""Forms of the administration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from paydas.core.models import Notice, User
from paydas.core.queries.office import names_of_accounts
from paydas.core.vocabulary import ActorKind, JobState, MailState
from paydas.core.web.editing import DayInput, ModelForm, RecordForm
from paydas.kernel.text.sorting import sort_key

LANGUAGES = [("tr", "Türkçe"), ("en", "English")]
ANY = [("", _("all"))]


class UserFilter(forms.Form):
    q = forms.CharField(label=_("Name or e-mail"), required=False)
    state = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[*ANY, ("open", _("open")), ("closed", _("closed"))],
    )


class UserForm(RecordForm):
    class Meta:
        model = User
        fields = (
            "email",
            "name",
            "language",
            "is_administrator",
            "is_registrar",
            "is_active",
        )
        labels = {
            "email": _("E-mail"),
            "name": _("Full name"),
            "language": _("Language"),
            "is_administrator": _("May open accounts and read the log"),
            "is_registrar": _("May keep the shared register"),
            "is_active": _("The account is open"),
        }
        widgets = {"language": forms.Select(choices=LANGUAGES)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        if self.instance.email:
            self.fields["email"].disabled = True
        else:
            self.fields["email"].help_text = _(
                "The account signs in by a code sent to this address; a password can be set later."
            )


class MeForm(forms.Form):
    name = forms.CharField(label=_("Full name"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)


def _people() -> list[tuple[str, Any]]:
    names = sorted(names_of_accounts().items(), key=lambda one: sort_key(one[1]))
    return [*ANY, *names]


def _kinds() -> list[tuple[str, Any]]:
    return [*ANY, *import_string(settings.PAYDAS_AUDIT_KINDS)()]


class EventFilter(forms.Form):
    person = forms.ChoiceField(label=_("Person"), required=False, choices=_people)
    kind = forms.ChoiceField(label=_("Kind of record"), required=False, choices=_kinds)
    action = forms.CharField(label=_("Code of the operation"), required=False)
    actor = forms.ChoiceField(
        label=_("Acting as"), required=False, choices=lambda: [*ANY, *ActorKind.options()]
    )
    subject = forms.CharField(label=_("Key of the record"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("To"), required=False, widget=DayInput())


class JobFilter(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=lambda: [*ANY, *JobState.options()]
    )


class MailFilter(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=lambda: [*ANY, *MailState.options()]
    )
    to = forms.CharField(label=_("Address"), required=False)


class NoticeForm(ModelForm):
    class Meta:
        model = Notice
        fields = ("key", "language", "title", "text")
        labels = {
            "key": _("Short name"),
            "language": _("Language"),
            "title": _("Title"),
            "text": _("Text"),
        }
        help_texts = {
            "key": _("The same short name makes a new version of the same notice."),
        }
        widgets = {
            "language": forms.Select(choices=LANGUAGES),
            "text": forms.Textarea({"rows": 14}),
        }
