"""Asking for mails about what became of what somebody said."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.listening.vocabulary import ListeningError


class NewsForm(forms.Form):
    """An address and the agreement to its use."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("A mail with a link to confirm goes there first."),
    )
    agreed = forms.BooleanField(
        label=_("I consent to this address being kept for these e-mails"),
        error_messages={"required": ListeningError.messages["news_agree"]},
    )
