"""Bodies of the register, their names, numbers and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.indexes import ListIndex
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.places.models import Country, District, Province
from paydas.stakeholders.models.columns import BareNameField
from paydas.stakeholders.vocabulary import (
    SCHEMES,
    AliasKind,
    LegalForm,
    OrganisationState,
    RelationKind,
    Sector,
    Structure,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class WorkingArea(models.Model):
    """What bodies work on; extensible, with both labels."""

    key = models.SlugField(primary_key=True, max_length=40)
    label_tr = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return self.label_en if get_language() == "en" else self.label_tr


class TargetGroup(models.Model):
    """Whom bodies work for; kept apart from what they work on."""

    key = models.SlugField(primary_key=True, max_length=40)
    label_tr = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return self.label_en if get_language() == "en" else self.label_tr


class Organisation(Record):
    """A registered or informal body, a unit or branch of one, or a network."""

    name = models.CharField(max_length=300)
    acronym = models.CharField(max_length=60, blank=True)
    structure = models.CharField(max_length=10, choices=Structure.options, default=Structure.BODY)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    sector = models.CharField(max_length=16, choices=Sector.options)
    legal_form = models.CharField(max_length=20, choices=LegalForm.options)
    country = models.ForeignKey(Country, models.PROTECT, default="TR")
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True)
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True)
    city = models.CharField(max_length=120, blank=True)
    address = models.TextField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    founded = models.PositiveSmallIntegerField(null=True, blank=True)
    founded_as_written = models.CharField(max_length=40, blank=True)
    description = models.TextField(blank=True)
    working_areas = models.ManyToManyField(WorkingArea, blank=True, related_name="organisations")
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="organisations")
    active_in = models.ManyToManyField(Province, blank=True, related_name="active_organisations")
    is_public_benefit = models.BooleanField(null=True)
    is_state_social_assistance = models.BooleanField(default=False)
    state = models.CharField(
        max_length=8, choices=OrganisationState.options, default=OrganisationState.ACTIVE
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    language = models.CharField(max_length=5, default="tr")
    # Other names and numbers, so that one column finds a body by any of them; kept by operations.
    also = models.TextField(blank=True, editable=False)
    search = FoldedField(of=("name", "acronym", "also"))
    sort = SortField(of=("name",), db_index=False)
    match = BareNameField(of=("name",))

    class Meta:
        ordering = ["sort", "id"]
        indexes = [
            models.Index(fields=["match", "province"]),
            ListIndex(
                fields=["sort", "id", "state", "province", "legal_form", "sector"],
                text="search",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="stakeholders_merged_has_target",
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """An official number under its scheme; free text, never guessed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=80)
    search = FoldedField(of=("value",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "search"], name="stakeholders_identifier_once"
            )
        ]

    @property
    def scheme_label(self) -> StrOrPromise:
        """What the reader calls the scheme; an unknown one shows itself."""
        fields = {scheme: field for field, scheme in SCHEMES.items()}
        return fields[self.scheme].label if self.scheme in fields else self.scheme


class Relation(Labelled):
    """How one body stands to another, since when."""

    origin = models.ForeignKey(Organisation, models.CASCADE, related_name="relations")
    target = models.ForeignKey(Organisation, models.CASCADE, related_name="related_by")
    kind = models.CharField(max_length=14, choices=RelationKind.options)
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "target", "kind"], name="stakeholders_relation_once"
            ),
            models.CheckConstraint(
                name="stakeholders_relation_of_two", condition=~Q(origin=models.F("target"))
            ),
        ]


class OrganisationGroup(Record):
    """A named set of bodies, e.g. the pilot municipalities of a project."""

    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    members = models.ManyToManyField(Organisation, related_name="groups", blank=True)
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name


class Alias(Labelled):
    """Another name of a body or a person: acronym, spelling, translation, former name."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="aliases"
    )
    person = models.ForeignKey("Person", models.CASCADE, null=True, related_name="aliases")
    kind = models.CharField(max_length=12, choices=AliasKind.options, default=AliasKind.SPELLING)
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=5, blank=True)
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    search = FoldedField(of=("text",), db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stakeholders_alias_of_one",
                condition=Q(organisation__isnull=True, person__isnull=False)
                | Q(organisation__isnull=False, person__isnull=True),
            ),
        ]
