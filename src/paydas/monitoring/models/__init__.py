"""Records of the monitoring."""

from paydas.monitoring.models.measurement import (
    ActivityVoice,
    Evaluation,
    Measurement,
    Period,
    StatusUpdate,
)

__all__ = ["ActivityVoice", "Evaluation", "Measurement", "Period", "StatusUpdate"]
