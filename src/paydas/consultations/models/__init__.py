"""Records of the consultations."""

from paydas.consultations.models.consultation import (
    Consultation,
    ConsultationStep,
    GuidingQuestion,
    Heading,
    OpenedPhase,
    Programme,
    ProgrammePeriod,
    Project,
    ProjectPartner,
    Theme,
)
from paydas.consultations.models.participant import (
    Approval,
    Consent,
    ConsultationRole,
    DataRequest,
    Participant,
)

__all__ = [
    "Approval",
    "Consent",
    "Consultation",
    "ConsultationRole",
    "ConsultationStep",
    "DataRequest",
    "GuidingQuestion",
    "Heading",
    "OpenedPhase",
    "Participant",
    "Programme",
    "ProgrammePeriod",
    "Project",
    "ProjectPartner",
    "Theme",
]
