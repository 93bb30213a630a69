"""Findings with what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from paydas.kernel.text.folding import words
from paydas.sensemaking.models import Finding, FindingEvidence
from paydas.sensemaking.queries.readers import published_or_inside
from paydas.sensemaking.vocabulary import FindingState, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Weight:
    """How many pieces a finding rests on, by stance: contributions, and other things."""

    voices: Mapping[str, int]
    others: Mapping[str, int]

    @property
    def total(self) -> int:
        """All pieces, whatever their stance."""
        return sum(self.voices.values()) + sum(self.others.values())

    def voices_of(self, stance: str) -> int:
        """Contributions of one stance."""
        return self.voices.get(stance, 0)

    def of(self, stance: str) -> int:
        """All pieces of one stance."""
        return self.voices.get(stance, 0) + self.others.get(stance, 0)


def visible_to(actor: Actor) -> QuerySet[Finding]:
    """Return the findings that an actor may read; drafts only inside the consultation."""
    return Finding.objects.filter(published_or_inside(actor))


def findings_of(consultation_id: Key) -> QuerySet[Finding]:
    """Return the findings of a consultation in their order."""
    found = Finding.objects.filter(consultation_id=consultation_id)
    return found.select_related("heading", "theme").order_by("position", "created_at")


def with_weights(found: QuerySet[Finding]) -> QuerySet[Finding]:
    """Add n_supports, n_contradicts, n_nuances, n_checks and n_recommendations."""
    return found.annotate(
        n_supports=_evidence(Stance.SUPPORTS),
        n_contradicts=_evidence(Stance.CONTRADICTS),
        n_nuances=_evidence(Stance.NUANCES),
        n_checks=Count("checks", distinct=True),
        n_recommendations=Count("recommendations", distinct=True),
    )


def contradicted(found: QuerySet[Finding]) -> QuerySet[Finding]:
    """Keep the findings that something speaks against."""
    against = living_evidence().filter(finding=OuterRef("pk"), stance=Stance.CONTRADICTS)
    return found.filter(Exists(against))


def search(found: QuerySet[Finding], text: str) -> QuerySet[Finding]:
    """Keep the findings whose title or statement hold every word."""
    for word in words(text):
        found = found.filter(search__contains=word)
    return found


def living_evidence() -> QuerySet[FindingEvidence]:
    """Return the evidence as it stands for the next edition."""
    return FindingEvidence.objects.filter(is_dropped=False)


def public_evidence() -> QuerySet[FindingEvidence]:
    """Return the evidence of the editions in force."""
    return FindingEvidence.objects.filter(
        published_on__isnull=False, finding__state=FindingState.PUBLISHED
    )


def evidence_of(finding_id: Key) -> QuerySet[FindingEvidence]:
    """Return what a finding rests on: supporting first, contradicting next."""
    return (
        living_evidence()
        .filter(finding_id=finding_id)
        .select_related("contribution", "question__survey", "citation__source")
        .order_by("-stance", "created_at")
    )


def weight_of(finding: Finding) -> Weight:
    """Count what a finding rests on, in one query."""
    return weights_of([finding.pk]).get(finding.pk, Weight({}, {}))


def weights_of(ids: list[UUID], *, of_public: bool = False) -> dict[UUID, Weight]:
    """Count what many findings rest on, in one query."""
    rows = public_evidence() if of_public else living_evidence()
    counted = (
        rows.filter(finding__in=ids)
        .order_by()
        .values_list("finding", "stance")
        .annotate(voices=Count("contribution"), all=Count("pk"))
    )
    speaks: dict[UUID, dict[str, int]] = {}
    others: dict[UUID, dict[str, int]] = {}
    for finding, stance, voices, everything in counted:
        speaks.setdefault(finding, {})[stance] = voices
        others.setdefault(finding, {})[stance] = everything - voices
    return {finding: Weight(speaks[finding], others[finding]) for finding in speaks}


def _evidence(stance: str) -> Coalesce:
    counted = (
        FindingEvidence.objects.filter(Q(finding=OuterRef("pk"), stance=stance, is_dropped=False))
        .order_by()
        .values("finding")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
