"""Participants as the small-group rule counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.models import Participant
from paydas.consultations.queries.suppression import Crowd, Snapshot
from paydas.core.queries.kept import kept

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


@kept
def crowd_of(consultation_id: Key) -> Crowd:
    """Return the participants of a consultation, ready to coarsen one of them; one query."""
    found = Participant.objects.filter(consultation_id=consultation_id, erased_at=None)
    rows = found.values_list("sector", "province_id", "province__nuts1", "areas")
    return Crowd(
        Snapshot(sector, province or "", region or "", area)
        for sector, province, region, areas in rows
        for area in (areas or [""])[:1]
    )


def snapshot_of(participant: Participant) -> Snapshot:
    """Return what a participant could be recognised by; of several areas the first counts."""
    province = participant.province
    return Snapshot(
        sector=participant.sector,
        province=province.plate if province else "",
        region=province.nuts1 if province else "",
        area=(participant.areas or [""])[0],
    )
