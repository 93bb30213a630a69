"""Records of the monitoring."""

from paydas.monitoring.models.mail import ProgressMail
from paydas.monitoring.models.measurement import (
    ActivityVoice,
    Evaluation,
    Measurement,
    Period,
    ReportingBody,
    StatusUpdate,
)

__all__ = [
    "ActivityVoice",
    "Evaluation",
    "Measurement",
    "Period",
    "ProgressMail",
    "ReportingBody",
    "StatusUpdate",
]
