"""People, whom they represent, and how bodies and people are reached."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.indexes import ListIndex
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.stakeholders.models.organisation import Organisation
from paydas.stakeholders.vocabulary import ContactKind


class Person(Record):
    """A natural person; little is kept, and it can be erased."""

    name = models.CharField(max_length=150)
    title = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=5, default="tr")
    # Ministers, mayors: named in public because of their office.
    is_public_figure = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)
    search = FoldedField(of=("name",))
    sort = SortField(of=("name",), db_index=False)

    class Meta:
        ordering = ["sort", "id"]
        indexes = [
            ListIndex(
                fields=["sort", "id", "erased_at", "is_public_figure"],
                text="search",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Representation(Record):
    """A person's dated role on behalf of a body."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="representations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="representations")
    role = models.CharField(max_length=150, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    is_contact = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stakeholders_representation_in_order",
                condition=Q(since__isnull=True)
                | Q(until__isnull=True)
                | Q(until__gte=models.F("since")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"


class ContactPoint(Labelled):
    """A channel to a body (by role) or, with a reason, to a person."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="contacts"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="contacts")
    kind = models.CharField(max_length=8, choices=ContactKind.options)
    value = models.CharField(max_length=300)
    label = models.CharField(max_length=80, blank=True)
    is_personal = models.BooleanField(default=False)
    may_be_public = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stakeholders_contact_of_one",
                condition=Q(organisation__isnull=True, person__isnull=False)
                | Q(organisation__isnull=False, person__isnull=True),
            ),
        ]
