"""Choosing a body, a person or a participant by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import Participant
from paydas.consultations.queries.people import named
from paydas.core.web.combobox import ComboboxField
from paydas.kernel.text.folding import fold
from paydas.stakeholders.models import Organisation, Person

if TYPE_CHECKING:
    from django.db.models import QuerySet


class RegisterField(ComboboxField):
    """One record of the register."""

    default_error_messages: ClassVar = {
        "unknown": _("Nothing in the register has this name. Check the spelling or register it."),
    }

    def label_of(self, record: Any) -> str:  # noqa: ANN401 -- a body or a person
        return str(record.name)


class OrganisationField(RegisterField):
    """A body of the register."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- a field's own options
        options.setdefault("help_text", _("Name, acronym or registry number, as in the register."))
        super().__init__(**options)

    def found(self) -> QuerySet[Organisation]:
        found = Organisation.objects.filter(state="active").select_related("province")
        return found.order_by("sort", "pk")

    def note_of(self, record: Any) -> str:  # noqa: ANN401 -- a body
        return str(record.province or "")


class PersonField(RegisterField):
    """A person of the register, which is not everybody's to list: little is said to few words."""

    suggests = False
    most = 5

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- a field's own options
        options.setdefault("help_text", _("Name, as in the register."))
        super().__init__(**options)

    def found(self) -> QuerySet[Person]:
        return Person.objects.filter(erased_at=None).order_by("sort", "pk")


class ParticipantField(ComboboxField):
    """A participant of one consultation, by the person, the body or both; `within` says whose."""

    within: QuerySet[Participant] = Participant.objects.none()

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- a field's own options
        options.setdefault("help_text", _("A part of the name of the person or the organisation."))
        super().__init__(**options)

    def found(self) -> QuerySet[Participant]:
        living = self.within.filter(erased_at=None).exclude(organisation=None, person=None)
        return living.select_related("organisation", "person").order_by(
            "organisation__sort", "person__sort", "pk"
        )

    def search(self, text: str) -> QuerySet[Participant]:
        return named(text, self.found())

    def beginning(self, text: str) -> QuerySet[Participant]:
        said = fold(text)
        return self.search(text).filter(
            Q(organisation__search__startswith=said) | Q(person__search__startswith=said)
        )

    def label_of(self, record: Any) -> str:  # noqa: ANN401 -- a participant
        return " – ".join(str(part) for part in (record.organisation, record.person) if part)
