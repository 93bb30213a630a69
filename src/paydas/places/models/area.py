"""Countries, provinces, districts and regions of one's own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language

from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.record import Record


class Country(models.Model):
    """A country by its ISO 3166-1 code."""

    code = models.CharField(primary_key=True, max_length=2)
    name_tr = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name_tr

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_tr if get_language() == "tr" else self.name_en


class Province(models.Model):
    """One of the 81 provinces, by plate code, with its place in the statistical regions."""

    plate = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=40)
    iso = models.CharField(max_length=6)
    nuts1 = models.CharField(max_length=3, db_index=True)
    nuts1_name_tr = models.CharField(max_length=40)
    nuts1_name_en = models.CharField(max_length=40)
    nuts2 = models.CharField(max_length=4)
    nuts2_name = models.CharField(max_length=40)
    nuts3 = models.CharField(max_length=5, unique=True)
    geo_region_tr = models.CharField(max_length=40)
    geo_region_en = models.CharField(max_length=40)
    is_metropolitan = models.BooleanField()
    latitude = models.DecimalField(max_digits=7, decimal_places=4)
    longitude = models.DecimalField(max_digits=7, decimal_places=4)
    neighbours = models.ManyToManyField("self")
    search = FoldedField(of=("name",))
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name

    @property
    def statistical_region(self) -> str:
        """The name of its first-level statistical region in the reader's language."""
        return self.nuts1_name_tr if get_language() == "tr" else self.nuts1_name_en

    @property
    def geographical_region(self) -> str:
        """The name of its geographical region in the reader's language."""
        return self.geo_region_tr if get_language() == "tr" else self.geo_region_en


class District(models.Model):
    """A district of a province."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="districts")
    name = models.CharField(max_length=60)
    population = models.PositiveIntegerField(null=True)
    search = FoldedField(of=("name",))
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]
        constraints = [
            models.UniqueConstraint(fields=["province", "search"], name="places_district_once")
        ]

    def __str__(self) -> str:
        return self.name


class Region(Record):
    """A region of one's own: a named set of provinces or districts."""

    name = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    provinces = models.ManyToManyField(Province, blank=True, related_name="regions")
    districts = models.ManyToManyField(District, blank=True, related_name="regions")
    search = FoldedField(of=("name",))
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name


class Venue(Record):
    """Where a gathering takes place, and what it offers to those who need access."""

    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True)
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    has_step_free_access = models.BooleanField(null=True)
    has_accessible_toilet = models.BooleanField(null=True)
    has_hearing_loop = models.BooleanField(null=True)
    access_note = models.TextField(blank=True)
    search = FoldedField(of=("name", "address"))
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name
