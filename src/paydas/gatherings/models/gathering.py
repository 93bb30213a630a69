"""Gatherings, their parts and who is behind them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from paydas.consultations.models import Consultation, GuidingQuestion, Theme
from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.dates import PartiallyDated
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.gatherings.vocabulary import BodyRole, GatheringKind, GatheringState, PersonRole
from paydas.places.models import Province, Region, Venue
from paydas.stakeholders.models import Organisation, Person


class GatheringSeries(Record):
    """An ordered set of gatherings of the same design."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="series")
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    sort = SortField(of=("title",))

    def __str__(self) -> str:
        return self.title


class Gathering(Record, PartiallyDated):
    """Any planned meeting of people; its date may be partial."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="gatherings")
    series = models.ForeignKey(
        GatheringSeries, models.SET_NULL, null=True, blank=True, related_name="gatherings"
    )
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=12, choices=GatheringKind.options)
    title = models.CharField(max_length=200)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True)
    purpose = models.TextField(blank=True)
    method = models.CharField(max_length=200, blank=True)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True)
    catchment = models.ManyToManyField(Province, blank=True, related_name="covered_by")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=GatheringState.options, default=GatheringState.PLANNED
    )
    state_reason = models.TextField(blank=True)
    search = FoldedField(of=("title",))

    class Meta(PartiallyDated.Meta):
        abstract = False
        ordering = ["year", "month", "day", "ordinal"]

    def __str__(self) -> str:
        return self.title


class GatheringBody(Labelled):
    """A body's role at a gathering; a host need not be the organiser."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="bodies")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    role = models.CharField(max_length=10, choices=BodyRole.options)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "organisation", "role"], name="gatherings_body_once"
            )
        ]


class Session(Record):
    """A timed part of a gathering."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    is_plenary = models.BooleanField(default=False)
    content = models.TextField(blank=True)
    questions = models.ManyToManyField(GuidingQuestion, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="gatherings_session_once"),
            models.CheckConstraint(
                name="gatherings_session_in_order",
                condition=Q(starts_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=models.F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Table(Record):
    """A group at a session, with moderator and rapporteur."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    # Where speakers were not recorded, "spoke" reads "not recorded", never 0.
    records_speakers = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="gatherings_table_once")
        ]

    def __str__(self) -> str:
        return self.title or str(self.number)


class GatheringPerson(Labelled):
    """A person's role at a gathering, one of its sessions or one of its tables."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="people")
    session = models.ForeignKey(
        Session, models.CASCADE, null=True, blank=True, related_name="people"
    )
    table = models.ForeignKey(Table, models.CASCADE, null=True, blank=True, related_name="people")
    person = models.ForeignKey(Person, models.CASCADE)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True)
    role = models.CharField(max_length=12, choices=PersonRole.options)
    topic = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]


class LearningObjective(Record):
    """What people should be able to do after a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="objectives")
    text = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
