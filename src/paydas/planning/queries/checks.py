"""What a plan lacks before it can be published (laws 3 and 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from paydas.listening.models import Contribution
from paydas.listening.vocabulary import ContributionState
from paydas.planning.models import PlanLink
from paydas.planning.vocabulary import GapKind, PlanningError
from paydas.responses.queries.responses import unanswered
from paydas.sensemaking.models import Disposition, FindingEvidence
from paydas.sensemaking.vocabulary import FindingState, Stance

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key
    from paydas.planning.models import Plan
    from paydas.planning.queries.shapes import ActivityLeaf, Gap, ObjectiveBranch, PlanTree


# What of law 4 is still open, as the error that says how many.
SHORTFALLS = {
    str(GapKind.VOICES): "voices_without_answer",
    str(GapKind.RECOMMENDATIONS): "recommendations_without_answer",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands in the way, with the record that lacks it."""

    code: str
    kind: str = ""
    id: UUID | None = None
    number: str = ""
    title: str = ""

    @property
    def problem(self) -> PlanningError:
        """The error that publication would raise; its sentence says what is missing."""
        return PlanningError(self.code, number=self.number)


@dataclass(frozen=True, slots=True)
class Check:
    """Everything that stands in the way; the counts of law 4 may be declared as gaps."""

    missing: tuple[Missing, ...]
    open_voices: int
    open_recommendations: int

    @property
    def open_counts(self) -> dict[str, int]:
        """What may be declared as a gap: kind -> how many."""
        counts = {
            str(GapKind.VOICES): self.open_voices,
            str(GapKind.RECOMMENDATIONS): self.open_recommendations,
        }
        return {kind: count for kind, count in counts.items() if count}

    def undeclared(self, gaps: tuple[Gap, ...]) -> dict[str, int]:
        """Return the open counts that no declared gap covers."""
        declared: dict[str, int] = {}
        for gap in gaps:
            declared[gap.kind] = max(declared.get(gap.kind, 0), gap.count)
        return {k: n for k, n in self.open_counts.items() if declared.get(k, 0) < n}


def open_voices(consultation_id: Key) -> QuerySet[Contribution]:
    """Return the approved contributions without an answer.

    Law 4: each supports or contradicts a published finding, or carries a disposition. What is
    withheld carries its own reason.
    """
    evidence = FindingEvidence.objects.filter(
        contribution=OuterRef("pk"),
        stance__in=[Stance.SUPPORTS, Stance.CONTRADICTS],
        finding__state=FindingState.PUBLISHED,
    )
    disposition = Disposition.objects.filter(contribution=OuterRef("pk"))
    return Contribution.objects.filter(
        ~Exists(evidence),
        ~Exists(disposition),
        consultation_id=consultation_id,
        state__in=[ContributionState.APPROVED, ContributionState.CLEARED],
    )


def count_open(consultation_id: Key, kind: str) -> int:
    """Count what has no answer yet, of one kind of gap."""
    if kind == GapKind.VOICES:
        return open_voices(consultation_id).count()
    return unanswered(consultation_id).count()


def check(plan: Plan, tree: PlanTree) -> Check:
    """Tell by name what a plan lacks; three queries beside those of the tree."""
    missing: list[Missing] = []
    if not tree.activities:
        missing.append(Missing("plan_empty"))
    for branch in tree.objectives:
        missing += _unfounded("objective", branch)
        for leaf in branch.activities:
            missing += _unfounded("activity", leaf)
            if not leaf.responsible:
                missing.append(_lacks("no_responsible", "activity", leaf))
    missing += _on_unpublished(plan)
    return Check(
        missing=tuple(missing),
        open_voices=count_open(plan.consultation_id, GapKind.VOICES),
        open_recommendations=count_open(plan.consultation_id, GapKind.RECOMMENDATIONS),
    )


def _lacks(code: str, kind: str, node: ObjectiveBranch | ActivityLeaf) -> Missing:
    return Missing(code, kind, node.id, node.number, node.title)


def _unfounded(kind: str, node: ObjectiveBranch | ActivityLeaf) -> list[Missing]:
    if node.bases or node.unasked_reason.strip():
        return []
    return [_lacks("out_of_nowhere", kind, node)]


def _on_unpublished(plan: Plan) -> list[Missing]:
    links = PlanLink.objects.filter(objective__plan=plan) | PlanLink.objects.filter(
        activity__objective__plan=plan
    )
    rows = links.select_related("objective", "activity", "recommendation", "finding").distinct()
    found = []
    for link in rows:
        basis, node = link.recommendation or link.finding, link.objective or link.activity
        if basis and node and basis.state != FindingState.PUBLISHED:
            kind = "objective" if link.objective_id else "activity"
            found.append(Missing("basis_unpublished", kind, node.pk, node.number, node.title))
    return found
