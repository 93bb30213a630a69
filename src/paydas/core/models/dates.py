"""Dates that may be partial and keep how they were written."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.kernel.text.dates import PartialDate


class PartiallyDated(models.Model):
    """A day that may lack its year, month or day; `as_written` keeps the source's own words."""

    year = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    as_written = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_day_has_month",
                condition=Q(day__isnull=True) | Q(month__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_month_is_one",
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_day_is_one",
                condition=Q(day__isnull=True) | Q(day__range=(1, 31)),
            ),
        ]

    @property
    def dated(self) -> PartialDate:
        """The date as the kernel knows it."""
        return PartialDate(self.year, self.month, self.day, self.as_written)
