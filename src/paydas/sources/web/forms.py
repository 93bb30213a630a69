"""Forms of the sources."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.core.web.editing import RecordForm
from paydas.kernel.text.written_dates import parse_written
from paydas.sources.models import Citation, Source


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Title, publisher or byline"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class SourceForm(RecordForm):
    """A source; its text is typed once and never changed."""

    address = forms.URLField(
        label=_("Address"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Source
        fields = ("title", "publisher", "byline", "as_written", "address", "text", "note")
        labels = {
            "title": _("Title"),
            "publisher": _("Publisher"),
            "byline": _("Byline"),
            "as_written": _("Date, as it is written"),
            "text": _("Text"),
            "note": _("Note"),
        }
        help_texts = {
            "text": _("Quotations are checked against it. It cannot be changed later."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            del self.fields["text"]

    @property
    def columns(self) -> dict[str, Any]:
        """What was typed, with the parts of the date that are understood."""
        found = parse_written(self.cleaned_data["as_written"])
        parts = (found.year, found.month, found.day) if found else (None, None, None)
        return self.values | dict(zip(("year", "month", "day"), parts, strict=True))


class StandingForm(RecordForm):
    class Meta:
        model = Citation
        fields = ("standing", "note")
        labels = {"standing": _("Validity"), "note": _("Note")}
        help_texts = {"note": _("What corrects or contradicts it.")}
