"""The published rule of who is eligible, and the mix that invitations are compared with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.models import Consultation
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.invitations.access import can_plan
from paydas.invitations.models import ReferenceMix, ReferenceShare, SelectionRule
from paydas.invitations.vocabulary import InvitationsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Shares are rounded to hundredths; the rounding of all of them together may miss this much.
ROUNDING = Decimal("0.5")


@operation
def add_rule(
    *,
    by: Actor,
    rule_id: Key,
    consultation_id: Key,
    values: Mapping[str, object],
) -> SelectionRule:
    """Write a rule of who is eligible; posting twice makes one."""
    require(can_plan(by, str(consultation_id)))
    consultation = Consultation.objects.get(pk=consultation_id)
    found, is_new = SelectionRule.objects.get_or_create(
        pk=rule_id,
        defaults={
            "consultation": consultation,
            "is_sample": consultation.is_sample,
            **values,
        },
    )
    if is_new:
        record(found, scope=consultation_id)
    return found


@operation
def change_rule(
    *, by: Actor, rule_id: Key, seen: int | None, values: Mapping[str, object]
) -> SelectionRule:
    """Change a rule that is not published yet.

    Raises InvitationsError: rule_published, because people were told of it; StaleRecordError.
    """
    found = lock(SelectionRule, rule_id, seen)
    require(can_plan(by, found.consultation_id))
    if found.published_at:
        raise InvitationsError("rule_published")
    changed = save_changes(found, **values)
    record(found, scope=found.consultation_id, fields=changed)
    return found


@operation
def publish_rule(*, by: Actor, rule_id: Key, at: datetime | None = None) -> SelectionRule:
    """Publish a rule: from now on it stays as it is."""
    found = lock(SelectionRule, rule_id)
    require(can_plan(by, found.consultation_id))
    if not found.published_at:
        save_changes(found, published_at=at or timezone.now())
        record(found, scope=found.consultation_id)
    return found


@operation
def set_mix(
    *,
    by: Actor,
    mix_id: Key,
    consultation_id: Key,
    values: Mapping[str, object],
    shares: Mapping[str, Decimal],
) -> ReferenceMix:
    """Write a reference mix with its shares in percent, replacing those that were there.

    Raises InvitationsError: shares_sum.
    """
    require(can_plan(by, str(consultation_id)))
    total = sum(shares.values(), Decimal(0))
    if abs(total - 100) > ROUNDING:
        raise InvitationsError("shares_sum", sum=total.normalize())
    consultation = Consultation.objects.get(pk=consultation_id)
    found, is_new = ReferenceMix.objects.get_or_create(
        pk=mix_id,
        defaults={"consultation": consultation, "is_sample": consultation.is_sample, **values},
    )
    require(str(found.consultation_id) == str(consultation_id))
    if not is_new:
        save_changes(found, **values)
        found.shares.all().delete()
    ReferenceShare.objects.bulk_create(
        ReferenceShare(mix=found, key=key, percent=percent) for key, percent in shares.items()
    )
    record(found, scope=consultation_id, shares=len(shares))
    return found
