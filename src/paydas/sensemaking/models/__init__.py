"""Records of the sense-making."""

from paydas.sensemaking.models.coding import (
    Code,
    Codebook,
    CodeGroup,
    Coding,
    Disposition,
    Memo,
)
from paydas.sensemaking.models.finding import (
    Finding,
    FindingCheck,
    FindingEvidence,
    Recommendation,
)
from paydas.sensemaking.models.report import ReportSection, SituationReport

__all__ = [
    "Code",
    "CodeGroup",
    "Codebook",
    "Coding",
    "Disposition",
    "Finding",
    "FindingCheck",
    "FindingEvidence",
    "Memo",
    "Recommendation",
    "ReportSection",
    "SituationReport",
]
