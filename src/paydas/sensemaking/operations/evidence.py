"""What a finding rests on, and what interviews said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Finding, FindingCheck, FindingEvidence
from paydas.sensemaking.operations.dispositions import approved_voices
from paydas.sensemaking.queries.findings import weight_of
from paydas.sensemaking.vocabulary import FindingState, SensemakingError, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.listening.models import Interview, Question
    from paydas.sources.models import Citation


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: a contribution, a survey question (perhaps one answer) or a source."""

    stance: str
    contribution_id: UUID | None = None
    question: Question | None = None
    choice: str = ""
    citation: Citation | None = None
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one interview said when the finding was put to it."""

    interview: Interview
    verdict: str
    note: str = ""


@operation
def add_evidence(*, by: Actor, finding_id: Key, pieces: Iterable[Piece]) -> list[FindingEvidence]:
    """Add what a finding rests on; a contribution that is there already gets the new stance.

    Raises SensemakingError: evidence_is_one, draft_voice, not_of_consultation.
    """
    finding = lock(Finding, finding_id)
    require(can_conclude(by, finding.consultation_id))
    wanted = list(pieces)
    check_pieces(finding.consultation_id, wanted)
    known = {
        piece.contribution_id: piece
        for piece in finding.evidence.filter(contribution__isnull=False)
    }
    fresh = [one for one in wanted if one.contribution_id not in known or not one.contribution_id]
    made = FindingEvidence.objects.bulk_create(evidence_of(finding, one) for one in fresh)
    for one in wanted:
        before = known.get(one.contribution_id)
        if before and (before.stance != one.stance or before.is_dropped):
            save_changes(before, stance=one.stance, is_dropped=False)
    record(finding, scope=finding.consultation_id, evidence=len(wanted))
    return made


@operation
def change_evidence(
    *, by: Actor, evidence_id: Key, seen: int | None, stance: str, reading: str
) -> FindingEvidence:
    """Change the stance of a piece of evidence, or how it is read."""
    piece = lock(FindingEvidence, evidence_id, seen)
    require(can_conclude(by, piece.finding.consultation_id))
    changed = save_changes(piece, stance=stance, reading=reading)
    record(piece, scope=piece.finding.consultation_id, fields=changed, stance=str(stance))
    return piece


@operation
def remove_evidence(*, by: Actor, evidence_id: Key) -> None:
    """Take a piece of evidence off; a published one stays public until the next edition.

    Raises SensemakingError: no_evidence, numbers_only when the finding could not stand without it.
    """
    piece = lock(FindingEvidence, evidence_id)
    finding = piece.finding
    require(can_conclude(by, finding.consultation_id))
    if piece.published_on is not None:
        save_changes(piece, is_dropped=True)
    else:
        piece.delete()
    if finding.state != FindingState.DRAFT:
        check_rests(finding)
    record(finding, scope=finding.consultation_id, taken=1)


@operation
def record_check(*, by: Actor, finding_id: Key, opinion: Opinion) -> FindingCheck:
    """Record what an interview said of a finding; the same interview again replaces its word."""
    finding = lock(Finding, finding_id)
    require(can_conclude(by, finding.consultation_id))
    if opinion.interview.consultation_id != finding.consultation_id:
        raise SensemakingError("not_of_consultation")
    check, _ = FindingCheck.objects.update_or_create(
        finding=finding,
        interview=opinion.interview,
        defaults={
            "verdict": opinion.verdict,
            "note": opinion.note,
            "is_sample": opinion.interview.is_sample,
        },
    )
    record(check, scope=finding.consultation_id, verdict=str(check.verdict))
    return check


@operation
def remove_check(*, by: Actor, check_id: Key) -> None:
    """Remove what an interview said of a finding."""
    check = lock(FindingCheck, check_id)
    require(can_conclude(by, check.finding.consultation_id))
    record(check, scope=check.finding.consultation_id)
    check.delete()


def evidence_of(finding: Finding, piece: Piece) -> FindingEvidence:
    """Make the row of a piece, without saving it."""
    return FindingEvidence(
        finding=finding,
        stance=piece.stance,
        contribution_id=piece.contribution_id,
        question=piece.question,
        choice=piece.choice,
        citation=piece.citation,
        reading=piece.reading,
        is_sample=finding.is_sample,
    )


def check_pieces(consultation_id: Key, pieces: list[Piece]) -> None:
    """Refuse evidence that is nothing, several things, unapproved, or from elsewhere."""
    for one in pieces:
        if sum(part is not None for part in (one.contribution_id, one.question, one.citation)) != 1:
            raise SensemakingError("evidence_is_one")
        if one.question and str(one.question.survey.consultation_id) != str(consultation_id):
            raise SensemakingError("not_of_consultation")
    approved_voices(consultation_id, {one.contribution_id for one in pieces if one.contribution_id})


def check_rests(finding: Finding) -> None:
    """Hold law 2: a finding has evidence, and says so when that is numbers alone.

    Raises SensemakingError: no_evidence, numbers_only, not_numbers_only.
    """
    weight = weight_of(finding)
    if weight.total == 0:
        raise SensemakingError("no_evidence")
    speaks = weight.voices_of(Stance.SUPPORTS)
    if not speaks and not finding.rests_on_numbers_only:
        raise SensemakingError("numbers_only")
    if speaks and finding.rests_on_numbers_only:
        raise SensemakingError("not_numbers_only")
