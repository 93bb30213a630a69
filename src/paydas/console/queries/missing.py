"""Who is missing, and whose voice waits for an answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language

from paydas.core.queries.kept import kept
from paydas.gatherings.models import Attendance
from paydas.gatherings.vocabulary import Presence
from paydas.invitations.models import ReferenceShare
from paydas.invitations.vocabulary import Dimension
from paydas.listening.models import Contribution, ContributionText
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.models import FindingEvidence
from paydas.sensemaking.queries.coverage import without_answer
from paydas.stakeholders.models import WorkingArea

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.vocabulary import Key

SHOWN = 6


@dataclass(frozen=True)
class MissingArea:
    """A working area's share of those expected and of those who came, in whole percent."""

    label: str
    expected: int
    came: int

    @property
    def difference(self) -> int:
        """Percentage points too many (positive) or too few."""
        return self.came - self.expected

    @property
    def shortfall(self) -> int:
        """Percentage points too few; 0 where nobody is missing."""
        return max(0, -self.difference)


@kept
def missing_areas(consultation_id: Key) -> list[MissingArea]:
    """Compare who came with the reference mix by working area, those most missed first.

    Empty while there is no such mix, or while attendance was not recorded. Whole points: shares
    that differ by less are equal.
    """
    shares = ReferenceShare.objects.filter(
        mix__consultation_id=consultation_id, mix__dimension=Dimension.AREA
    )
    expected = {share.key: round(share.percent) for share in shares}
    people = Attendance.objects.filter(
        session__gathering__consultation_id=consultation_id, presence=Presence.PRESENT
    ).values_list("participant_id", "participant__areas")
    areas = dict(people)
    came = Counter(area for found in areas.values() for area in found or ())
    total = sum(came[key] for key in expected)
    if not expected or not total:
        return []
    label = "label_en" if get_language() == "en" else "label_tr"
    labels = dict(WorkingArea.objects.filter(key__in=expected).values_list("key", label))
    rows = [
        MissingArea(labels.get(key, key), share, round(came[key] * 100 / total))
        for key, share in expected.items()
    ]
    return sorted(rows, key=lambda row: row.difference)


@dataclass(frozen=True)
class Waiting:
    """A voice without an answer: code, words, days since it was approved, its station."""

    id: UUID
    code: str
    words: str
    days: int
    at: int


@dataclass(frozen=True)
class Unanswered:
    """How many voices wait, those that waited longest, and whether any was approved at all."""

    count: int
    rows: list[Waiting]
    is_any_approved: bool


@kept
def unanswered_voices(consultation_id: Key) -> Unanswered:
    """Return the approved voices that reached no published finding and carry no disposition."""
    waiting = without_answer(consultation_id).order_by("approved_at")
    first = list(waiting[:SHOWN])
    ids = [voice.pk for voice in first]
    words = dict(
        ContributionText.objects.filter(contribution_id__in=ids, is_current=True).values_list(
            "contribution_id", "text"
        )
    )
    drafted = set(
        FindingEvidence.objects.filter(contribution_id__in=ids).values_list(
            "contribution_id", flat=True
        )
    )
    now = timezone.now()
    rows = [
        Waiting(
            voice.pk,
            voice.code or "",
            words.get(voice.pk, ""),
            (now - (voice.approved_at or now)).days,
            2 if voice.pk in drafted else 1,
        )
        for voice in first
    ]
    approved = Contribution.objects.filter(consultation_id=consultation_id).exclude(
        state=ContributionState.DRAFT
    )
    return Unanswered(waiting.count(), rows, bool(rows) or approved.exists())
