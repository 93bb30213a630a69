"""Recommendations: asks drawn from findings, addressed to a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, new_codes, save_changes
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Finding, Recommendation
from paydas.sensemaking.vocabulary import RECOMMENDATION_LETTER, FindingState, SensemakingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.stakeholders.models import Organisation


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of whom, because of which findings."""

    text: str
    addressee: Organisation
    findings: Sequence[Finding]
    id: UUID | None = None


@operation
def add_recommendation(*, by: Actor, consultation_id: Key, ask: Ask) -> Recommendation:
    """Write a recommendation as a draft; the same id twice is one.

    Raises SensemakingError: no_finding, not_of_consultation.
    """
    known = Recommendation.objects.filter(pk=ask.id).first() if ask.id else None
    if known is not None:
        return known
    made = add_recommendations(by=by, consultation_id=consultation_id, asks=[ask], is_ready=False)
    return made[0]


@operation
def add_recommendations(
    *,
    by: Actor,
    consultation_id: Key,
    asks: Iterable[Ask],
    is_ready: bool = True,
    is_sample: bool = False,
) -> list[Recommendation]:
    """Write many recommendations at once.

    Raises SensemakingError: no_finding, not_of_consultation, finding_not_ready.
    """
    require(can_conclude(by, str(consultation_id)))
    wanted = list(asks)
    for ask in wanted:
        _check(consultation_id, ask)
        if is_ready:
            _check_ready(ask.findings)
    last = Recommendation.objects.filter(consultation_id=consultation_id).aggregate(Max("position"))
    start = last["position__max"] or 0
    codes = new_codes(Recommendation, RECOMMENDATION_LETTER, len(wanted))
    made = [
        Recommendation(
            **({"pk": ask.id} if ask.id else {}),
            consultation_id=consultation_id,
            code=code,
            text=ask.text,
            addressee=ask.addressee,
            state=FindingState.READY if is_ready else FindingState.DRAFT,
            position=start + place,
            is_sample=is_sample or ask.findings[0].is_sample,
        )
        for place, (ask, code) in enumerate(zip(wanted, codes, strict=True), 1)
    ]
    Recommendation.objects.bulk_create(made)
    through = Recommendation.findings.through
    through._default_manager.bulk_create(
        through(recommendation_id=found.pk, finding_id=finding.pk)
        for found, ask in zip(made, wanted, strict=True)
        for finding in ask.findings
    )
    for found, ask in zip(made, wanted, strict=True):
        record(found, scope=consultation_id, findings=len(ask.findings))
    return made


@operation
def change_recommendation(
    *, by: Actor, recommendation_id: Key, seen: int | None, ask: Ask
) -> Recommendation:
    """Change what is asked, of whom, or because of which findings.

    Of a published one the public goes on reading the edition in force, until the next.
    Raises SensemakingError: no_finding, not_of_consultation.
    """
    found = lock(Recommendation, recommendation_id, seen)
    require(can_conclude(by, found.consultation_id))
    _check(found.consultation_id, ask)
    if found.state != FindingState.DRAFT:
        _check_ready(ask.findings)
    before = set(found.findings.values_list("pk", flat=True))
    changed = save_changes(found, text=ask.text, addressee_id=ask.addressee.pk)
    if before != {finding.pk for finding in ask.findings}:
        found.findings.set(ask.findings)
        changed.append("findings")
    record(found, scope=found.consultation_id, fields=changed)
    return found


@operation
def mark_recommendation(*, by: Actor, recommendation_id: Key, is_ready: bool) -> Recommendation:
    """Mark a recommendation as ready for the next edition, or take it back to draft.

    Raises SensemakingError: published, no_finding, finding_not_ready.
    """
    found = lock(Recommendation, recommendation_id)
    require(can_conclude(by, found.consultation_id))
    if found.state == FindingState.PUBLISHED:
        raise SensemakingError("published")
    if is_ready:
        _check_ready(list(found.findings.all()))
    state = FindingState.READY if is_ready else FindingState.DRAFT
    save_changes(found, state=state)
    record(found, scope=found.consultation_id, state=str(state))
    return found


@operation
def remove_recommendation(*, by: Actor, recommendation_id: Key) -> None:
    """Remove a recommendation that was never published.

    Raises SensemakingError: published.
    """
    found = lock(Recommendation, recommendation_id)
    require(can_conclude(by, found.consultation_id))
    if found.state == FindingState.PUBLISHED:
        raise SensemakingError("published")
    record(found, scope=found.consultation_id)
    found.delete()


def _check(consultation_id: Key, ask: Ask) -> None:
    if not ask.findings:
        raise SensemakingError("no_finding")
    if any(str(one.consultation_id) != str(consultation_id) for one in ask.findings):
        raise SensemakingError("not_of_consultation")


def _check_ready(findings: Sequence[Finding]) -> None:
    if not findings:
        raise SensemakingError("no_finding")
    if all(finding.state == FindingState.DRAFT for finding in findings):
        raise SensemakingError("finding_not_ready")
