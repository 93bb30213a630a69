"""Records of the register."""

from paydas.stakeholders.models.batch import (
    CorrectionRequest,
    ImportBatch,
    ImportRow,
    KeptApart,
    MergeRecord,
)
from paydas.stakeholders.models.organisation import (
    Alias,
    Identifier,
    Organisation,
    OrganisationGroup,
    Relation,
    TargetGroup,
    WorkingArea,
)
from paydas.stakeholders.models.person import ContactPoint, Person, Representation

__all__ = [
    "Alias",
    "ContactPoint",
    "CorrectionRequest",
    "Identifier",
    "ImportBatch",
    "ImportRow",
    "KeptApart",
    "MergeRecord",
    "Organisation",
    "OrganisationGroup",
    "Person",
    "Relation",
    "Representation",
    "TargetGroup",
    "WorkingArea",
]
