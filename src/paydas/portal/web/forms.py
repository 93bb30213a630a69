"""The filters of the public lists; all of them are addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.vocabulary import ConsultationState
from paydas.portal.queries import consultations

if TYPE_CHECKING:
    from django.db.models import QuerySet


class ConsultationFilter(forms.Form):
    """Words and state."""

    words = forms.CharField(label=_("Search"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("all")),
            (ConsultationState.OPEN.value, ConsultationState.OPEN.label),
            (ConsultationState.CLOSED.value, ConsultationState.CLOSED.label),
        ],
    )

    def narrow(self, found: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was asked for; a senseless value keeps everything."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("state"):
            found = found.filter(state=asked["state"])
        return consultations.search(found, asked.get("words", ""))
