"""The codebook, codings and memos."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from paydas.consultations.models import Consultation
from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.record import Record
from paydas.listening.models import Contribution, ContributionText
from paydas.sensemaking.vocabulary import DispositionKind


class Codebook(Record):
    """A version of a consultation's codes."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="codebooks")
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    is_closed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "version"], name="sensemaking_codebook_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class CodeGroup(Record):
    """A group of codes that tells one thing."""

    codebook = models.ForeignKey(Codebook, models.CASCADE, related_name="groups")
    title = models.CharField(max_length=120)
    memo = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Code(Record):
    """A label put on what was said, perhaps below another."""

    codebook = models.ForeignKey(Codebook, models.CASCADE, related_name="codes")
    group = models.ForeignKey(
        CodeGroup, models.SET_NULL, null=True, blank=True, related_name="codes"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    label = models.CharField(max_length=120)
    memo = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    search = FoldedField(of=("label",))
    sort = SortField(of=("label",))

    class Meta:
        ordering = ["position", "sort"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "search"], name="sensemaking_code_once")
        ]

    def __str__(self) -> str:
        return self.label


class Coding(Record):
    """A code on a contribution, in one version of its words; a span is the part that is meant."""

    code = models.ForeignKey(Code, models.PROTECT, related_name="codings")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="codings")
    text = models.ForeignKey(ContributionText, models.PROTECT)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    coded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    coded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "contribution", "coded_by"],
                condition=Q(start__isnull=True),
                name="sensemaking_coding_once",
            ),
            models.UniqueConstraint(
                fields=["code", "contribution", "coded_by", "start", "end"],
                name="sensemaking_span_once",
            ),
            models.CheckConstraint(
                name="sensemaking_span_is_whole",
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__gt=models.F("start")),
            ),
        ]


class Memo(Record):
    """An analyst's note on a contribution or a code."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="memos")
    contribution = models.ForeignKey(
        Contribution, models.CASCADE, null=True, blank=True, related_name="memos"
    )
    code = models.ForeignKey(Code, models.CASCADE, null=True, blank=True, related_name="memos")
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)


class Disposition(Record):
    """What was done with a contribution that reached no finding, with the reason."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, related_name="disposition")
    kind = models.CharField(max_length=12, choices=DispositionKind.options)
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sensemaking_disposition_has_reason", condition=~Q(reason="")
            )
        ]
