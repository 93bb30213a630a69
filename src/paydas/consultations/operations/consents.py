"""The ledger of consents: what was agreed to, under which notice, until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.access import can_protect_data
from paydas.consultations.models import Consent, Participant
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.models import Notice
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Agreement:
    """What somebody agreed to, and how."""

    participant_id: Key
    purpose: str
    notice: Notice
    channel: str


@operation
def give_consents(
    *,
    by: Actor,
    consultation_id: Key,
    agreements: Iterable[Agreement],
    at: datetime | None = None,
) -> list[Consent]:
    """Write consents into the ledger, many at once; a purpose that is living already is kept.

    Link pages call this for their own participant after their own check; staff need the right
    to protect data.
    """
    wanted = list(agreements)
    require(by.link is not None or can_protect_data(by, str(consultation_id)))
    people = {str(one.participant_id) for one in wanted}
    samples = dict(
        Participant.objects.filter(pk__in=people, consultation_id=consultation_id).values_list(
            "pk", "is_sample"
        )
    )
    if len(samples) != len(people):
        raise ConsultationsError("other_consultation")
    living = {
        (str(participant), purpose)
        for participant, purpose in Consent.objects.filter(
            participant_id__in=people, withdrawn_at=None
        ).values_list("participant_id", "purpose")
    }
    by_text = {str(pk): is_sample for pk, is_sample in samples.items()}
    fresh = [
        Consent(
            participant_id=one.participant_id,
            purpose=one.purpose,
            notice=one.notice,
            channel=one.channel,
            given_at=at or timezone.now(),
            is_sample=by_text[str(one.participant_id)],
        )
        for one in wanted
        if (str(one.participant_id), one.purpose) not in living
    ]
    Consent.objects.bulk_create(fresh)
    for consent in fresh:
        record(consent, scope=consultation_id, purpose=str(consent.purpose))
    return fresh


@operation
def withdraw_consent(*, by: Actor, consent_id: Key, at: datetime | None = None) -> Consent:
    """Withdraw a consent; it stays in the ledger with both dates.

    Raises ConsultationsError: consent_withdrawn.
    """
    consent = lock(Consent, consent_id)
    consultation_id = consent.participant.consultation_id
    require(
        can_protect_data(by, consultation_id)
        or (by.link is not None and by.link.subject_id == consent.participant_id)
    )
    if consent.withdrawn_at:
        raise ConsultationsError("consent_withdrawn")
    consent.withdrawn_at = at or timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    record(consent, scope=consultation_id, purpose=consent.purpose)
    return consent
