"""Forms of the import wizard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from paydas.core.web.lists import address
from paydas.core.web.parts import Link
from paydas.core.web.uploads import UploadField
from paydas.stakeholders.vocabulary import PERSONAL_FIELDS, ImportField, RowFate

if TYPE_CHECKING:
    from django.http import HttpRequest

    from paydas.stakeholders.models import ImportBatch


class UploadForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    file = UploadField(
        label=_("File"),
        help_text=_(
            "At most 60,000 rows. The registers of associations and foundations and ROR files are "
            "recognised; any other table works if a column holds the name."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["id"].initial = uuid4()

    @property
    def key(self) -> UUID:
        """The id of the import, sent by the form or made now."""
        return self.cleaned_data.get("id") or uuid4()


class ColumnsForm(forms.Form):
    """One choice for each column of the file, with its first values as the hint."""

    keep_personal = forms.BooleanField(
        label=_("Keep columns that may name or reach a person"),
        help_text=_(
            "Only with a purpose and a legal basis. Otherwise telephones, e-mails and names of "
            "people are left out, and the file is deleted when the import is done."
        ),
        required=False,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 -- Django's own signature
        batch: ImportBatch,
        columns: list[tuple[str, list[str]]],
        **kwargs: Any,  # noqa: ANN401 -- Django's own signature
    ) -> None:
        super().__init__(*args, **kwargs)
        personal = {str(name) for name in PERSONAL_FIELDS}
        self.names = {f"c{place}": column for place, (column, _) in enumerate(columns)}
        for place, (column, values) in enumerate(columns):
            chosen = batch.mapping.get(column, "")
            hidden = chosen in personal
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=column,
                choices=[("", _("(leave out)")), *ImportField.options()],
                initial=chosen,
                required=False,
                help_text=_("may be personal") if hidden else _shown(values),
            )
        self.initial.setdefault("keep_personal", batch.keep_personal)
        self.order_fields([*self.names, "keep_personal"])

    @property
    def mapping(self) -> dict[str, str]:
        """Field by column."""
        return {column: self.cleaned_data[name] for name, column in self.names.items()}


def _shown(values: list[str]) -> str:
    return escape(" · ".join(value[:60] for value in values)) or "–"


def fates_of(batch: ImportBatch, request: HttpRequest) -> list[Link]:
    """Return the fates that occur, each with its count, as ways to look at the rows."""
    asked = request.GET.get("fate", "")
    links = [Link(_("With a remark"), address(request, fate=None, page=None), current=not asked)]
    counts = {fate: batch.counts.get(fate, 0) for fate in RowFate}
    links.extend(
        Link(
            fate.label,
            address(request, fate=fate, page=None),
            current=asked == fate,
            count=number_format(count, force_grouping=True),
        )
        for fate, count in counts.items()
        if count
    )
    return links
