"""Law 4, first half: which approved contributions reached a finding or carry a disposition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from paydas.core.queries.kept import kept
from paydas.listening.models import Contribution
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.models import Disposition, FindingEvidence
from paydas.sensemaking.vocabulary import FindingState, Stance

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key

# A voice that only nuances a finding is not answered by it: law 4 asks for or against.
SPEAKING = (Stance.SUPPORTS, Stance.CONTRADICTS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Approved contributions by what became of them; the parts add up to all."""

    voices: int
    in_published: int
    in_unpublished: int
    disposed: int

    @property
    def without(self) -> int:
        """Those that reached no finding and carry no disposition."""
        return self.voices - self.in_published - self.in_unpublished - self.disposed

    @property
    def share(self) -> float | None:
        """The share that has an answer; None when nothing was said yet."""
        return (self.voices - self.without) / self.voices if self.voices else None


def voices_of(consultation_id: Key) -> QuerySet[Contribution]:
    """Return the approved contributions of a consultation, public or withheld."""
    return Contribution.objects.filter(consultation_id=consultation_id).exclude(
        state=ContributionState.DRAFT
    )


def without_answer(
    consultation_id: Key, *, counts_unpublished: bool = False
) -> QuerySet[Contribution]:
    """Return the approved contributions that support or contradict no finding and are not disposed.

    The law counts published findings; while the report is written, others count too if asked.
    """
    return voices_of(consultation_id).filter(
        ~Exists(evidence_for(published=None if counts_unpublished else True)),
        ~Exists(Disposition.objects.filter(contribution=OuterRef("pk"))),
    )


def evidence_for(*, published: bool | None) -> QuerySet[FindingEvidence]:
    """Return the evidence that gives the outer contribution its answer."""
    found = FindingEvidence.objects.filter(contribution=OuterRef("pk"), stance__in=SPEAKING)
    if published is None:
        return found.filter(is_dropped=False)
    return found.filter(published_on__isnull=False, finding__state=FindingState.PUBLISHED)


@kept
def coverage(consultation_id: Key) -> Coverage:
    """Count what became of the approved contributions, in one query."""
    in_published = Exists(evidence_for(published=True))
    in_any = Exists(evidence_for(published=None))
    disposed = Exists(Disposition.objects.filter(contribution=OuterRef("pk")))
    counts = (
        voices_of(consultation_id)
        .order_by()
        .annotate(is_in_published=in_published, is_in_any=in_any, is_disposed=disposed)
        .aggregate(
            voices=Count("pk"),
            in_published=Count("pk", filter=Q(is_in_published=True)),
            in_unpublished=Count("pk", filter=Q(is_in_published=False, is_in_any=True)),
            disposed=Count(
                "pk", filter=Q(is_in_published=False, is_in_any=False, is_disposed=True)
            ),
        )
    )
    return Coverage(**counts)
