"""What every record of the chain carries."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from paydas.core.models.labels import Labelled


class Record(Labelled):
    """A record whose uuid may be made by whoever writes it first, so that posting twice is once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
