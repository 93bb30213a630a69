"""Choosing a body or a person of the register by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.kernel.text.folding import fold
from paydas.stakeholders.models import Organisation, Person

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_NAMED = 5


class RegisterField(forms.CharField):
    """A text that names exactly one record: by its whole name, or by words only it has."""

    default_error_messages: ClassVar = {
        "unknown": _("Nothing in the register has this name. Check the spelling or register it."),
        "several": _("Several have this name: %(names)s. Write more of it."),
    }

    def found(self) -> QuerySet[Any]:
        """Return the records that may be named; they have `name` and the folded `search`."""
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        return getattr(value, "name", value)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        words = super().clean(value)
        if not words:
            return None
        rows = self.found()
        for word in words.split():
            rows = rows.filter(search__contains=fold(word))
        near = list(rows.order_by("sort")[:50])
        exact = [one for one in near if fold(one.name) == fold(words)]
        chosen = exact or near
        if len(chosen) == 1:
            return chosen[0]
        if not chosen:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown")
        names = "; ".join(one.name for one in chosen[:MOST_NAMED])
        raise forms.ValidationError(self.error_messages["several"], "several", {"names": names})


class OrganisationField(RegisterField):
    """A body of the register."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- a field's own options
        options.setdefault("help_text", _("Name, acronym or registry number, as in the register."))
        super().__init__(**options)

    def found(self) -> QuerySet[Organisation]:
        return Organisation.objects.filter(state="active")


class PersonField(RegisterField):
    """A person of the register."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- a field's own options
        options.setdefault("help_text", _("Name, as in the register."))
        super().__init__(**options)

    def found(self) -> QuerySet[Person]:
        return Person.objects.filter(erased_at=None)
