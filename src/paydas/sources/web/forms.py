"""Forms of the sources."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.core.web.editing import RecordForm
from paydas.core.web.uploads import UploadField
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


class PictureForm(forms.Form):
    """A picture with what those need to know who do not see it, or are in it."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    upload = UploadField(label=_("Picture"), help_text=_("PNG, JPEG, GIF or WebP."))
    alt_text = forms.CharField(
        label=_("What it shows, in words"),
        max_length=300,
        help_text=_("Read out to those who do not see it. Name roles, not private people."),
    )
    people = forms.ChoiceField(
        label=_("People in the picture"),
        widget=forms.RadioSelect,
        choices=[
            ("none", _("Nobody can be recognised")),
            ("agreed", _("All who can be recognised agreed")),
            ("not_agreed", _("Somebody did not agree, or was not asked: not public")),
        ],
    )

    @property
    def people_consented(self) -> bool | None:
        """Whether those in it agreed; None where nobody can be recognised."""
        agreed: bool | None = {"none": None, "agreed": True}.get(self.cleaned_data["people"], False)
        return agreed


class StandingForm(RecordForm):
    class Meta:
        model = Citation
        fields = ("standing", "note")
        labels = {"standing": _("Validity"), "note": _("Note")}
        help_texts = {"note": _("What corrects or contradicts it.")}
