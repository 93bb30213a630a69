"""Findings: write, mark as ready, order, remove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max, ProtectedError

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, new_code, new_codes, save_changes
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Finding, FindingCheck, FindingEvidence
from paydas.sensemaking.operations.evidence import (
    Opinion,
    Piece,
    check_pieces,
    check_rests,
    evidence_of,
)
from paydas.sensemaking.vocabulary import FINDING_LETTER, FindingState, SensemakingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.consultations.models import Heading, Theme
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding that is written in one go with what it rests on."""

    title: str
    statement: str
    heading: Heading | None = None
    theme: Theme | None = None
    memo: str = ""
    rests_on_numbers_only: bool = False
    pieces: tuple[Piece, ...] = ()
    opinions: tuple[Opinion, ...] = ()


@operation
def add_finding(
    *,
    by: Actor,
    finding_id: Key,
    consultation_id: Key,
    **values: Any,  # noqa: ANN401 -- the fields of the form
) -> Finding:
    """Write a finding as a draft; its code is given now, so that texts can cite it.

    Nobody outside sees it before it is published. The same id twice is one.
    """
    require(can_conclude(by, str(consultation_id)))
    known = Finding.objects.filter(pk=finding_id).first()
    if known is not None:
        return known
    check_outline(consultation_id, values)
    finding = Finding.objects.create(
        pk=finding_id,
        consultation_id=consultation_id,
        code=new_code(Finding, FINDING_LETTER),
        position=_last(consultation_id) + 1,
        **values,
    )
    record(finding, scope=consultation_id)
    return finding


@operation
def change_finding(*, by: Actor, finding_id: Key, seen: int | None, **values: Any) -> Finding:  # noqa: ANN401 -- the fields of the form
    """Change the words or the place of a finding.

    Of a published one the public goes on reading the edition in force, until the next.
    """
    finding = lock(Finding, finding_id, seen)
    require(can_conclude(by, finding.consultation_id))
    check_outline(finding.consultation_id, values)
    changed = save_changes(finding, **values)
    if finding.state != FindingState.DRAFT:
        check_rests(finding)
    record(finding, scope=finding.consultation_id, fields=changed)
    return finding


@operation
def mark_finding(*, by: Actor, finding_id: Key, is_ready: bool) -> Finding:
    """Mark a finding as ready for the next edition, or take it back to draft.

    Raises SensemakingError: no_evidence, numbers_only, not_numbers_only, published.
    """
    finding = lock(Finding, finding_id)
    require(can_conclude(by, finding.consultation_id))
    if finding.state == FindingState.PUBLISHED:
        raise SensemakingError("published")
    if is_ready:
        check_rests(finding)
    state = FindingState.READY if is_ready else FindingState.DRAFT
    save_changes(finding, state=state)
    record(finding, scope=finding.consultation_id, state=str(state))
    return finding


@operation
def remove_finding(*, by: Actor, finding_id: Key) -> None:
    """Remove a finding that was never published and that nothing rests on.

    Raises SensemakingError: published, in_use.
    """
    finding = lock(Finding, finding_id)
    require(can_conclude(by, finding.consultation_id))
    if finding.state == FindingState.PUBLISHED:
        raise SensemakingError("published")
    if finding.recommendations.exists():
        raise SensemakingError("in_use")
    record(finding, scope=finding.consultation_id)
    try:
        finding.delete()
    except ProtectedError:
        raise SensemakingError("in_use") from None


@operation
def add_findings(
    *, by: Actor, consultation_id: Key, findings: Iterable[NewFinding], is_sample: bool = False
) -> list[Finding]:
    """Write many findings with evidence and checks at once; each is marked as ready."""
    require(can_conclude(by, str(consultation_id)))
    wanted = list(findings)
    for one in wanted:
        check_outline(consultation_id, {"heading": one.heading, "theme": one.theme})
        check_law_two(one)
    check_pieces(consultation_id, [piece for one in wanted for piece in one.pieces])
    codes = new_codes(Finding, FINDING_LETTER, len(wanted))
    start = _last(consultation_id)
    made = Finding.objects.bulk_create(
        Finding(
            consultation_id=consultation_id,
            code=code,
            title=one.title,
            statement=one.statement,
            heading=one.heading,
            theme=one.theme,
            memo=one.memo,
            rests_on_numbers_only=one.rests_on_numbers_only,
            state=FindingState.READY,
            position=start + place,
            is_sample=is_sample,
        )
        for place, (one, code) in enumerate(zip(wanted, codes, strict=True), 1)
    )
    _write_evidence(made, wanted)
    for finding, one in zip(made, wanted, strict=True):
        record(finding, scope=consultation_id, evidence=len(one.pieces), checks=len(one.opinions))
    return made


def check_law_two(finding: NewFinding) -> None:
    """Hold law 2 for a finding that is not saved yet.

    Raises SensemakingError: no_evidence, numbers_only.
    """
    if not finding.pieces:
        raise SensemakingError("no_evidence")
    speaks = any(piece.contribution_id for piece in finding.pieces)
    if not speaks and not finding.rests_on_numbers_only:
        raise SensemakingError("numbers_only")


def check_outline(consultation_id: Key, values: dict[str, Any]) -> None:
    """Refuse heading and theme of another consultation."""
    for part in (values.get("heading"), values.get("theme")):
        if part is not None and str(part.consultation_id) != str(consultation_id):
            raise SensemakingError("not_of_consultation")


def _write_evidence(made: list[Finding], wanted: list[NewFinding]) -> None:
    pairs = list(zip(made, wanted, strict=True))
    FindingEvidence.objects.bulk_create(
        evidence_of(finding, piece) for finding, one in pairs for piece in one.pieces
    )
    FindingCheck.objects.bulk_create(
        FindingCheck(
            finding=finding,
            interview=opinion.interview,
            verdict=opinion.verdict,
            note=opinion.note,
            is_sample=finding.is_sample,
        )
        for finding, one in pairs
        for opinion in one.opinions
    )


def _last(consultation_id: UUID | str) -> int:
    found = Finding.objects.filter(consultation_id=consultation_id).aggregate(Max("position"))
    return found["position__max"] or 0
