"""Evidence as its table shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.listening.models import Contribution
from paydas.listening.queries.contributions import with_place, with_words, words_of
from paydas.sensemaking.queries.findings import evidence_of

if TYPE_CHECKING:
    from paydas.sensemaking.models import Finding, FindingEvidence


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece with its words: a contribution's, a survey question's or a source's."""

    piece: FindingEvidence
    words: str
    voice: Contribution | None = None
    choice: str = ""


def evidence_rows(finding: Finding) -> list[EvidenceRow]:
    """Return what a finding rests on, with words, in two queries."""
    pieces = list(evidence_of(finding.pk))
    ids = [piece.contribution_id for piece in pieces if piece.contribution_id]
    voices = {
        one.pk: one for one in with_place(with_words(Contribution.objects.filter(pk__in=ids)))
    }
    return [_row(piece, voices.get(piece.contribution_id)) for piece in pieces]  # type: ignore[arg-type] # None finds nothing


def _row(piece: FindingEvidence, voice: Contribution | None) -> EvidenceRow:
    if voice is not None:
        return EvidenceRow(piece, words_of(voice), voice)
    if piece.question is not None:
        labels = {one["key"]: one["text"] for one in piece.question.choices}
        return EvidenceRow(
            piece, piece.question.text, choice=labels.get(piece.choice, piece.choice)
        )
    return EvidenceRow(piece, piece.citation.quote if piece.citation else "")
