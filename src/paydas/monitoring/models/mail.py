"""Who was told by mail where to comment on progress, and who wants no such mail."""

from __future__ import annotations

from django.db import models

from paydas.consultations.models import Participant
from paydas.core.models.record import Record


class ProgressMail(Record):
    """The mail with a participant's link to comment by; none goes out after it was stopped."""

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="progress_mail")
    mailed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
