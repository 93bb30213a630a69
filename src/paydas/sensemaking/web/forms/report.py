"""Forms about the Situation Assessment Report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from paydas.core.web.editing import RecordForm
from paydas.core.web.uploads import UploadField
from paydas.kernel.text.codes import parse_code
from paydas.sensemaking.models import ReportSection, SituationReport

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation


class ReportForm(RecordForm):
    class Meta:
        model = SituationReport
        fields = ("title", "subtitle", "author", "language", "limits")
        labels: ClassVar = {
            "title": _("Title"),
            "subtitle": _("Subtitle"),
            "author": _("Written by"),
            "language": _("Language"),
            "limits": _("Limits"),
        }
        help_texts: ClassVar = {
            "limits": _("What the report cannot say; it stands in the method annex.")
        }
        widgets: ClassVar = {"language": forms.Select(choices=settings.LANGUAGES)}


class SectionForm(RecordForm):
    class Meta:
        model = ReportSection
        fields = ("heading", "kind", "about", "theme", "text")
        labels: ClassVar = {
            "heading": _("Heading of the section"),
            "kind": _("What stands in it"),
            "about": _("About the heading"),
            "theme": _("About the theme"),
            "text": _("Text"),
        }
        help_texts: ClassVar = {
            "kind": _("Findings, figures, recommendations and annex are made from the records."),
            "text": _(
                "Blank lines part paragraphs. “- ” begins a point, **two asterisks** make strong. "
                "[[G-…]] cites a contribution or finding; alone on a line it becomes a quotation."
            ),
        }

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        about: Any = self.fields["about"]
        theme: Any = self.fields["theme"]
        about.queryset = consultation.headings.all()
        theme.queryset = consultation.themes.all()
        self.fields["text"].widget.attrs["rows"] = 18


class FileForm(forms.Form):
    file = UploadField(
        label=_("File of record"),
        help_text=_("DOCX, ODT or PDF. It is hashed together with the content."),
    )


class PublishForm(forms.Form):
    change_log = forms.CharField(
        label=_("What changed since the last edition"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed from the second edition on."),
    )


class RedactForm(forms.Form):
    """Which voice's words must go, and why."""

    code = forms.CharField(
        label=_("Number of the voice"),
        max_length=20,
        help_text=_("For example G-4KM7RPX; it stands below its quotation in the report."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands on the public page of the old edition. Name nobody in it."),
    )

    def clean_code(self) -> str:
        code = parse_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("This number has a mistake in it."))
        return code
