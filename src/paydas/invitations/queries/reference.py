"""The mix that stages are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.invitations.models import ReferenceShare

if TYPE_CHECKING:
    from decimal import Decimal

    from paydas.core.vocabulary import Key


def reference_shares(consultation_id: Key, dimension: str) -> dict[str, Decimal]:
    """Return the percentages of the newest reference mix by a dimension; one query."""
    rows = ReferenceShare.objects.filter(
        mix__consultation_id=consultation_id, mix__dimension=dimension
    ).order_by("mix__created_at")
    newest: dict[object, dict[str, Decimal]] = {}
    for mix, key, percent in rows.values_list("mix_id", "key", "percent"):
        newest.setdefault(mix, {})[key] = percent
    return list(newest.values())[-1] if newest else {}
