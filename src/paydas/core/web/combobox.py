"""Choosing one record of many by a part of its name: a combobox, and without script a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django import forms
from django.http import Http404, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from paydas.kernel.text.folding import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

MOST = 20
# How many of them the error names.
NAMED = 5
PICK = "pick"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a browser sends: the words in the box, and the key of what was picked, if anything."""

    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that the words may mean; the note tells apart those with the same name."""

    key: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The first of what was found, and whether there are more."""

    found: Sequence[Candidate]
    is_more: bool = False


class ComboboxInput(forms.TextInput):
    """A text box; under it, once words meant several records, these to choose from.

    The script `core/combobox.js` asks for them while one types, where the field lets it.
    """

    template_name = "core/forms/combobox.html"

    def __init__(self, *, suggests: bool = True) -> None:
        super().__init__({"autocomplete": "off"})
        self.suggests = suggests
        self.offered = Candidates(())
        self.picked = ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:  # noqa: ANN401 -- Django's own signature
        return Typed(str(data.get(name) or "").strip(), str(data.get(f"{name}-{PICK}") or ""))

    def format_value(self, value: Any) -> str:  # noqa: ANN401 -- Django's own signature
        return value.words if isinstance(value, Typed) else str(value or "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401 -- Django's own signature
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "pick": f"{name}-{PICK}",
            "offered": self.offered,
            "picked": self.picked,
            "suggests": self.suggests,
        }
        return context


class ComboboxField(forms.Field):
    """One record, named by its whole name, by words that only it has, or picked from several.

    A key is looked for among the records that may be chosen, so one from elsewhere is refused.
    """

    # Whether a script may ask for names while one types: only where the reader may list them all.
    suggests = True
    # How many names the answer to vague words may hold.
    most = MOST
    default_error_messages: ClassVar = {
        "unknown": _("Nothing was found by this name. Check the spelling or write less of it."),
        "several": _("Several have this name. Choose one below or write more of it."),
        "named": _("Several have this name: %(names)s. Write more of it."),
    }

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- a field's own options
        super().__init__(widget=ComboboxInput(suggests=self.suggests), **options)

    def found(self) -> QuerySet[Any]:
        """Return the records that may be chosen, in the order in which they are offered."""
        raise NotImplementedError

    def search(self, text: str) -> QuerySet[Any]:
        """Return the records that have every one of the words; their column is `search`."""
        rows = self.found()
        for word in words(text):
            rows = rows.filter(search__contains=word)
        return rows

    def label_of(self, record: Any) -> str:  # noqa: ANN401 -- a record of the subclass
        """Return the name of a record, as it stands in the box once it is chosen."""
        return str(record)

    def note_of(self, record: Any) -> str:  # noqa: ANN401 -- a record of the subclass
        """Return what tells a record from another with the same name."""
        return ""

    def near(self, text: str) -> list[Any]:
        """Return the records that the words may mean, one more than are shown.

        Those that are called exactly so come first, then those that begin so.
        """
        said = fold(text)
        if not said:
            return []
        rows = list(self.search(text)[: self.most + 1])
        if len(rows) > self.most:
            first = list(self.beginning(text)[: self.most])
            known = {one.pk for one in first}
            rows = [*first, *(one for one in rows if one.pk not in known)][: self.most + 1]
        return sorted(rows, key=lambda one: fold(self.label_of(one)) != said)

    def beginning(self, text: str) -> QuerySet[Any]:
        """Return the records whose name begins with the words."""
        return self.search(text).filter(search__startswith=fold(text))

    def candidates(self, rows: Sequence[Any]) -> Candidates:
        """Make records ready to be shown."""
        shown = [
            Candidate(str(one.pk), self.label_of(one), self.note_of(one))
            for one in rows[: self.most]
        ]
        return Candidates(shown, len(rows) > self.most)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        """Return the record that is meant; else say why none is, and offer those it may be."""
        typed = value if isinstance(value, Typed) else Typed(str(value or "").strip())
        if typed.key:
            return self._picked(typed.key)
        if not typed.words:
            self.validate(None)
            return None
        rows = self.near(typed.words)
        exact = [one for one in rows if fold(self.label_of(one)) == fold(typed.words)]
        chosen = exact or rows
        if len(chosen) == 1:
            return chosen[0]
        if not chosen:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown")
        self._offer(self.candidates(chosen))
        if isinstance(value, Typed):
            raise forms.ValidationError(self.error_messages["several"], "several")
        # A line of a longer text has no place for buttons.
        names = "; ".join(self.label_of(one) for one in chosen[:NAMED])
        raise forms.ValidationError(self.error_messages["named"], "named", {"names": names})

    def _picked(self, key: str) -> Any:  # noqa: ANN401 -- a record of the subclass
        try:
            record = self.found().filter(pk=UUID(key)).first()
        except ValueError:
            record = None
        if record is None:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown")
        # Should another field be wrong, the choice is still there.
        self._offer(self.candidates([record]), key)
        return record

    def _offer(self, offered: Candidates, picked: str = "") -> None:
        widget = self.widget
        if isinstance(widget, ComboboxInput):
            widget.offered, widget.picked = offered, picked

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        """Show a record by its name; what was typed stays as it was typed."""
        if value is None or isinstance(value, str | Typed):
            return value
        # The form of a model holds a foreign key.
        record = self.found().filter(pk=value).first() if isinstance(value, UUID) else value
        return record and self.label_of(record)

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 -- Django's own signature
        said = data.words if isinstance(data, Typed) else str(data or "")
        return said != str(self.prepare_value(initial) or "")


def suggestions(request: HttpRequest, *forms_here: forms.BaseForm) -> JsonResponse | None:
    """Answer the script of a combobox at the address of its own form, so by the form's own right.

    `?suggest=<field>&q=<words>`; None for every other request.
    """
    asked = request.GET.get("suggest")
    if request.method != "GET" or asked is None:
        return None
    fields = {
        form.add_prefix(name): one for form in forms_here for name, one in form.fields.items()
    }
    field = fields.get(asked)
    if not isinstance(field, ComboboxField) or not field.suggests:
        raise Http404(asked)
    offered = field.candidates(field.near(request.GET.get("q", "").replace("\0", "")))
    n = len(offered.found)
    said = ngettext("%(n)s result", "%(n)s results", n) % {"n": n}
    if offered.is_more:
        said = str(_("The first %(n)s are shown; write more of the name.")) % {"n": n}
    elif not n:
        said = str(_("Nothing was found"))
    rows = [{"key": one.key, "label": one.label, "note": one.note} for one in offered.found]
    answer = {"found": rows, "said": said}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})
