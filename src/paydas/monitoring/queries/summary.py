"""What waits in this step, for menu and overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.monitoring.models import ActivityVoice, Measurement
from paydas.monitoring.vocabulary import MeasurementState, VoiceState

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Summary:
    """Values approved and waiting to be checked; voices to be published or answered."""

    approved: int
    sent: int
    voices_received: int
    voices_unanswered: int

    @property
    def count(self) -> int:
        """The number beside the menu row."""
        return self.approved

    @property
    def waiting(self) -> int:
        """How many things wait for the staff."""
        return self.sent + self.voices_received


def summary(consultation_id: Key) -> Summary:
    """Count values and voices by what they wait for; two queries."""
    values = Measurement.objects.filter(period__plan__consultation_id=consultation_id).aggregate(
        approved=Count("pk", filter=Q(state=MeasurementState.APPROVED)),
        sent=Count("pk", filter=Q(state=MeasurementState.SENT)),
    )
    voices = ActivityVoice.objects.filter(
        activity__objective__plan__consultation_id=consultation_id
    ).aggregate(
        received=Count("pk", filter=Q(state=VoiceState.RECEIVED)),
        unanswered=Count("pk", filter=Q(state=VoiceState.PUBLISHED, answer="")),
    )
    return Summary(values["approved"], values["sent"], voices["received"], voices["unanswered"])
