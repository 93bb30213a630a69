from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.core.web.uploads import UploadField
from paydas.listening.web.forms.notes import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.listening.models import ContributionBatch

LABELS = {
    "text": _("What was said"),
    "question": _("Question that was asked"),
    "kind": _("Kind"),
    "heading": _("Heading"),
    "speaker": _("Number of the speaker"),
    "said_by": _("How many said so"),
    "reference": _("Number of the line"),
}


class UploadForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    file = UploadField(
        label=_("Table of contributions"),
        help_text=_("CSV, XLSX, XLS or ODS; one contribution a line. Nothing is written yet."),
    )
    speakers = UploadField(
        label=_("Table of speakers"),
        required=False,
        help_text=_(
            "If another file tells the groups that speakers belong to. They are kept without names."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:  # noqa: ANN401 -- Django's own
        super().__init__(data, files, initial={"id": uuid4()})


class MappingForm(forms.Form):
    """What each column holds; the guess stands in it already."""

    kind = forms.ChoiceField(label=_("Kind of lines that name none"), choices=KINDS)
    language = forms.ChoiceField(
        label=_("Language of the texts"), choices=[("tr", _("Turkish")), ("en", _("English"))]
    )

    def __init__(
        self,
        data: Any,  # noqa: ANN401 -- QueryDict or None
        batch: ContributionBatch,
        columns: Sequence[str],
        speaker_columns: Sequence[str],
    ) -> None:
        super().__init__(data, initial={"kind": batch.kind, "language": batch.language})
        choices = [("", _("not in this file")), *[(c, c) for c in columns]]
        for name, label in LABELS.items():
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=name == "text",
                initial=batch.mapping.get(name, ""),
            )
        if speaker_columns:
            self._add_speakers(batch, speaker_columns)
        self.order_fields([f"column_{name}" for name in LABELS])

    def _add_speakers(self, batch: ContributionBatch, columns: Sequence[str]) -> None:
        pairs = [(c, c) for c in columns]
        self.fields["speaker_key"] = forms.ChoiceField(
            label=_("Table of speakers: number of the speaker"),
            choices=pairs,
            initial=batch.speakers_mapping.get("speaker", ""),
        )
        self.fields["segments"] = forms.MultipleChoiceField(
            label=_("Table of speakers: groups to keep"),
            choices=pairs,
            required=False,
            initial=batch.speakers_mapping.get("segments", []),
            widget=forms.CheckboxSelectMultiple,
        )

    def mapping(self) -> dict[str, str]:
        return {name: value for name in LABELS if (value := self.cleaned_data[f"column_{name}"])}

    def speakers_mapping(self) -> dict[str, Any]:
        if "speaker_key" not in self.cleaned_data:
            return {}
        data = self.cleaned_data
        return {"speaker": data["speaker_key"], "segments": data["segments"]}
