"""The container of a consultation, and the frame that funds it."""

from __future__ import annotations

from django.db import models

from paydas.consultations.vocabulary import ConsultationState, CyclePhase, PartnerRole, Step
from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.labels import Labelled
from paydas.core.models.record import Record
from paydas.stakeholders.models import Organisation, WorkingArea


class Programme(Record):
    """A frame that funds several projects."""

    name = models.CharField(max_length=300)
    funder = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name


class ProgrammePeriod(Record):
    """A numbered period of a programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="periods")
    label = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.programme}, {self.label}"


class Project(Record):
    """A time-bound undertaking with purpose, partners and expected results."""

    name = models.CharField(max_length=300)
    period = models.ForeignKey(ProgrammePeriod, models.PROTECT, null=True, blank=True)
    purpose = models.TextField(blank=True)
    activities = models.TextField(blank=True)
    expected_results = models.TextField(blank=True)
    funding = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    sort = SortField(of=("name",))

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.name


class ProjectPartner(Labelled):
    """A body's role in a project."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    role = models.CharField(max_length=14, choices=PartnerRole.options)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="consultations_partner_once"
            )
        ]


class Consultation(Record):
    """One consultation with the steps it uses."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    principle = models.TextField(blank=True)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="consultations")
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    language = models.CharField(max_length=5, default="tr")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=8, choices=ConsultationState.options, default=ConsultationState.DRAFT
    )
    # What happens now, in a sentence, with the day it was written.
    now = models.TextField(blank=True)
    now_on = models.DateField(null=True, blank=True)
    search = FoldedField(of=("title", "summary"))
    sort = SortField(of=("title",))

    class Meta:
        ordering = ["-starts_on", "sort"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether the portal shows it."""
        return self.state != ConsultationState.DRAFT


class ConsultationStep(Labelled):
    """A step that the consultation uses, in its own order, with its dates."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step.options)
    position = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    is_finished = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "step"], name="consultations_step_once")
        ]


class OpenedPhase(Labelled):
    """A phase of the policy cycle that the consultation opens to participants."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="phases")
    phase = models.CharField(max_length=14, choices=CyclePhase.options)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "phase"], name="consultations_phase_once"
            )
        ]


class Heading(Record):
    """A heading shared by survey, tables and report."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="headings")
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Theme(Record):
    """A subject of the consultation or of a gathering; may join several working areas."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="themes")
    title = models.CharField(max_length=120)
    working_areas = models.ManyToManyField(WorkingArea, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class GuidingQuestion(Record):
    """A question put to tables, interviews and surveys alike."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="questions")
    heading = models.ForeignKey(Heading, models.SET_NULL, null=True, blank=True)
    text = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text
