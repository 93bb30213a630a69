"""Vision document, plan, objectives, activities and what they rest on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from paydas.consultations.models import Consultation
from paydas.core.models.columns import CodeField, FoldedField
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.planning.vocabulary import BodyRole, GapKind, PlanState
from paydas.sensemaking.models import Finding, Recommendation
from paydas.stakeholders.models import Organisation


class VisionDocument(Record):
    """The public text that sets the long-term intent above the plan."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="visions")
    title = models.CharField(max_length=200)
    text = models.TextField()
    published_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.title


class Plan(Record):
    """A dated plan; the labels of its levels are data, because plans name them differently."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="plans")
    vision = models.ForeignKey(VisionDocument, models.PROTECT, null=True, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    group_label = models.CharField(max_length=40, blank=True)
    objective_label = models.CharField(max_length=40, default="Hedef")
    activity_label = models.CharField(max_length=40, default="Faaliyet")
    state = models.CharField(max_length=10, choices=PlanState.options, default=PlanState.DRAFT)
    publish_at = models.DateTimeField(null=True, blank=True)
    # Stays while a new edition is being prepared: what was published goes on being shown.
    published_on = models.DateField(null=True)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="planning_plan_in_order", condition=Q(ends_on__gte=models.F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanGroup(Record):
    """An optional level above the objectives."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="groups")
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Objective(Record):
    """A specific, measurable result that the plan seeks."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objectives")
    group = models.ForeignKey(PlanGroup, models.SET_NULL, null=True, blank=True)
    code = CodeField()
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    unasked_reason = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    search = FoldedField(of=("title", "description"))

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="planning_objective_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Activity(Record):
    """Concrete work under an objective."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="activities")
    code = CodeField()
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=400)
    description = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    budget = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="TRY")
    unasked_reason = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    search = FoldedField(of=("title", "description"))

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(fields=["objective", "number"], name="planning_activity_once"),
            models.CheckConstraint(
                name="planning_activity_in_order",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ActivityBody(Labelled):
    """Who answers for an activity (exactly one) and who carries it out with them."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="bodies")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    role = models.CharField(max_length=11, choices=BodyRole.options)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(role="responsible"),
                name="planning_one_responsible",
            ),
            models.UniqueConstraint(
                fields=["activity", "organisation"], name="planning_activity_body_once"
            ),
        ]


class PlanLink(models.Model):
    """What an objective or activity rests on: a recommendation or a finding."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="links"
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="links"
    )
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="plan_links"
    )
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="plan_links"
    )
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="planning_link_of_one",
                condition=Q(objective__isnull=True, activity__isnull=False)
                | Q(objective__isnull=False, activity__isnull=True),
            ),
            models.CheckConstraint(
                name="planning_link_to_one",
                condition=Q(recommendation__isnull=True, finding__isnull=False)
                | Q(recommendation__isnull=False, finding__isnull=True),
            ),
            *(
                models.UniqueConstraint(
                    fields=[node, basis], name=f"planning_{node}_rests_on_{basis}_once"
                )
                for node in ("objective", "activity")
                for basis in ("recommendation", "finding")
            ),
        ]


class DeclaredGap(Record):
    """A gap that the approver publishes openly, with the day by which it is closed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="gaps")
    kind = models.CharField(max_length=15, choices=GapKind.options)
    count = models.PositiveIntegerField()
    reason = models.TextField()
    due_on = models.DateField()
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="planning_gap_has_reason", condition=~Q(reason=""))
        ]
