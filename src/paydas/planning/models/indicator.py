"""How the plan is measured."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.core.models.columns import CodeField, FoldedField
from paydas.core.models.record import Record
from paydas.planning.models.plan import Activity, Objective
from paydas.planning.vocabulary import Direction, Frequency


class Indicator(Record):
    """A measure of exactly one objective or activity."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    code = CodeField()
    number = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    direction = models.CharField(max_length=4, choices=Direction.options, default=Direction.UP)
    accumulates = models.BooleanField(default=False)
    baseline = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    means_of_verification = models.CharField(max_length=300, blank=True)
    assumption = models.TextField(blank=True)
    frequency = models.CharField(max_length=7, choices=Frequency.options, default=Frequency.HALF)
    # [{"by": "Sex", "groups": ["women", "men"], "adds_up": true}]: read by queries.breakdowns.
    breakdowns = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    search = FoldedField(of=("name",))

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="planning_indicator_of_one",
                condition=Q(objective__isnull=True, activity__isnull=False)
                | Q(objective__isnull=False, activity__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """The value aimed at by a day."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    due_on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=3)

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "due_on"], name="planning_target_once")
        ]
